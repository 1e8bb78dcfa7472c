package import ScenarioModel

/// The statements that a declaration makes by choice, beside its words.
package struct DeclaredClaims: Hashable, Sendable {
  /// The declared cause; `nil` where none was declared.
  package var cause: HypothesisID?

  package init(cause: HypothesisID? = nil) { self.cause = cause }

  /// Whether the declared cause is one that a concept stands for.
  func states(_ concept: Concept) -> Bool { cause.map(concept.hypotheses.contains) ?? false }
}
