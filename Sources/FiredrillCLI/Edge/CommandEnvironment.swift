import Drills
import Foundation
import Plotting
import Sessions
import Telemetry
import Terminal
import TerminalSessions

/// The environment of a command: variables, terminal, and the services over its folders.
struct CommandEnvironment {
  /// The variables of the environment.
  let variables: [String: String]
  let screen: TerminalScreen
  /// The application layer over the folders of this environment; sessions of people with accounts are not
  /// there.
  let services: DrillServices

  /// A `store` goes before the one of the variable `FIREDRILL_STORE`.
  init(isPlain: Bool = false, store: String? = nil) {
    variables = ProcessInfo.processInfo.environment
    screen = TerminalScreen(
      TerminalCapabilities.ofThisProcess(environment: variables),
      isPlain: isPlain || !(variables["FIREDRILL_PLAIN"] ?? "").isEmpty
    )
    services = DrillServices(Self.drills(variables, store: store)).limited(to: nil)
  }

  /// The style for text at the terminal's current width.
  var style: TextStyle { screen.style }

  /// The pages of a session, as this program names its commands.
  var view: SessionView { SessionView(style: style, program: FiredrillCommand.name) }

  /// The terminal of the sessions of a service; lines typed are those of plays unless told otherwise.
  func terminal(_ service: SessionService, historyFile: String? = nil) -> SessionTerminal {
    SessionTerminal(
      screen: screen,
      program: FiredrillCommand.name,
      service: service,
      scorekeeper: services.scorekeeper,
      historyFile: historyFile ?? self.historyFile
    )
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

  /// Writes a line of the audit where several people use the store.
  func audit(_ event: AuditLine.Event, _ id: SessionID) throws {
    guard try services.isShared() else { return }
    try OutputWriter.standardError.writeLine("\(AuditLine(event, session: id))")
  }

  private var dataFolder: URL { services.environment.dataFolder }

  /// Whether erasing is meant: shows what goes and asks; throws where nobody can be asked.
  func isErasingMeant(of lines: [String]) throws -> Bool {
    guard screen.capabilities.canEditLines else {
      throw CommandFailure("erasing cannot be undone; --yes says that it is meant", code: .usage)
    }
    var console = TerminalConsole(screen)
    try console.show(lines)
    switch console.ask(Prompt("Erase for good? (yes or no)> ")) {
    case .line(let line): return ["yes", "y"].contains(line.trimmed.lowercased())
    case .interrupted: throw TerminalSessionError.interrupted
    case .endOfInput, .tooLong, .failed, .woken: return false
    }
  }
}
