import CommandLanguage
import Drills
import Reports
import ScenarioModel
package import Sessions
import Telemetry
import Terminal

/// Asks questions in SQL in a session and prints their rows.
package struct SQLPrompt {
  private var link: SessionLink
  private let view: SessionView
  private let screen: TerminalScreen
  private let historyFile: String?
  private let format: RowFormat

  package init(_ terminal: SessionTerminal, _ session: Session, id: SessionID, format: RowFormat) {
    link = SessionLink(terminal.service.live(session, id), as: .player, session)
    view = terminal.view
    screen = terminal.screen
    historyFile = terminal.historyFile
    self.format = format
  }

  private var session: Session { link.session }

  /// Asks one question; it is kept before any of its rows is shown.
  package mutating func ask(_ statement: String) throws {
    let update = try link.ask(statement)
    let entry = update.entry
    var notes = ["[\(entry.number)] It is \(view.time(session.clock, in: session.scenario)) now."]
    if case .answer(let answer) = try update.evidence(), let document = update.document {
      let output = OutputWriter.standardOutput
      switch format {
      case .table: try output.writeLines(view.rows(answer))
      case .json: try output.writeDocument(try JSONText.encode(document))
      case .csv: try output.write(document.csv)
      }
      if answer.isCut, format != .table { notes.append("Cut after \(answer.rows.count) rows.") }
      for credit in try link.credit() { notes += view.credit(credit, of: session) }
    }
    for message in entry.messages { notes += view.message(message, in: session.scenario) }
    try OutputWriter.standardError.writeLines(notes)
    if let refusal = update.refusal { throw DrillError.sql(refusal) }
  }

  /// Asks what is typed, line by line, until the player leaves.
  package mutating func run() throws {
    var console = TerminalConsole(screen, historyFile: historyFile)
    if console.isInteractive { try console.show(greeting) }
    let completion = CommandCompletion(session: session)
    let prompt = Prompt(
      "sql> ",
      completing: { completion.candidates(for: "sql " + $0) },
      help: { typed in
        typed.trimmed.isEmpty
          ? ["  SELECT … asks, 1 min; .tables, .schema [NAME], .help, .quit"] : []
      }
    )
    while true {
      let input = console.ask(prompt)
      switch input {
      case .endOfInput: return
      case .interrupted: throw TerminalSessionError.interrupted
      case .woken: continue
      case .failed(let reason):
        throw TerminalSessionError.unreadableInput(reason)
      case .tooLong(let limit):
        try console.show(["That line is longer than \(limit) characters and was not read."])
      case .line(let line):
        if try take(line.trimmed, &console) { return }
      }
    }
  }

  /// The lines that name the session queried and its current time.
  ///
  /// The player may have opened the terminal without naming a session.
  private var greeting: [String] {
    let now = view.time(session.clock, in: session.scenario)
    return view.paragraph(
      "\(session.scenario.title), at \(now). An answer takes 1 min; .help shows how to ask, .quit"
        + " leaves."
    )
  }

  /// Carries a line out; true when the player wants to leave.
  private mutating func take(_ line: String, _ console: inout TerminalConsole) throws -> Bool {
    do {
      switch SQLLine(line) {
      case .nothing: break
      case .quit: return true
      case .tables:
        try console.show(view.paragraph(try session.tableNames().joined(separator: ", ")))
      case .schema(let name):
        try console.show(try session.tableDefinitions(of: name).flatMap { view.code($0) })
      case .help: try console.show(view.tables(try session.tableNames(), of: session.scenario))
      case .unknown(let word):
        try console.show(
          view.refusal("there is no '\(word)'; .tables, .schema [NAME], .help and .quit are all")
        )
      case .ask(let statement): try ask(statement)
      }
    } catch DrillError.sql(let refusal) {
      try console.show(view.refusal("\(refusal)"))
    } catch let refusal as SessionError {
      try console.show(view.refusal(refusal))
    }
    return false
  }
}

/// The form in which the rows of an answer are printed.
package enum RowFormat: String, CaseIterable {
  case table, json, csv
}
