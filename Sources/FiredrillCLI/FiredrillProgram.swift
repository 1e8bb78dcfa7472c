private import ArgumentParser
private import Foundation
private import Telemetry
private import Terminal

/// The program: runs the command that its arguments name and ends with an honest exit code.
package enum FiredrillProgram {
  /// Runs and never returns; errors go to standard error.
  package static func run() -> Never {
    Signals.install()
    // A limit on the size of files is then an error of the write, which is told and cleaned up.
    signal(SIGXFSZ, SIG_IGN)
    do {
      try refuseUnknownCommand()
      var command = try FiredrillCommand.parseAsRoot()
      try command.run()
      exit(0)
    } catch let failure as CommandFailure {
      leave(failure)
    } catch OutputError.closed {
      exit(0)
    } catch let error as OutputError {
      leave(CommandFailure("\(error)", code: .inputOutput))
    } catch {
      if let failure = CommandFailure(of: error) { leave(failure) }
      leave(withUsage: error)
    }
  }

  /// Ends as the parser of arguments does, whose messages quote what was typed.
  private static func leave(withUsage error: any Error) -> Never {
    guard FiredrillCommand.exitCode(for: error) != .success else {
      FiredrillCommand.exit(withError: error)
    }
    let message = FiredrillCommand.fullMessage(for: error)
    try? OutputWriter.standardError.writeLine(TerminalText.withoutControls(message))
    exit(FiredrillCommand.exitCode(for: error).rawValue)
  }

  /// Without this a word that is no command would read as an argument of the menu.
  private static func refuseUnknownCommand() throws(CommandFailure) {
    let names = FiredrillCommand.configuration.subcommands.compactMap {
      $0.configuration.commandName
    }
    guard let word = CommandLine.arguments.dropFirst().first, !word.hasPrefix("-"),
      word != "help", !names.contains(word)
    else { return }
    throw CommandFailure(
      "there is no command '\(word)'.\(NearestName.offer(NearestName.among(names, to: word)))"
        + " 'firedrill --help' lists them.",
      code: .usage
    )
  }

  private static func leave(_ failure: CommandFailure) -> Never {
    if !failure.message.isEmpty {
      let message = TerminalText.withoutControls(failure.message)
      try? OutputWriter.standardError.writeLine("firedrill: \(message)")
    }
    exit(failure.code.rawValue)
  }
}
