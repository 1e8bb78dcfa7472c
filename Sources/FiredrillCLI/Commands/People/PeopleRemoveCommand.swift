import ArgumentParser
import Drills
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
    guard try yes || environment.isErasingMeant(of: ["  \(person.name): \(held.words)"]) else {
      return try output.writeLine("Nothing was erased.")
    }
    try people.remove(person)
    let errors = OutputWriter.standardError
    try errors.writeLine("\(AuditLine(.personRemoved, person: person.name))")
    try errors.writeLine("\(AuditLine(.erased, person: person.name))")
    try output.writeLine("\(person.name) is erased, with \(held.words).")
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
