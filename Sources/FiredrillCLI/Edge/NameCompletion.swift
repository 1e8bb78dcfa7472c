import ArgumentParser
import Drills
import Foundation
import Sessions

/// Completes arguments in a shell: names of scenarios, numbers of sessions, and replay files.
///
/// Pressing Tab creates and changes nothing. A list that cannot be read counts as empty.
enum NameCompletion {
  static let scenarios = CompletionKind.custom { _, _, prefix in
    let known = begins(names(), prefix)
    return known.isEmpty ? files(prefix) { $0.hasDirectoryPath } : known
  }

  static let openSessions = CompletionKind.custom { _, _, prefix in
    begins(numbers { try $0.openSessions() }, prefix)
  }

  static let sessions = CompletionKind.custom { _, _, prefix in
    begins(numbers { try $0.sessions() }, prefix)
  }

  static let sessionsAndReplays = CompletionKind.custom { _, _, prefix in
    begins(numbers { try $0.sessions() }, prefix)
      + files(prefix) { $0.hasDirectoryPath || $0.pathExtension == "jsonl" }
  }

  private static func begins(_ words: [String], _ prefix: String) -> [String] {
    words.filter { $0.hasPrefix(prefix) }
  }

  private static func names() -> [String] {
    let folders = try? CommandEnvironment().services.catalog.folders()
    return (folders ?? []).map { URL(fileURLWithPath: $0).lastPathComponent }
  }

  private static func numbers(
    _ listed: (SessionService) throws -> [SessionSummary]
  ) -> [String] {
    var environment = CommandEnvironment().services.environment
    // Whoever presses Tab waits for no database and hears of none.
    environment.storePatience = 0.5
    environment.notify = { _ in }
    guard SessionService.exists(in: environment),
      let service = try? DrillServices(environment).limited(to: nil).sessions(),
      let sessions = try? listed(service)
    else { return [] }
    return sessions.map { "\($0.id)" }
  }

  /// Paths that begin with the typed text; folders end with a slash so that typing can go on.
  private static func files(_ prefix: String, where isFitting: (URL) -> Bool) -> [String] {
    let slash = prefix.lastIndex(of: "/").map { prefix.index(after: $0) } ?? prefix.startIndex
    let folder = String(prefix[..<slash])
    let names =
      (try? FileManager.default.contentsOfDirectory(
        at: URL(fileURLWithPath: folder.isEmpty ? "." : folder, isDirectory: true),
        includingPropertiesForKeys: [.isDirectoryKey],
        options: .skipsHiddenFiles
      )) ?? []
    return names.filter(isFitting).map {
      folder + $0.lastPathComponent + ($0.hasDirectoryPath ? "/" : "")
    }.filter { $0.hasPrefix(prefix) }.sorted()
  }
}
