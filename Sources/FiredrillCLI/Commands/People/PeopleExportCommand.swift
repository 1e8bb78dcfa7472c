import ArgumentParser
import Drills
import Terminal
import TerminalSessions

/// Writes everything that is kept about a person to a folder.
struct PeopleExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write all that is kept about a person to a folder, for them.",
    discussion: """
      For example: firedrill people export "Ada" --out ada
      person.json tells the account, sessions, rooms and names of tokens; beside it
      are a replay file of each session that is over, what the person saw as a
      candidate, and their answers. An open session is named and left out: its file
      would tell the truth.
      """
  )

  @Argument(help: "The name of the person.")
  var name: String

  @Option(help: ArgumentHelp("The folder to make.", valueName: "folder"))
  var out: String

  @OptionGroup var store: PeopleStore

  func run() throws {
    let services = store.environment.services
    let people = try services.people()
    let person = try people.person(named: name)
    let export = try Blocking.run { try await people.export(person, of: services) }
    try NewFile.write(export.files, toNewFolder: out, permissions: 0o700)
    try OutputWriter.standardError.writeLine("\(AuditLine(.exported, person: person.name))")
    let output = OutputWriter.standardOutput
    for id in export.open {
      try output.writeLine("Session \(id) is open and left out; its file would tell the truth.")
    }
    try output.writeLine("wrote \(export.files.count) files about \(person.name) to \(out)")
  }
}
