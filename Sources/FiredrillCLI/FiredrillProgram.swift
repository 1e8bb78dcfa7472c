private import ArgumentParser
private import Foundation
private import Terminal

/// The program: runs the command that its arguments name and ends with an honest exit code.
package enum FiredrillProgram {
  /// Runs and never returns; errors go to standard error.
  package static func run() -> Never {
    Signals.install()
    do {
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
      FiredrillCommand.exit(withError: error)
    }
  }

  private static func leave(_ failure: CommandFailure) -> Never {
    if !failure.message.isEmpty {
      try? OutputWriter.standardError.writeLine("firedrill: \(failure.message)")
    }
    exit(failure.code.rawValue)
  }
}
