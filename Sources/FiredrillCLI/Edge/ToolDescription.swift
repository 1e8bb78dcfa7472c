import ArgumentParser
import Foundation

/// The program's commands as its argument parser tells them to other tools.
struct ToolDescription: Decodable {
  var command: Command

  /// A command with what it takes.
  struct Command: Decodable {
    var commandName: String
    var abstract: String?
    var discussion: String?
    var shouldDisplay: Bool
    var arguments: [Argument]?
    var subcommands: [Command]?
  }

  /// A word, an option with a value, or a flag.
  struct Argument: Decodable {
    var kind: String
    var shouldDisplay: Bool
    var isOptional: Bool
    var isRepeating: Bool
    var names: [Name]?
    var valueName: String?
    var defaultValue: String?
    var abstract: String?
  }

  /// A name of an option: `-h` is short, `--help` long.
  struct Name: Decodable {
    var kind: String
    var name: String

    var text: String { (kind == "short" ? "-" : "--") + name }
  }

  /// Returns the commands and options that this program accepts.
  static func ofThisProgram() throws -> ToolDescription {
    var text = ""
    do {
      _ = try FiredrillCommand.parseAsRoot(["--experimental-dump-help"])
    } catch {
      text = FiredrillCommand.fullMessage(for: error)
    }
    return try JSONDecoder().decode(ToolDescription.self, from: Data(text.utf8))
  }
}
