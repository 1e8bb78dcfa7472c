import Foundation
import ScenarioModel
import Scoring
import SessionStore
import Sessions
import Telemetry

/// Reads replay files and the scenarios they were played on.
struct ReplayReader {
  private let library: ScenarioLibrary
  private let calibrations: CalibrationShelf

  init(_ surroundings: Surroundings) {
    library = ScenarioLibrary(surroundings)
    calibrations = CalibrationShelf(surroundings)
  }

  /// A session before its first event, with the file it came from.
  func read(_ path: String) throws(CommandFailure) -> (session: Session, file: ReplayFile) {
    let file = try file(path)
    let loaded = try scenario(of: file, from: path)
    return (try library.session(file.header, of: loaded.scenario), file)
  }

  /// The scenario of a file: the installed one if it is the same, else the one that the file brings.
  func scenario(
    of file: ReplayFile,
    from path: String
  ) throws(CommandFailure) -> ScenarioLibrary.Loaded {
    let header = file.header
    guard header.namesScenario else {
      throw CommandFailure(
        "\(path) names '\(header.scenario)', which is no name of a scenario",
        code: .dataError
      )
    }
    if let bundle = file.bundle {
      if let folder = try? library.folder(named: header.scenario),
        let installed = try? library.load(folder: folder, difficulty: header.difficulty),
        installed.worldDigest == header.worldDigest
      {
        return installed
      }
      return try brought(bundle, by: file, from: path)
    }
    let loaded = try library.load(
      folder: try library.folder(named: header.scenario),
      difficulty: header.difficulty
    )
    try check(loaded, against: header, from: path, "the installed one")
    return loaded
  }

  private func brought(
    _ bundle: ScenarioBundle,
    by file: ReplayFile,
    from path: String
  ) throws(CommandFailure) -> ScenarioLibrary.Loaded {
    let loaded: ScenarioLibrary.Loaded
    do {
      loaded = try library.unpacked(file.header, bundle: bundle.files)
    } catch {
      throw CommandFailure(
        "\(path) brings a scenario that cannot be used:\n\(error.message)",
        code: error.code
      )
    }
    try check(loaded, against: file.header, from: path, "the one it brings")
    if let bytes = bundle.files[CalibrationShelf.ownFileName] {
      let stamp = CalibrationShelf.stamp(
        of: loaded.scenario,
        worldDigest: loaded.worldDigest
      )
      do {
        try calibrations.adopt(bytes, for: stamp)
      } catch {
        throw CommandFailure(
          "\(path) brings a calibration that cannot be used: \(error)",
          code: .dataError
        )
      }
    }
    return loaded
  }

  private func check(
    _ loaded: ScenarioLibrary.Loaded,
    against header: SessionHeader,
    from path: String,
    _ which: String
  ) throws(CommandFailure) {
    guard loaded.worldDigest == header.worldDigest else {
      throw CommandFailure(
        "\(path) was played on another version of '\(header.scenario)'"
          + " (its digest begins \(header.worldDigest.prefix(12)),"
          + " \(which) \(loaded.worldDigest.prefix(12)))",
        code: .dataError
      )
    }
  }

  /// Every event of a file checked against what its world gives, and the seal against its score.
  ///
  /// The session after each event, from before the first, and its score where it was declared.
  func verified(
    _ path: String,
    _ desk: ScoreDesk
  ) throws -> (file: ReplayFile, steps: [Session], card: Scorecard?) {
    let (start, file) = try read(path)
    let steps = try start.steps(through: file.events, from: path)
    let last = steps.last ?? start
    return (file, steps, try desk.card(of: last, from: file, at: path))
  }

  /// The session of a file after all its events, each checked against what the world gives.
  func replayed(_ path: String) throws(CommandFailure) -> Session {
    var (session, file) = try read(path)
    for event in file.events { try session.replay(event, from: path) }
    return session
  }

  /// A replay file with its hashes checked, without its scenario.
  func file(_ path: String) throws(CommandFailure) -> ReplayFile {
    var isFolder = ObjCBool(false)
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
      throw CommandFailure("\(path) is a folder; name the replay file in it", code: .noInput)
    }
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw CommandFailure(
        "there is no session or replay file '\(path)'; 'firedrill history' lists sessions",
        code: .noInput
      )
    }
    do {
      let data = try handle.read(upToCount: ReplayLimits.fileBytes + 1) ?? Data()
      return try ReplayFile(decoding: Array(data), hash: Digests.sha256)
    } catch let error as ReplayError {
      throw CommandFailure("\(path): \(error)", code: .dataError)
    } catch {
      throw CommandFailure(
        "\(path) cannot be read: \(error.localizedDescription)",
        code: .noInput
      )
    }
  }
}

extension Session {
  /// This session and what it becomes with each of some recorded events, every one checked.
  func steps(
    through events: [SessionEvent],
    from name: String
  ) throws(CommandFailure) -> [Session] {
    var steps = [self]
    for event in events {
      var next = steps[steps.count - 1]
      try next.replay(event, from: name)
      steps.append(next)
    }
    return steps
  }

  /// Applies a recorded event after checking it; `name` says in an error where it came from.
  mutating func replay(_ event: SessionEvent, from name: String) throws(CommandFailure) {
    do {
      try replay(event) { words, session in
        try? SliceParser(world: session.scenario.world, clock: session.clock).parse(words)
      }
    } catch {
      throw CommandFailure("\(name): \(error.withHint)", code: .dataError)
    }
  }
}
