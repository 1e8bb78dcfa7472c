import Foundation
import ScenarioModel
package import Scoring
package import SessionStore
package import Sessions
import Telemetry

/// Reads replay files and the scenarios they were played on; the one reader of all commands.
package struct ReplayReader: Sendable {
  private let catalog: ScenarioCatalog
  let scorekeeper: Scorekeeper

  package init(_ catalog: ScenarioCatalog, _ scorekeeper: Scorekeeper) {
    self.catalog = catalog
    self.scorekeeper = scorekeeper
  }

  /// A session before its first event, with the file it came from and its scenario.
  package func read(_ path: String) throws(DrillError) -> OpenedReplay {
    try opened(try file(path), from: path)
  }

  /// A file that was read, with its scenario and the session before its first event.
  func opened(_ file: ReplayFile, from path: String) throws(DrillError) -> OpenedReplay {
    let scenario = try scenario(of: file, from: path)
    return OpenedReplay(
      file: file,
      scenario: scenario,
      session: try catalog.session(file.header, of: scenario)
    )
  }

  /// Every event of a file checked against what its world gives, and the seal against its score.
  ///
  /// Complexity: that of every look in the file, and of the score.
  package func verified(_ path: String) async throws(DrillError) -> VerifiedReplay {
    let replay = try read(path)
    let session = try replayed(replay, from: path)
    return VerifiedReplay(
      file: replay.file,
      scenario: replay.scenario,
      session: session,
      card: try await scorekeeper.card(of: session, from: replay.file, at: path)
    )
  }

  /// The session after the last event of a file, each of which is checked.
  func replayed(_ replay: OpenedReplay, from path: String) throws(DrillError) -> Session {
    var session = replay.session
    for event in replay.file.events {
      try session.replay(event, from: path, asking: Session.askedAgain(_:in:))
    }
    return session
  }

  /// The scenario of a file: the installed one if it is the same, else the one that the file brings.
  private func scenario(
    of file: ReplayFile,
    from path: String
  ) throws(DrillError) -> LoadedScenario {
    let header = file.header
    guard header.namesScenario else {
      throw .replay(.badScenarioName(path: path, name: header.scenario))
    }
    if let bundle = file.bundle {
      let brought = try loaded(bundle, by: file, from: path)
      if let folder = try? catalog.folder(named: header.scenario),
        let installed = try? catalog.load(folder: folder, difficulty: header.difficulty),
        installed.worldDigest == header.worldDigest
      {
        return installed
      }
      try adoptCalibration(of: bundle, for: brought, from: path)
      return brought
    }
    let installed = try DrillError.wrap {
      try catalog.load(
        folder: try catalog.folder(named: header.scenario),
        difficulty: header.difficulty
      )
    }
    try check(installed, against: header, from: path, isBrought: false)
    return installed
  }

  /// The scenario that a file brings, checked against what the file says it was played on.
  private func loaded(
    _ bundle: ScenarioBundle,
    by file: ReplayFile,
    from path: String
  ) throws(DrillError) -> LoadedScenario {
    let loaded: LoadedScenario
    do {
      loaded = try catalog.load(
        files: bundle.files,
        name: file.header.scenario,
        difficulty: file.header.difficulty
      )
    } catch {
      throw .replay(.unusableScenario(path: path, error))
    }
    try check(loaded, against: file.header, from: path, isBrought: true)
    return loaded
  }

  private func adoptCalibration(
    of bundle: ScenarioBundle,
    for loaded: LoadedScenario,
    from path: String
  ) throws(DrillError) {
    guard let bytes = bundle.files[CalibrationStore.ownFileName] else { return }
    let stamp = CalibrationStore.stamp(of: loaded.scenario, worldDigest: loaded.worldDigest)
    do {
      try scorekeeper.calibrations.adopt(bytes, for: stamp)
    } catch {
      throw .replay(.unusableCalibration(path: path, error))
    }
  }

  private func check(
    _ loaded: LoadedScenario,
    against header: SessionHeader,
    from path: String,
    isBrought: Bool
  ) throws(DrillError) {
    guard !isBrought || loaded.textDigest == header.textDigest else {
      throw .replay(.otherTexts(path: path, scenario: header.scenario))
    }
    guard loaded.worldDigest == header.worldDigest else {
      throw .replay(
        .otherWorld(
          path: path,
          scenario: header.scenario,
          played: header.worldDigest,
          found: loaded.worldDigest,
          isBrought: isBrought
        )
      )
    }
  }

  /// A replay file with its hashes and its signature checked, without its scenario; `-` is standard
  /// input.
  package func file(_ path: String) throws(DrillError) -> ReplayFile {
    let file = try decoded(path)
    guard file.signature?.isValid != false else { throw .replay(.wrongSignature(path: path)) }
    return file
  }

  /// A replay file with its hashes checked and its signature as it stands there.
  func decoded(_ path: String) throws(DrillError) -> ReplayFile {
    let isPiped = path == "-"
    let name = isPiped ? "standard input" : path
    do {
      let data = try isPiped ? Self.piped.get() : Self.data(ofFile: path)
      return try ReplayFile(decoding: Array(data), hash: Digests.sha256)
    } catch let error as ReplayError {
      throw .replay(.malformed(path: name, error))
    } catch let error as DrillError {
      throw error
    } catch {
      throw .replay(.unreadable(path: name, reason: error.localizedDescription))
    }
  }

  /// The bytes of standard input up to the limit, kept because a pipe can be read only once.
  private static let piped = Result {
    try FileHandle.standardInput.read(upToCount: ReplayLimits.fileBytes + 1) ?? Data()
  }

  private static func data(ofFile path: String) throws -> Data {
    var isFolder = ObjCBool(false)
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
      throw DrillError.replay(.isFolder(path: path))
    }
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw DrillError.replay(.missing(path: path))
    }
    return try handle.read(upToCount: ReplayLimits.fileBytes + 1) ?? Data()
  }
}

/// A replay file with its scenario and its session before the first event.
package struct OpenedReplay: Sendable {
  package var file: ReplayFile
  package var scenario: LoadedScenario
  package var session: Session
}

/// A replay file of which every event and the seal were checked.
package struct VerifiedReplay: Sendable {
  package var file: ReplayFile
  package var scenario: LoadedScenario
  /// The session after its last event.
  package var session: Session
  /// The score of a session that was declared.
  package var card: Scorecard?
}

extension Session {
  /// Applies a recorded event after checking it; `name` says in an error where it came from.
  ///
  /// `ask` asks a question in SQL again; without it, questions are taken as recorded.
  mutating func replay(
    _ event: SessionEvent,
    from name: String,
    asking ask: ((AskedQuery, Session) -> AskedQuery?)? = nil
  ) throws(DrillError) {
    do {
      try replay(
        event,
        query: { words, session in
          try? SliceParser(world: session.scenario.world, clock: session.clock).parse(words)
        },
        asking: ask
      )
    } catch {
      throw .replay(.mismatch(name: name, error))
    }
  }
}
