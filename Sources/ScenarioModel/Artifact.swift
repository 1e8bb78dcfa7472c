/// A document of the world that may differ by hypothesis.
package struct Artifact: Hashable, Sendable {
  package var id: ArtifactID
  package var title: String
  /// The versions; the first holds under hypotheses that do not mention the artifact.
  package var variants: [ArtifactVariant]

  package init(id: ArtifactID, title: String, variants: [ArtifactVariant]) {
    self.id = id
    self.title = title
    self.variants = variants
  }
}

/// One version of an artifact.
package struct ArtifactVariant: Hashable, Sendable {
  package var id: VariantID
  package var text: String
  /// The hypotheses under which it cannot be dealt, by the author's account.
  package var impossible: [ImpossibleReason]

  package init(id: VariantID, text: String, impossible: [ImpossibleReason] = []) {
    self.id = id
    self.text = text
    self.impossible = impossible
  }
}

/// A hypothesis under which an outcome or a document cannot occur, and why not.
package struct ImpossibleReason: Hashable, Sendable {
  package var hypothesis: HypothesisID
  package var reason: String

  package init(hypothesis: HypothesisID, reason: String) {
    self.hypothesis = hypothesis
    self.reason = reason
  }
}
