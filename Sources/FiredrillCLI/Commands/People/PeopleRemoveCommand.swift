import ArgumentParser
import Drills
import Telemetry
import Terminal

/// Erases a person with everything that is kept about them.
struct PeopleRemoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Erase a person with all that is kept about them, for good.",
    discussion: """
      For example: firedrill people remove "Ada"
      Says what goes: their sessions, the rooms they opened, the interviews in which
      they were the candidate, answers, links, browsers and tokens. Nothing stays.
      Asks first; --yes does not, and is needed where nobody can be asked.
      """
  )

  @Argument(help: "The name of the person.")
  var name: String

  @Flag(help: "Do not ask.")
  var yes = false

  @OptionGroup var store: PeopleStore

  func run() throws {
    let environment = store.environment
    let people = try environment.services.people()
    let person = try people.person(named: name)
    let held = try people.holdings(of: person)
    let output = OutputWriter.standardOutput
    if !yes {
      guard environment.terminal.canEditLines else {
        throw CommandFailure(
          "erasing cannot be undone; --yes says that it is meant",
          code: .usage
        )
      }
      guard try isMeant(person, held, environment) else {
        return try output.writeLine("Nothing was erased.")
      }
    }
    try people.remove(person)
    let errors = OutputWriter.standardError
    try errors.writeLine("\(AuditLine(.personRemoved, person: person.name))")
    try errors.writeLine("\(AuditLine(.erased, person: person.name))")
    try output.writeLine("\(person.name) is erased, with \(held.words).")
  }

  private func isMeant(
    _ person: Person,
    _ held: PersonHoldings,
    _ environment: CommandEnvironment
  ) throws -> Bool {
    var console = TerminalConsole(environment, historyFile: nil)
    try console.show(["  \(person.name): \(held.words)"])
    switch console.ask("Erase for good? (yes or no)> ", completing: { _ in [] }) {
    case .line(let line): return ["yes", "y"].contains(line.trimmed.lowercased())
    case .interrupted: throw CommandFailure("", code: .interrupted)
    case .endOfInput, .tooLong, .failed, .woken: return false
    }
  }
}

extension PersonHoldings {
  /// The counts in words, such as `2 sessions (1 open), 0 rooms`.
  var words: String {
    let sessions = openSessions + endedSessions
    return [
      Self.count(sessions, "session") + (openSessions > 0 ? " (\(openSessions) open)" : ""),
      Self.count(rooms, "room"), Self.count(interviews, "interview") + " as the candidate",
      Self.count(answers, "answer"), Self.count(tokens, "token"), Self.count(browsers, "browser"),
    ].joined(separator: ", ")
  }

  private static func count(_ number: Int, _ thing: String) -> String {
    "\(number) \(thing)\(number == 1 ? "" : "s")"
  }
}
