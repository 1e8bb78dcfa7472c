import Drills
import Reports
import Sessions
import TerminalSessions

extension CommandNames {
  /// The commands of this program, in quotes.
  static let firedrill = CommandNames(of: FiredrillCommand.name)
}

extension TrainingPlan {
  /// A sentence on what is due to be drilled today; `nil` where nothing is.
  var invitation: String? {
    due.map { "Due today: \($0.pattern). \(CommandNames.firedrill.play($0.scenario)) drills it." }
  }
}

extension SessionError {
  /// The error with the command of this program that helps, where there is one.
  var withHint: String { withHint(of: FiredrillCommand.name) }
}

extension ReplayMismatch {
  /// The mismatch with the command of this program that helps, where there is one.
  var withHint: String { withHint(of: FiredrillCommand.name) }
}
