import ArgumentParser
import Drills
import Plotting
import Sessions
import Terminal
import TerminalSessions

/// Asks a session's telemetry in SQL.
struct SQLCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sql",
    abstract: "Ask an open session's telemetry in SQL, as far as its clock has come.",
    discussion: """
      For example: firedrill sql 12 "SELECT arm, count(*) FROM requests GROUP BY arm"
                   firedrill sql --format csv "SELECT * FROM requests" > requests.csv
      A question that is answered costs one simulated minute. Without a question it
      asks for them line by line; .tables, .schema, .help and .quit are free. The
      tables can only be read, one statement at a time, for at most 5 s and 10,000
      rows.
      """
  )

  // A question may begin with a comment, which looks like an option.
  @Argument(
    parsing: .allUnrecognized,
    help: ArgumentHelp(
      "The number of the session, the latest open one if left out; and the question: one SELECT.",
      valueName: "session-or-question"
    ),
    completion: NameCompletion.openSessions
  )
  var words: [String] = []

  @Option(help: "How rows are printed: table, json ({columns, rows, cut}) or csv.")
  var format = RowFormat.table

  @OptionGroup var screen: ScreenOptions

  func run() throws {
    let environment = screen.environment
    let service = try environment.services.sessions()
    let (number, statement) = try arguments()
    let id = try service.session(number)
    let session = try service.load(id)
    guard !session.isOver else {
      throw CommandFailure(
        "session \(id) is over, and nothing can be asked in it any more;"
          + " 'firedrill export \(id) --format sqlite --out FILE' writes its telemetry",
        code: .usage
      )
    }
    let terminal = environment.terminal(service, historyFile: environment.sqlHistoryFile)
    var prompt = SQLPrompt(terminal, session, id: id, format: format)
    if let statement {
      try prompt.ask(statement)
    } else {
      try prompt.run()
    }
  }

  /// The number of a session and a question, either of which may be missing.
  private func arguments() throws(CommandFailure) -> (Int?, String?) {
    guard let first = words.first else { return (nil, nil) }
    if let option = words.first(where: { $0.hasPrefix("-") && !$0.contains(where: \.isWhitespace) })
    {
      throw CommandFailure("unknown option '\(option)'", code: .usage)
    }
    let number = Int(first)
    let question = words.dropFirst(number == nil ? 0 : 1)
    guard question.count <= 1 else {
      throw CommandFailure(
        number == nil
          ? "'\(first)' is no session's number; put the question in quotes as one argument"
          : "put the question in quotes as one argument",
        code: .usage
      )
    }
    return (number, question.first)
  }
}

extension RowFormat: ExpressibleByArgument {}
