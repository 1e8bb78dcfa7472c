import Drills
import Foundation

extension CommandEnvironment {
  /// The folders, clock and chance of the application layer: the one place where they come in.
  ///
  /// A `store` goes before the one of the variable `FIREDRILL_STORE`.
  static func drills(
    _ variables: [String: String],
    store: String? = nil
  ) -> DrillEnvironment {
    let progress = WorkProgress()
    return DrillEnvironment(
      dataFolder: dataFolder(variables),
      store: store ?? variables["FIREDRILL_STORE"],
      cacheFolder: cacheFolder(variables),
      scenarioFolders: folders("Scenarios", named: "FIREDRILL_SCENARIOS", variables),
      bankFolders: folders("Questions", named: "FIREDRILL_QUESTIONS", variables),
      programStamp: programStamp,
      now: { Int(Date().timeIntervalSince1970) },
      // Programs that read JSON numbers as doubles keep 53 bits.
      randomSeed: { UInt64.random(in: 0..<(1 << 53)) },
      notify: { progress.show($0) }
    )
  }

  /// The folder of sessions: `FIREDRILL_HOME`, else `firedrill` in the XDG data directory.
  ///
  /// Source: XDG Base Directory Specification 0.8; relative values of its variable are ignored.
  private static func dataFolder(_ variables: [String: String]) -> URL {
    if let home = variables["FIREDRILL_HOME"], !home.isEmpty {
      return URL(fileURLWithPath: home, isDirectory: true)
    }
    if let data = variables["XDG_DATA_HOME"], data.hasPrefix("/") {
      return URL(fileURLWithPath: data, isDirectory: true).appendingPathComponent("firedrill")
    }
    return home(variables).appendingPathComponent(".local/share/firedrill", isDirectory: true)
  }

  /// The folder of what can be made again: `cache` in `FIREDRILL_HOME`, else `firedrill` in the XDG
  /// cache directory.
  private static func cacheFolder(_ variables: [String: String]) -> URL {
    if let home = variables["FIREDRILL_HOME"], !home.isEmpty {
      return URL(fileURLWithPath: home, isDirectory: true).appendingPathComponent("cache")
    }
    if let cache = variables["XDG_CACHE_HOME"], cache.hasPrefix("/") {
      return URL(fileURLWithPath: cache, isDirectory: true).appendingPathComponent("firedrill")
    }
    return home(variables).appendingPathComponent(".cache/firedrill", isDirectory: true)
  }

  /// The user's home: `HOME`, or where it is unset the one of the password file.
  private static func home(_ variables: [String: String]) -> URL {
    if let home = variables["HOME"], home.hasPrefix("/") {
      return URL(fileURLWithPath: home, isDirectory: true)
    }
    return FileManager.default.homeDirectoryForCurrentUser
  }

  /// The folders in which scenarios or questions are looked for, first to last: the one that a
  /// variable names, or else the one here and the one beside the installed program.
  private static func folders(
    _ name: String,
    named variable: String,
    _ variables: [String: String]
  ) -> [URL] {
    if let folder = variables[variable], !folder.isEmpty {
      return [URL(fileURLWithPath: folder, isDirectory: true)]
    }
    let executable = Bundle.main.executableURL?.resolvingSymlinksInPath()
    let beside = executable.map {
      $0.deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("share/firedrill/\(name)")
    }
    return [URL(fileURLWithPath: name, isDirectory: true)] + (beside.map { [$0] } ?? [])
  }

  /// The path, size and age of this build of the program.
  private static let programStamp: String? = {
    guard let path = Bundle.main.executableURL?.resolvingSymlinksInPath().path,
      let attributes = try? FileManager.default.attributesOfItem(atPath: path),
      let size = attributes[.size] as? Int, let date = attributes[.modificationDate] as? Date
    else { return nil }
    return "\(path) \(size) \(date.timeIntervalSince1970)"
  }()
}
