import Foundation
import ScenarioModel
import SessionStore
import Sessions

/// Reads replay files and the scenarios they were played on.
struct ReplayReader {
  let library: ScenarioLibrary

  /// A session before its first event, with the file it came from.
  func read(_ path: String) throws(CommandFailure) -> (session: Session, file: ReplayFile) {
    let file = try file(path)
    let loaded = try library.load(
      folder: try library.folder(named: file.header.scenario),
      difficulty: file.header.difficulty
    )
    guard loaded.worldDigest == file.header.worldDigest else {
      throw CommandFailure(
        "\(path) was played on another version of '\(file.header.scenario)'"
          + " (its digest begins \(file.header.worldDigest.prefix(12)),"
          + " the installed one \(loaded.worldDigest.prefix(12)))",
        code: .dataError
      )
    }
    return (try library.session(file.header, of: loaded.scenario), file)
  }

  /// The session of a file after all its events, each checked against what the world gives.
  func replayed(_ path: String) throws(CommandFailure) -> Session {
    var (session, file) = try read(path)
    for event in file.events { try session.replay(event, from: path) }
    return session
  }

  private func file(_ path: String) throws(CommandFailure) -> ReplayFile {
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
  /// Applies a recorded event after checking it; `name` says in an error where it came from.
  mutating func replay(_ event: SessionEvent, from name: String) throws(CommandFailure) {
    do {
      try replay(event) { words, session in
        try? SliceParser(world: session.scenario.world, clock: session.clock).parse(words)
      }
    } catch {
      throw CommandFailure("\(name): \(error)", code: .dataError)
    }
  }
}
