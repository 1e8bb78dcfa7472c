import Drills
import Foundation
import Plotting
import Terminal

/// The environment of a command: variables, terminal, and the services over its folders.
struct CommandEnvironment {
  /// The variables of the environment.
  let variables: [String: String]
  let terminal: TerminalCapabilities
  /// Whether a screen reader reads along: nothing is redrawn, and figures are put into words.
  let isPlain: Bool
  /// The application layer over the folders of this environment; sessions of people with accounts are not
  /// there.
  let services: DrillServices

  /// A `store` goes before the one of the variable `FIREDRILL_STORE`.
  init(isPlain: Bool = false, store: String? = nil) {
    variables = ProcessInfo.processInfo.environment
    terminal = TerminalCapabilities.ofThisProcess(environment: variables)
    self.isPlain = isPlain || !(variables["FIREDRILL_PLAIN"] ?? "").isEmpty
    services = DrillServices(Self.drills(variables, store: store)).limited(to: nil)
  }

  /// Whether the screen may be changed where it was written already.
  var canRedraw: Bool { terminal.canEditLines && !isPlain }

  /// The style for text at the terminal's current width, limited to 40…200 columns.
  ///
  /// Without a terminal the width is 80 columns.
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

  /// The file of the lines typed in sessions, for the editor.
  var historyFile: String { dataFolder.appendingPathComponent("history").path }

  /// The file of the questions in SQL, for the editor.
  var sqlHistoryFile: String { dataFolder.appendingPathComponent("sql-history").path }

  /// Removes the files of typed lines: which session a line belongs to is not kept, and an erased
  /// session leaves none behind.
  func clearTypedLines() {
    for path in [historyFile, sqlHistoryFile] { try? FileManager.default.removeItem(atPath: path) }
  }

  private var dataFolder: URL { services.environment.dataFolder }
}
