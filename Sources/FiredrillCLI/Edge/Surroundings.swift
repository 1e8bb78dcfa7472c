import Foundation
import Plotting
import Terminal

/// What the program finds around it: environment, terminal and folders.
struct Surroundings {
  let environment: [String: String]
  let terminal: TerminalCapabilities
  /// Whether a screen reader reads along: nothing is redrawn, and figures are put into words.
  let isPlain: Bool

  init(isPlain: Bool = false) {
    environment = ProcessInfo.processInfo.environment
    terminal = TerminalCapabilities.ofThisProcess(environment: environment)
    self.isPlain = isPlain || !(environment["FIREDRILL_PLAIN"] ?? "").isEmpty
  }

  /// Whether the screen may be changed where it was written already.
  var canRedraw: Bool { terminal.canEditLines && !isPlain }

  /// How text is written to this terminal as wide as it is now; 80 columns where there is none.
  var style: TextStyle {
    TextStyle(
      width: min(200, max(40, columns)),
      glyphs: terminal.isUTF8 || !terminal.isOutputTerminal ? .unicode : .ascii,
      colour: isPlain ? .none : colour,
      form: isPlain ? .spoken : .drawn
    )
  }

  private var columns: Int {
    guard terminal.isOutputTerminal else { return 80 }
    let size = TerminalSize(descriptor: OutputWriter.standardOutput.descriptor)
    return (size ?? terminal.size).columns
  }

  private var colour: ColourDepth {
    switch terminal.colour {
    case .none: .none
    case .sixteen: .ansi16
    case .twoHundredFiftySix: .ansi256
    }
  }

  /// Where sessions are kept: `FIREDRILL_HOME`, else `firedrill` in the XDG data directory.
  ///
  /// Source: XDG Base Directory Specification 0.8; relative values of its variable are ignored.
  var dataFolder: URL {
    if let home = environment["FIREDRILL_HOME"], !home.isEmpty {
      return URL(fileURLWithPath: home, isDirectory: true)
    }
    if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") {
      return URL(fileURLWithPath: data, isDirectory: true).appendingPathComponent("firedrill")
    }
    return FileManager.default.homeDirectoryForCurrentUser
      .appendingPathComponent(".local/share/firedrill", isDirectory: true)
  }

  /// Where what can be made again is kept: `cache` in `FIREDRILL_HOME`, else `firedrill` in the XDG
  /// cache directory.
  var cacheFolder: URL {
    if let home = environment["FIREDRILL_HOME"], !home.isEmpty {
      return URL(fileURLWithPath: home, isDirectory: true).appendingPathComponent("cache")
    }
    if let cache = environment["XDG_CACHE_HOME"], cache.hasPrefix("/") {
      return URL(fileURLWithPath: cache, isDirectory: true).appendingPathComponent("firedrill")
    }
    return FileManager.default.homeDirectoryForCurrentUser
      .appendingPathComponent(".cache/firedrill", isDirectory: true)
  }

  /// Folders in which scenarios are looked for, first to last.
  var scenarioFolders: [URL] {
    if let folder = environment["FIREDRILL_SCENARIOS"], !folder.isEmpty {
      return [URL(fileURLWithPath: folder, isDirectory: true)]
    }
    let beside = executableFolder.map {
      $0.deletingLastPathComponent().appendingPathComponent("share/firedrill/Scenarios")
    }
    return [URL(fileURLWithPath: "Scenarios", isDirectory: true)] + (beside.map { [$0] } ?? [])
  }

  private var executableFolder: URL? {
    Bundle.main.executableURL?.resolvingSymlinksInPath().deletingLastPathComponent()
  }
}
