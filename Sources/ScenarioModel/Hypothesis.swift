package import Telemetry

/// A candidate root cause; any can be the truth of a session.
package struct Hypothesis: Hashable, Sendable {
  package var id: HypothesisID
  /// The causes that it is at once, in the order of its author; empty for a single cause.
  package var parts: [HypothesisID]
  package var title: String
  /// Probability after the alert; those of a scenario sum to 1.
  package var prior: Double
  /// The reason for a prior far from even odds; `nil` where none is given.
  package var priorReason: String?
  package var family: FamilyID
  /// The places of the cause; empty where nothing is wrong.
  package var places: [PlaceID]
  /// Effects on the world beside those that always hold.
  package var effects: [Effect]
  /// The odds of the versions of artifacts that this cause leaves behind.
  package var artifacts: [ArtifactOdds]
  /// The findings without which this cause is not established.
  package var keyFindings: [KeyFinding]
  package var explanation: HypothesisExplanation

  package init(
    id: HypothesisID,
    parts: [HypothesisID] = [],
    title: String,
    prior: Double,
    priorReason: String? = nil,
    family: FamilyID,
    places: [PlaceID],
    effects: [Effect],
    artifacts: [ArtifactOdds],
    keyFindings: [KeyFinding],
    explanation: HypothesisExplanation
  ) {
    self.id = id
    self.parts = parts
    self.title = title
    self.prior = prior
    self.priorReason = priorReason
    self.family = family
    self.places = places
    self.effects = effects
    self.artifacts = artifacts
    self.keyFindings = keyFindings
    self.explanation = explanation
  }
}

/// The odds of an artifact's versions under a hypothesis.
package struct ArtifactOdds: Hashable, Sendable {
  package var artifact: ArtifactID
  package var variants: [VariantOdds]

  package init(artifact: ArtifactID, variants: [VariantOdds]) {
    self.artifact = artifact
    self.variants = variants
  }
}

/// A version of an artifact and its weight.
package struct VariantOdds: Hashable, Sendable {
  package var variant: VariantID
  package var weight: Double

  package init(variant: VariantID, weight: Double) {
    self.variant = variant
    self.weight = weight
  }
}

/// A finding that establishes a cause, with its weight in the score.
package struct KeyFinding: Hashable, Sendable {
  package var action: ActionID
  /// Any of these counts.
  package var findings: [FindingID]
  package var weight: Double

  package init(action: ActionID, findings: [FindingID], weight: Double) {
    self.action = action
    self.findings = findings
    self.weight = weight
  }
}

/// The debrief's texts about a hypothesis.
package struct HypothesisExplanation: Hashable, Sendable {
  /// The account of a world in which the hypothesis is true.
  package var truth: String
  /// The reason why the hypothesis is tempting where it is false.
  package var tempting: String
  /// The evidence that rules the hypothesis out.
  package var ruledOutBy: String

  package init(truth: String, tempting: String, ruledOutBy: String) {
    self.truth = truth
    self.tempting = tempting
    self.ruledOutBy = ruledOutBy
  }
}
