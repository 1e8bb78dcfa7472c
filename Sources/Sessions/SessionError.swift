package import ScenarioModel
package import Telemetry

/// A reason for which a command is refused.
package enum SessionError: Error, Hashable, Sendable {
  case over
  case unknownAction(ActionID)
  case unavailableAction(ActionID, needs: [ActionID])
  case unknownMitigation(MitigationID)
  case unavailableMitigation(MitigationID)
  case unknownHypothesis(HypothesisID)
  case unknownPlace(PlaceID)
  case badBelief(HypothesisID)
  case statedTwice(HypothesisID)
  case noBelief
  case rulesOutItsCause(HypothesisID)
  case ruledOutTwice(HypothesisID)
  case notInExplanation(String)
  case notEvidence(Int, seen: [Int])
  case empty(SessionText)
  case tooLong(SessionText, count: Int, limit: Int)
  case badWait(Int, longest: Int)
  case outOfTime(needed: Int, left: Int)
  case noHintLeft
  case notAQuery(Int?, asked: [Int])
  case citedAlready(Int)
  case notRows(ActionID)
  case notInTelemetry(ActionID, fields: [String])
  case notRead(ActionID, query: Int, fields: [String])
  case notAnswered(ActionID, query: Int, fields: [String])
  case queryIsOld(Int, of: ActionID)
  case queryMisses(Int, of: ActionID)
  case notRun(TableName, actions: [ActionID])
  case nothingShown(Int)
  case interview(InterviewProblem)
  case team(TeamProblem)
  case staging(StagingError)
}

/// A text that people write in a session, by the word that messages use for it.
package enum SessionText: String, Hashable, Sendable {
  case note, update, question, explanation
  case clue, answer, request, reason
}

extension SessionError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .over: "this session is over"
    case .unknownAction(let id): "there is no action '\(id)'; 'help' lists what can be done"
    case .unavailableAction(let id, let needs):
      needs.isEmpty
        ? "'\(id)' cannot be done in the present state of the system"
        : "'\(id)' opens only after \(needs.map { "'\($0)'" }.joined(separator: " or "))"
    case .unknownMitigation(let id):
      "there is no mitigation '\(id)'; 'mitigate' alone lists those there are"
    case .unavailableMitigation(let id):
      "'\(id)' cannot be done in the present state of the system"
    case .unknownHypothesis(let id):
      "there is no hypothesis '\(id)'; 'believe' alone lists those there are"
    case .unknownPlace(let id): "there is no place '\(id)'; 'declare' lists those there are"
    case .badBelief(let id): "the belief in '\(id)' must be a number from 0 upwards"
    case .statedTwice(let id): "'\(id)' is stated twice; give each hypothesis one number"
    case .noBelief: "at least one hypothesis needs a belief above 0"
    case .rulesOutItsCause(let id): "'\(id)' cannot be both the cause and ruled out"
    case .ruledOutTwice(let id):
      "'\(id)' is ruled out twice; name it once, with all events that did it"
    case .notInExplanation(let words): "'\(words)' does not stand in the explanation"
    case .notEvidence(let number, let seen):
      seen.isEmpty
        ? "nothing was looked at yet, so there is no evidence"
        : "event \(number) showed no evidence; these did:"
          + " \(seen.map(String.init).joined(separator: ", "))"
    case .empty(let text): "the \(text.rawValue) is empty"
    case .tooLong(let text, let count, let limit):
      "the \(text.rawValue) has \(count) characters; \(limit) is the most"
    case .badWait(let minutes, let longest):
      "one can wait 1 to \(longest) minutes at once, not \(minutes)"
    case .outOfTime(let needed, let left):
      "that takes \(needed) min, and the incident is counted for only \(left) min more;"
        + " declare what you know"
    case .noHintLeft: "there is no hint left for what can be done now"
    case .notAQuery(let number, let asked):
      number.flatMap { asked.isEmpty ? nil : $0 }.map {
        "event \($0) is no question; these are:"
          + " \(asked.map(String.init).joined(separator: ", "))"
      } ?? "there is no question left to cite; 'sql SELECT …' or 'slice' asks one"
    case .citedAlready(let number):
      "question \(number) was cited already; each counts once for an action, and for two at most"
    case .notRows(let id):
      "'\(id)' shows documents, not rows; 'look \(id)' is the way to see them"
    case .notInTelemetry(let id, let fields):
      "'\(id)' needs what no table holds (\(fields.joined(separator: ", ")));"
        + " 'look \(id)' is the way to see it"
    case .notRead(let id, let query, let fields):
      "question \(query) does not name what '\(id)' is about: \(fields.joined(separator: ", "))"
    case .notAnswered(let id, let query, let fields):
      "question \(query) neither aggregates nor returns all rows of what '\(id)' compares:"
        + " \(fields.joined(separator: ", "))"
    case .queryMisses(let query, let id):
      "question \(query) is about other minutes than '\(id)'"
    case .notRun(let table, let actions):
      "'\(table)' is empty until its experiment was run; 'look \(actions.first?.rawValue ?? "")'"
        + " runs it"
    case .queryIsOld(let query, let id):
      "'\(id)' looks at later minutes than question \(query) could read; ask it again"
    case .nothingShown(let query): "question \(query) showed no rows"
    case .interview(let problem): "\(problem)"
    case .team(let problem): "\(problem)"
    case .staging(let error): "\(error)"
    }
  }
}
