package import Coaching
import ScenarioModel
package import Scoring
package import Sessions

/// The end of a guided play: the truth, the score by criterion, and what to take away.
package struct GuidedDebriefReport: Hashable, Sendable, Codable {
  package var scenario: String
  /// The true cause.
  package var cause: String
  package var explanation: String
  /// A sentence that compares the player's verdict with the truth; empty where there is no verdict.
  package var outcome: String
  package var trap: String
  /// 0 to 100.
  package var score: Double
  package var band: String
  package var cap: Cap?
  package var criteria: [Criterion]

  private enum CodingKeys: String, CodingKey {
    case scenario, cause, explanation, outcome, trap, score, band, cap, criteria
  }

  /// A limit on the score and its reason.
  package struct Cap: Hashable, Sendable, Codable {
    package var limit: Double
    package var reason: String

    private enum CodingKeys: String, CodingKey { case limit, reason }
  }

  /// A criterion with the points it earned of its weight.
  package struct Criterion: Hashable, Sendable, Codable {
    package var name: String
    package var points: Double
    package var weight: Double

    private enum CodingKeys: String, CodingKey { case name, points, weight }
  }

  /// Reads the end of a play; `last` is the review of its last question.
  package init(_ card: Scorecard, _ last: LessonReview?, of session: Session) {
    scenario = session.scenario.id.rawValue
    cause = session.truth.title
    explanation = session.truth.explanation.truth
    outcome = Self.outcome(of: session, last)
    trap = session.scenario.debrief.trap
    score = card.score
    band = card.band.rawValue
    cap = card.cap.map { Cap(limit: $0.limit, reason: $0.reason) }
    criteria = card.criteria.map {
      Criterion(name: $0.criterion.rawValue, points: $0.points, weight: $0.weight)
    }
  }

  private static func outcome(of session: Session, _ last: LessonReview?) -> String {
    guard let declaration = session.declaration else { return "" }
    guard let cause = declaration.cause else { return "You named no cause." }
    guard cause != session.truth.id.rawValue else { return "That is what you said." }
    let pointedThere = last.flatMap { last in last.chosen.map { last.step.options[$0].isBest } }
    return pointedThere == true
      ? "You said what the evidence made likeliest, and it was not so: likely is not certain."
      : "You said something else, and what you saw did not point there."
  }
}
