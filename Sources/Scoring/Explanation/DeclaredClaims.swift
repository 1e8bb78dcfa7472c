package import ScenarioModel

/// The statements that a declaration makes by choice, beside its words.
package struct DeclaredClaims: Hashable, Sendable {
  /// The declared causes; empty where none was declared.
  package var causes: [HypothesisID]

  package init(causes: [HypothesisID] = []) { self.causes = causes }

  /// Whether a declared cause is one that a concept stands for.
  func states(_ concept: Concept) -> Bool { concept.hypotheses.contains(where: causes.contains) }
}
