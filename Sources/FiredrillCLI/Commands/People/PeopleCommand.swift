import ArgumentParser
import Drills
import FiredrillWeb
import Foundation
import Reports
import Terminal

/// Adds, lists and removes the people of a shared server, and gives them what is kept about them.
struct PeopleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "people",
    abstract: "The people of a shared server: each sees their own sessions.",
    discussion: """
      For example: firedrill people add "Ada" --host
                   firedrill people list
                   firedrill people link "Ada" --sign-out
                   firedrill people export "Ada" --out ada
                   firedrill people remove "Ada"
      Once there is somebody, 'firedrill serve' asks everybody who they are. A
      sign-in link works once; then the browser is known for 30 days. Sessions that
      belong to nobody stay the owner's.
      """,
    subcommands: [
      PeopleAddCommand.self, PeopleListCommand.self, PeopleLinkCommand.self,
      PeopleExportCommand.self, PeopleRemoveCommand.self,
    ],
    defaultSubcommand: PeopleListCommand.self
  )
}

/// The store whose people are meant.
struct PeopleStore: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The store of people: a folder, or postgres://… in place of $FIREDRILL_STORE.",
      valueName: "store"
    )
  )
  var store: String?

  var environment: CommandEnvironment { CommandEnvironment(store: store) }
}

/// The options of commands that print sign-in links.
struct SignInLinkOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The days for which the link works.", valueName: "days"))
  var expires = PeopleService.linkDays

  @Option(help: ArgumentHelp("The address of 'firedrill serve' in the link.", valueName: "url"))
  var server = "http://127.0.0.1:8080"

  func validate() throws {
    guard (1...365).contains(expires) else {
      throw ValidationError("links last from 1 day to a year (365), not \(expires) days")
    }
  }

  /// Makes a link for a person and writes it.
  func write(for person: Person, _ people: PeopleService) throws {
    let secret = try people.makeLink(for: person, days: expires)
    let base = server.hasSuffix("/") ? String(server.dropLast()) : server
    let days = expires == 1 ? "1 day" : "\(expires) days"
    try OutputWriter.standardOutput.writeLines([
      "\(person.name) signs in by this link, once, within \(days):",
      TerminalText.withoutControls("  \(base)\(SignInAddress.path(secret))"),
      "It is shown this once; 'firedrill people link' makes another.",
    ])
  }
}

/// Adds a person.
struct PeopleAddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Add a person, and make the link by which they sign in.",
    discussion: """
      For example: firedrill people add "Ada" --host --server https://drills.example.org
      A name has 1 to 64 letters, digits, spaces between them, or . _ - @ + '. With
      --host the person may open rooms and interview others.
      """
  )

  @Argument(help: "The name of the person.")
  var name: String

  @Flag(help: "Let the person hold interviews.")
  var host = false

  @OptionGroup var link: SignInLinkOptions
  @OptionGroup var store: PeopleStore

  func run() throws {
    let people = try store.environment.services.people()
    let person = try people.add(name, isHost: host)
    try OutputWriter.standardError.writeLine("\(AuditLine(.personAdded, person: person.name))")
    try link.write(for: person, people)
  }
}

/// Makes a new sign-in link.
struct PeopleLinkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "link",
    abstract: "Make a new sign-in link for a person; the old one is worth nothing then.",
    discussion: """
      For example: firedrill people link "Ada"
                   firedrill people link "Ada" --sign-out
      Browsers in which the person is signed in stay so, unless --sign-out ends them.
      """
  )

  @Argument(help: "The name of the person.")
  var name: String

  @Flag(help: "Sign the person out of every browser.")
  var signOut = false

  @OptionGroup var link: SignInLinkOptions
  @OptionGroup var store: PeopleStore

  func run() throws {
    let people = try store.environment.services.people()
    let person = try people.person(named: name)
    if signOut { try people.signOutEverywhere(person) }
    try link.write(for: person, people)
  }
}

/// Lists the people.
struct PeopleListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the people, with what is kept about each.",
    discussion: "For example: firedrill people list --json"
  )

  @Flag(
    help: """
      Print JSON: [{name, host, created, held: {openSessions, endedSessions, rooms, interviews, answers, \
      tokens, browsers}}].
      """
  )
  var json = false

  @OptionGroup var store: PeopleStore

  private struct Listed: Encodable {
    var name: String
    var host: Bool
    var created: String
    var held: PersonHoldings
  }

  func run() throws {
    let environment = store.environment
    let people = try environment.services.people()
    let listed = try people.all().map { person in
      Listed(
        name: person.name,
        host: person.isHost,
        created: person.createdAt,
        held: try people.holdings(of: person)
      )
    }
    try environment.write(listed, asJSON: json) { _ in
      guard !listed.isEmpty else {
        return ["Nobody yet; 'firedrill people add NAME' adds somebody."]
      }
      return listed.map { person in
        "\(person.name)\(person.host ? " (host)" : ""), since \(person.created.prefix(10)): "
          + person.held.words
      }
    }
  }
}
