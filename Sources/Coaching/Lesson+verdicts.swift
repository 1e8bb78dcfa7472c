import Diagnosis
package import ScenarioModel
import Scoring
package import Sessions

extension Lesson {
  /// Every cause, and "not enough evidence", what the evidence supports most first.
  func verdicts(_ posterior: Posterior) -> [LessonOption] {
    let scenario = session.scenario
    let lead = posterior.probabilities[posterior.leader]
    let isSupported = lead >= Self.leastSupport
    let unsure = LessonOption(.declare(nil), isSupported ? .weak : .right, .unsure(lead))
    var causes = zip(scenario.hypotheses, posterior.probabilities).enumerated()
      .sorted { left, right in
        let keys = (left.element.1, right.element.1)
        return keys.0 != keys.1 ? keys.0 > keys.1 : left.offset < right.offset
      }
      .map { _, pair in
        LessonOption(
          .declare(pair.0.id),
          pair.1 >= Self.rivalProbability ? .weak : .wrong,
          .cause(pair.1)
        )
      }
    causes.insert(unsure, at: isSupported ? 1 : 0)
    return causes.bestFirst
  }

  /// The probability from which naming the likeliest cause is better than naming none, 0 to 1.
  private static let leastSupport = 0.5
  /// A cause that is at least this likely is a rival to reckon with.
  ///
  /// Source: the limit for premature closure of rubric 2.
  private static let rivalProbability = 0.15

  /// The declaration that a choice stands for: the cause where it lies, citing all that was seen.
  package func declaration(of cause: HypothesisID?, because text: String) -> Declaration {
    Declaration(
      cause: cause,
      places: cause.flatMap(session.scenario.hypothesis)?.places ?? [],
      explanation: text,
      cited: session.looks.map(\.entry.number)
    )
  }

  /// An explanation for a player who gives none: the cause and what each look said.
  package func explanation(of cause: HypothesisID?) -> String {
    let title = cause.flatMap(session.scenario.hypothesis)?.title
    let sentences = session.looks.compactMap { look -> String? in
      // A look that cannot be computed anew says nothing.
      guard let sentence = try? session.evidence(of: look)?.sentence else { return nil }
      return sentence
    }
    let claim = title.map { "\($0)." } ?? "The evidence seen does not settle which cause it is."
    return ([claim] + sentences).joined(separator: " ")
  }
}
