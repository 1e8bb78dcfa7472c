#if canImport(Glibc)
  private import Glibc
#else
  private import Darwin
#endif
private import CLibEdit

/// The capabilities of the terminal in which this program runs.
///
/// This module owns everything that asks the operating system about a terminal: what it can show,
/// lines typed with editing and completion or read from a pipe, single keys, signals, and writing
/// with the errors that a closed pipe or a full disk gives. It does not know what is written or
/// what a line means. Signal handlers and libedit's calls are in the C target `CLibEdit`.
package struct TerminalCapabilities: Hashable, Sendable {
  /// The colours that may be used.
  package enum Colour: Hashable, Sendable {
    case none, sixteen, twoHundredFiftySix
  }

  package var isInputTerminal: Bool
  package var isOutputTerminal: Bool
  /// A terminal without cursor movement (`TERM=dumb` or no `TERM`).
  package var isDumb: Bool
  package var colour: Colour
  package var isUTF8: Bool
  package var size: TerminalSize

  /// Whether lines can be edited: both ends are a terminal that can move its cursor.
  package var canEditLines: Bool { isInputTerminal && isOutputTerminal && !isDumb }

  /// Reads the capabilities from the environment and the descriptors.
  ///
  /// Colour follows `NO_COLOR` (no-color.org: set and not empty means none), then `CLICOLOR_FORCE`
  /// and `CLICOLOR` (bixense.com/clicolors), then `TERM` and `COLORTERM`. The size comes from the
  /// terminal, else from `COLUMNS` and `LINES`, else it is 80 × 24. UTF-8 is what the first of
  /// `LC_ALL`, `LC_CTYPE` and `LANG` that is not empty says (POSIX.1-2017 §8.2).
  package init(
    environment: [String: String],
    isInputTerminal: Bool,
    isOutputTerminal: Bool,
    terminalSize: TerminalSize?
  ) {
    let term = environment["TERM"] ?? ""
    self.isInputTerminal = isInputTerminal
    self.isOutputTerminal = isOutputTerminal
    isDumb = term.isEmpty || term == "dumb"
    isUTF8 = TerminalCapabilities.isUTF8(environment)
    size = terminalSize ?? TerminalSize(environment: environment)
    colour = TerminalCapabilities.colour(environment, isTerminal: isOutputTerminal)
  }

  /// The capabilities of this process's standard input and output.
  package static func ofThisProcess(environment: [String: String]) -> TerminalCapabilities {
    TerminalCapabilities(
      environment: environment,
      isInputTerminal: isatty(STDIN_FILENO) == 1,
      isOutputTerminal: isatty(STDOUT_FILENO) == 1,
      terminalSize: TerminalSize(descriptor: STDOUT_FILENO)
    )
  }

  private static func colour(_ environment: [String: String], isTerminal: Bool) -> Colour {
    func says(_ name: String) -> Bool {
      guard let value = environment[name] else { return false }
      return !value.isEmpty && value != "0"
    }
    if !(environment["NO_COLOR"] ?? "").isEmpty { return .none }
    let term = environment["TERM"] ?? ""
    if !says("CLICOLOR_FORCE") {
      if !isTerminal || environment["CLICOLOR"] == "0" || term.isEmpty || term == "dumb" {
        return .none
      }
    }
    let isRich =
      term.contains("256color") || ["truecolor", "24bit"].contains(environment["COLORTERM"])
    return isRich ? .twoHundredFiftySix : .sixteen
  }

  private static func isUTF8(_ environment: [String: String]) -> Bool {
    let named = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty }
    let letters = (named ?? "").lowercased().filter { $0 != "-" }
    return letters.contains("utf8")
  }
}

/// Columns and rows of a terminal.
package struct TerminalSize: Hashable, Sendable {
  package var columns: Int
  package var rows: Int

  package init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
  }

  /// The size of the terminal behind a descriptor (`TIOCGWINSZ`), if there is one that tells.
  package init?(descriptor: Int32) {
    var (columns, rows): (CInt, CInt) = (0, 0)
    guard fd_terminal_size(descriptor, &columns, &rows) else { return nil }
    self.init(columns: Int(columns), rows: rows > 0 ? Int(rows) : 24)
  }

  /// The size that `COLUMNS` and `LINES` give, 80 × 24 where they give none in 1…9999.
  package init(environment: [String: String]) {
    func size(_ name: String, or usual: Int) -> Int {
      guard let number = Int(environment[name] ?? ""), (1...9999).contains(number) else {
        return usual
      }
      return number
    }
    self.init(columns: size("COLUMNS", or: 80), rows: size("LINES", or: 24))
  }
}
