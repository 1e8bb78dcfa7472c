import Scoring
import SessionStore
import Sessions

extension SessionShelf {
  /// Begins a session that goes on from an event of another, 0 being the page.
  ///
  /// Only of a session that is over: the end of a branch tells the truth of its parent.
  func branch(_ id: SessionID, at number: Int) throws(CommandFailure) -> SessionID {
    let (parent, bundle) = try CommandFailure.wrap { () throws(StoreError) in
      (try store.load(id), try store.bundle(of: id))
    }
    guard parent.state != .open else {
      throw CommandFailure(
        "session \(id) is still open, and the end of a branch would tell its truth;"
          + " declare or abandon it first",
        code: .usage
      )
    }
    let last = parent.events.count - 1
    guard (0...last).contains(number) else {
      throw CommandFailure(
        (number == last + 1
          ? "event \(number) ended session \(id), and nothing goes on from there"
          : "session \(id) has no event \(number)")
          + "; name one from 0, the page, to \(last)",
        code: .usage
      )
    }
    var header = parent.header
    header.lineage = SessionLineage(
      session: id.rawValue,
      event: number,
      hash: try CommandFailure.wrap { () throws(StoreError) in
        try store.linkHash(of: id, event: number)
      }
    )
    return try create(
      header,
      label: parent.label,
      bundle: bundle.files,
      known: .branch,
      events: Array(parent.events.prefix(number))
    )
  }

  /// Keeps a session that came from a file and was checked; refused where it is here already.
  func add(
    _ file: ReplayFile,
    _ card: Scorecard?,
    label: String,
    bundle: [String: [UInt8]]
  ) throws -> SessionID {
    let twin = try CommandFailure.wrap { () throws(StoreError) in
      try store.twin(of: file.header, events: file.events)
    }
    if let twin {
      throw CommandFailure(
        "that session is here already, as session \(twin)",
        code: .cannotCreate
      )
    }
    let id = try create(
      file.header,
      label: label,
      bundle: bundle,
      known: .imported,
      events: file.events
    )
    if let card { try record(card, of: id, digest: file.score?.digest) }
    return id
  }

  /// The scenario's files as the session was played on them, with the calibration that scored it.
  func bundle(of session: Session, _ id: SessionID, _ desk: ScoreDesk) throws -> ScenarioBundle {
    var bundle = try CommandFailure.wrap { () throws(StoreError) in try store.bundle(of: id) }
    if session.isScorable {
      bundle.files[CalibrationShelf.ownFileName] = try desk.calibrationFile(of: session)
    }
    return bundle
  }
}
