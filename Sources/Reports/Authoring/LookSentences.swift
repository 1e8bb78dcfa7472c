package import ScenarioModel
import Telemetry

/// The sentences of a look's outcomes side by side, so that an author sees whether they judge.
package struct LookSentences: Hashable, Sendable, Encodable {
  package var action: String
  package var outcomes: [Outcome]

  /// An outcome's name and sentence, its figures in braces.
  package struct Outcome: Hashable, Sendable, Encodable {
    package var finding: String
    package var says: String

    private enum CodingKeys: String, CodingKey { case finding, says }
  }

  private enum CodingKeys: String, CodingKey { case action, outcomes }

  /// The looks with figures whose outcomes differ in more than their figures.
  ///
  /// Looks at documents and answers of people differ by nature and are left out. Complexity: the
  /// length of the sentences.
  package static func all(of scenario: Scenario) -> [LookSentences] {
    scenario.actions.compactMap { action in
      let findings = action.evidence.findings
      guard !action.evidence.measures.isEmpty,
        Set(findings.map { Self.words(of: $0.says) }).count > 1
      else { return nil }
      return LookSentences(
        action: action.id.rawValue,
        outcomes: findings.map { Outcome(finding: $0.id.rawValue, says: $0.says) }
      )
    }
  }

  private static func words(of sentence: String) -> [String] {
    FigureText.placeholders(in: sentence).map { piece in
      switch piece {
      case .text(let text): text
      case .figure: ""
      }
    }
  }
}
