package import Coaching
import ScenarioModel
package import Sessions
import Telemetry

/// A question of a guided play with its answers, as it is put before the choice.
package struct GuidedStepReport: Hashable, Sendable, Codable {
  /// The question's number, from 1.
  package var number: Int
  package var title: String
  package var time: ClockTime
  /// The question in one or two sentences, with how much is still open.
  package var question: String
  /// The doubt that is left.
  ///
  /// Unit: bits; one bit halves the doubt.
  package var openBits: Double
  /// The answers in order; the first is number 1.
  package var answers: [String]
  /// The choice beside the answers, numbered after them, where an update is due; `nil` where none is.
  package var update: String?
  /// Whether the player may well state beliefs now.
  package var isBeliefDue: Bool

  private enum CodingKeys: String, CodingKey {
    case number, title, time, question, openBits, answers, update, isBeliefDue
  }

  package init(_ step: LessonStep, of session: Session) {
    let scenario = session.scenario
    number = step.number
    title = step.kind.title
    time = ClockTime(session.clock, in: scenario)
    question = step.kind.question(Digits.fixed(step.entropy, decimals: 2))
    openBits = step.entropy
    answers = step.options.map { $0.choice.title(in: scenario) }
    update = step.updateDue.map { due in
      "Tell those who wait for news how it stands: an update \(due < session.clock ? "was" : "is") due by"
        + " \(ClockTime(due, in: scenario).clock) (\(SessionLimits.updateMinutes) min)"
    }
    isBeliefDue = step.isBeliefDue
  }
}

extension LessonStep.Kind {
  fileprivate var title: String {
    switch self {
    case .contain: "what first?"
    case .look: "what do you look at?"
    case .check: "what do you make sure of?"
    case .treat: "what do you change?"
    case .verdict: "what was it?"
    }
  }

  /// The question itself, with the bits that are still open.
  fileprivate func question(_ open: String) -> String {
    switch self {
    case .contain:
      "Nobody knows the cause yet; \(open) bits are open. What is the first thing to do?"
    case .look:
      "\(open) bits are open. Which of these tells most for its time?"
    case .check:
      "\(open) bits are open. What would a careful engineer make sure of now?"
    case .treat:
      "\(open) bits are open. A change can cure, do nothing or hurt. What do you do?"
    case .verdict: "\(open) bits are open. What do you tell the team?"
    }
  }
}

extension LessonChoice {
  /// The choice as an answer that can be chosen, with its minutes.
  func title(in scenario: Scenario) -> String {
    switch self {
    case .look(let id):
      scenario.action(id).map { "\($0.title) (\($0.minutes) min)" } ?? id.rawValue
    case .wait(let minutes): "Leave it as it is and wait for new data (\(minutes) min)"
    case .mitigate(let id):
      scenario.mitigation(id).map { "\($0.title) (\($0.minutes) min)" } ?? id.rawValue
    case .declare(let cause):
      cause.map { scenario.hypothesis($0)?.title ?? $0.rawValue }
        ?? "There is not enough evidence to say"
    }
  }
}
