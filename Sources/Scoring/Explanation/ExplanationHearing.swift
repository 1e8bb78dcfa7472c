package import ScenarioModel
package import Sessions
import Telemetry

/// The concepts heard and missed in an explanation, so that its author can mend it before it is scored.
///
/// It is read by the declared cause and the evidence seen, and never by the truth.
package struct ExplanationHearing: Hashable, Sendable {
  /// The concepts that were heard, with the words.
  package var heard: [ConceptVerdict]
  /// The concepts that were asked for and not heard, the heaviest first and equals in their order.
  package var missing: [ConceptVerdict]
  /// The reason for reading none of the words, if there is one.
  package var setAside: ExplanationGrade.SetAside?
}

extension Session {
  /// Reads an explanation before it is declared.
  ///
  /// Complexity: the evidence of every look, computed anew.
  package func hearing(of declaration: Declaration) throws(StagingError) -> ExplanationHearing {
    let causes = scenario.causes(declaredBy: declaration)
    let grade = try grade(
      declaration.explanation,
      for: causes,
      beside: DeclaredClaims(causes: causes)
    )
    let rulesOut = Set(scenario.rubric.filter(\.rulesOut).map(\.id))
    let asked = grade.verdicts.filter {
      declaration.ruledOut.isEmpty || !rulesOut.contains($0.concept)
    }
    func isHeard(_ verdict: ConceptVerdict) -> Bool {
      grade.setAside == nil && verdict.verdict.credit > 0
    }
    return ExplanationHearing(
      heard: asked.filter { isHeard($0) && !$0.quote.isEmpty },
      missing: asked.filter { !isHeard($0) }.enumerated().sorted { left, right in
        left.element.weight > right.element.weight
          || left.element.weight == right.element.weight && left.offset < right.offset
      }.map(\.element),
      setAside: grade.setAside
    )
  }
}
