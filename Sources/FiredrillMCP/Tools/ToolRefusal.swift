import CommandLanguage
import Drills
import Reports

/// The reason why a call of a tool was not carried out, or why its answer cannot be given.
enum ToolRefusal: Error {
  case unknownArgument(String, of: PlayTool, known: [String])
  case badArgument(String, expected: String)
  /// No session has the handle.
  case unknownSession
  /// Nothing but a declaration or the end is possible any more.
  case tooManySteps(limit: Int)
  case tooManyMinutes(limit: Int)
  case tooManyBytes(limit: Int)
  /// The session refuses the command.
  case refused(RefusalReport)
  case notUnderstood(CommandSyntaxError)
  /// The action is asked for in words here; nothing lists what there is.
  case nothingListed
  /// The evidence of an action cannot be chosen by this word.
  case noName(of: PlayTool)
  /// The session goes on, and the answer would tell its truth.
  case stillOpen
  /// Another process acted first, and nothing was done.
  case overtaken
  /// The answer is `bytes` long; `event` is what took place all the same, if anything did.
  case answerTooLong(bytes: Int, limit: Int, event: Int?)
  /// The answer is `bytes` long, and fewer are left for its session.
  case answerBeyondSession(bytes: Int, left: Int, event: Int?)
  /// The evidence of an event cannot be read in a form; `others` are the addresses that can.
  case noForm(String, others: [String])
  /// The verdict is kept, and its score cannot be computed.
  case unscored(DrillError)
  case drill(DrillError)
}

extension ToolRefusal {
  /// The refusal that an error of the application layer comes to.
  init(_ error: DrillError) {
    self = if case .collision = error { .overtaken } else { .drill(error) }
  }
}

extension ToolRefusal: CustomStringConvertible {
  /// The reason and what is possible instead, in whole sentences.
  var description: String {
    switch self {
    case .unknownArgument(let name, let tool, let known):
      known.isEmpty
        ? "'\(tool.rawValue)' takes no arguments, not '\(name.prefix(100))'."
        : "'\(tool.rawValue)' has no argument '\(name.prefix(100))'; it takes"
          + " \(known.joined(separator: ", "))."
    case .badArgument(let name, let expected): "'\(name)' must be \(expected)."
    case .unknownSession:
      "No session has this handle. 'open_session' opens one and gives its handle."
    case .tooManySteps(let limit):
      "This session has used its \(limit) steps. 'declare' or 'abandon' ends it; 'status', 'menu' and"
        + " 'evidence' still answer."
    case .tooManyMinutes(let limit):
      "This session has used its \(limit) simulated minutes. 'declare' or 'abandon' ends it;"
        + " 'status', 'menu' and 'evidence' still answer."
    case .tooManyBytes(let limit):
      "This session was given its \(limit) bytes of answers. A final 'declare' or 'abandon' ends it, and"
        + " then 'debrief' answers; nothing else does."
    case .refused(let report): report.sentence
    case .notUnderstood(let error): RefusalReport("\(error)").sentence
    case .nothingListed:
      "This session lists nothing to look at: use 'ask' with what you want to see in your own words."
    case .noName(let tool): "'\(tool.rawValue)' needs a name or a number; 'menu' lists them."
    case .stillOpen:
      "The session is still open, and a debrief tells the truth. 'declare' with 'final' or 'abandon'"
        + " ends it."
    case .overtaken:
      "Another process acted in this session first, and nothing was done. 'status' shows what"
        + " happened; call again if it is still what you want."
    case .answerTooLong(let bytes, let limit, let event):
      "The answer has \(bytes) bytes, and \(limit) are the most."
        + (event.map { " It took place as event \($0)." } ?? "")
        + " Ask for less: fewer groups, fewer columns, or LIMIT."
    case .answerBeyondSession(let bytes, let left, let event):
      "The answer has \(bytes) bytes, and \(left) were left for this session."
        + (event.map { " It took place as event \($0)." } ?? "")
        + " A final 'declare' or 'abandon' ends the session now, and then 'debrief' answers."
    case .noForm(let form, let others):
      "This evidence has nothing for '\(form)'; there is \(others.joined(separator: ", "))."
    case .unscored(let error): "The verdict is kept. It cannot be scored here: \(error.sentence)"
    case .drill(let error): error.sentence
    }
  }
}
