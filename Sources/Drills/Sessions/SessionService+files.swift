package import Reports
import Scoring
import SessionStore
package import Sessions

extension SessionService {
  /// Keeps a session that came from a file and was checked; refused where it is here already.
  package func keep(
    _ replay: VerifiedReplay,
    label: String
  ) throws(DrillError) -> ImportedSession {
    let id = try add(replay, label: label)
    let summary = try summary(of: id)
    return ImportedSession(
      session: id.rawValue,
      scenario: summary.scenario,
      state: summary.state.rawValue,
      events: summary.events,
      score: replay.card?.score
    )
  }

  /// Keeps such a session and gives its number.
  package func add(
    _ replay: VerifiedReplay,
    label: String
  ) throws(DrillError) -> SessionID {
    let file = replay.file
    let twin = try DrillError.wrap { try store.twin(of: file.header, events: file.events) }
    if let twin { throw .duplicate(twin) }
    let id = try create(
      file.header,
      label: label,
      files: replay.scenario.files,
      known: .imported,
      events: file.events
    )
    if let card = replay.card { try record(card, of: id, digest: file.score?.digest) }
    return id
  }

  /// Records that the telemetry of an open session is written to files, which takes minutes like the
  /// looks that it can stand in for.
  package func recordExport(of id: SessionID, as format: String) throws(DrillError) {
    var session = try load(id)
    let commands: [SessionCommand] = [
      .wait(minutes: SessionLimits.exportMinutes), .note("telemetry exported as \(format)"),
    ]
    for command in commands {
      let event = try DrillError.wrap { try session.decide(command).event }
      try DrillError.wrap { try store.append(event, as: session.entries.count + 1, to: id) }
      session.apply(event)
    }
  }

  /// The replay file of a session that is over; with its scenario and calibration, and signed by the
  /// data folder's key, where asked for.
  package func replayFile(
    of id: SessionID,
    _ scorekeeper: Scorekeeper,
    isBundled: Bool = false,
    isSigned: Bool = false
  ) async throws(DrillError) -> [UInt8] {
    let session = try load(id)
    guard session.isOver else { throw .stillOpen(id, for: .replayFile) }
    let signer =
      isSigned ? try DrillError.wrap { try SigningKeyFile(environment).signer() } : nil
    var bundle: ScenarioBundle?
    if isBundled {
      bundle = try DrillError.wrap { try store.bundle(of: id) }
      if session.isScorable {
        bundle?.files[CalibrationStore.ownFileName] =
          try await scorekeeper.calibrationFile(of: session)
      }
    }
    let file = ReplayFile(
      header: session.header,
      events: session.entries.map(\.event),
      score: try await seal(of: session, id, scorekeeper),
      bundle: bundle
    )
    do {
      return try file.encoded(hash: Digests.sha256, signer: signer)
    } catch {
      throw .replay(.unwritable(id, error))
    }
  }
}
