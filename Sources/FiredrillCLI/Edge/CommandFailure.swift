import Arena
import Drills
import ScenarioModel
import Sessions
import TerminalSessions

/// Ends a command that failed, with a message for people and an exit code for programs.
package struct CommandFailure: Error, Hashable {
  /// Says what happened, where, and what to do next, in lines without a final line break.
  package var message: String
  package var code: ExitStatus

  init(_ message: String, code: ExitStatus) {
    self.message = message
    self.code = code
  }
}

/// Exit codes by kind; source: BSD sysexits(3), and 128 + SIGINT.
package enum ExitStatus: Int32, Hashable, Sendable {
  /// A check that found errors.
  case failedCheck = 1
  case usage = 64
  case dataError = 65
  case noInput = 66
  case software = 70
  case cannotCreate = 73
  case inputOutput = 74
  case interrupted = 130
}

extension CommandFailure {
  /// The failure that an error of a module comes to; `nil` for one that is none of theirs.
  init?(of error: any Error) {
    switch error {
    case let failure as CommandFailure: self = failure
    case let error as DrillError: self.init(error)
    case let error as CatalogError: self.init(error)
    case let error as StagingError: self.init("\(error)", code: .dataError)
    case let error as SessionError: self.init(error.withHint, code: .usage)
    case let error as TerminalSessionError: self.init(error)
    case let error as ShardError: self.init(error)
    case let error as ArenaError: self.init(error)
    default: return nil
    }
  }
}

extension CommandFailure {
  /// The sentence and exit code for a session at the terminal that cannot go on.
  private init(_ error: TerminalSessionError) {
    switch error {
    case .interrupted: self.init("", code: .interrupted)
    case .unreadableInput(let reason):
      self.init("the input cannot be read: \(reason)", code: .inputOutput)
    case .notAChoice(let text):
      self.init(
        "a choice is answered by a letter and a reason, such as 'B because …', not '\(text)'",
        code: .dataError
      )
    }
  }
}

extension ExitStatus {
  /// The exit code of a kind of store error.
  init(_ kind: StoreErrorKind) {
    self =
      switch kind {
      case .data: .dataError
      case .noInput: .noInput
      case .cannotCreate: .cannotCreate
      case .inputOutput: .inputOutput
      }
  }
}
