package import ScenarioModel
package import Telemetry

/// A command of a player, candidate, host or interviewer.
package enum SessionCommand: Hashable, Sendable {
  case look(ActionID)
  /// A free question to the telemetry, with the words in which it was asked.
  case slice(Query, words: String)
  /// A question in SQL with its result; the caller, which holds the telemetry as tables, has asked
  /// it.
  case query(AskedQuery)
  /// Cites a question in SQL as the evidence of an action; `query` is the question's event number,
  /// or `nil` for the latest one that was not cited.
  case cite(ActionID, query: Int?)
  /// Weights over hypotheses, not negative and not all zero; they are normalised.
  case believe([Belief])
  case note(String)
  case mitigate(MitigationID)
  /// A message to stakeholders.
  case update(String)
  case wait(minutes: Int)
  case hint
  case declare(Declaration)
  case abandon
  /// A turn of an interview but for evidence that is handed over.
  case interview(InterviewEvent)
  /// Hands over the evidence of an action at a reading of the interview's clock.
  case reveal(ActionID, second: Int)
  /// Something that a team does beside the commands of the incident.
  case team(TeamEvent)
}

extension SessionCommand {
  /// Whether an interviewer alone may give the command; a player or candidate may give all others.
  ///
  /// Evidence that is handed over costs nothing, so only an interviewer gives it.
  package var isInterviewersOwn: Bool {
    switch self {
    case .interview(let event): event.turn.traits.evidence != nil || event.turn.isPrivate
    case .reveal: true
    case .look, .slice, .query, .cite, .believe, .note, .mitigate, .update, .wait, .hint, .declare,
      .abandon, .team:
      false
    }
  }
}

/// A probability that a player gives to a hypothesis.
package struct Belief: Hashable, Sendable, Codable {
  package var hypothesis: String
  package var probability: Double

  package init(hypothesis: HypothesisID, probability: Double) {
    self.hypothesis = hypothesis.rawValue
    self.probability = probability
  }
}

/// The costs and limits of commands that are the same in every scenario.
package enum SessionLimits {
  /// Simulated minutes of a free question to the telemetry.
  package static let sliceMinutes = 2
  /// Simulated minutes of a question in SQL.
  package static let queryMinutes = 1
  /// Simulated minutes of writing an open session's telemetry to files, which answer any number of
  /// questions.
  package static let exportMinutes = 10
  /// The most actions for whose evidence one question can stand.
  package static let citationsOfQuestion = 2
  /// A table of a fixed size is the result of an experiment where every look that reads it takes at
  /// least so many simulated minutes.
  package static let experimentMinutes = 10
  /// Simulated minutes of writing an update.
  package static let updateMinutes = 1
  /// The longest wait at once, in simulated minutes.
  package static let longestWait = 240
  /// The longest text of a note, an update or an explanation, in Unicode scalars.
  package static let textLength = 20_000
  /// The most groups that the answer to a free question may have.
  package static let sliceGroups = 200
}
