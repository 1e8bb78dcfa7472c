import Telemetry

/// A truth that is several causes at once, as its author wrote it down.
///
/// Its effects, places and key findings come from its parts.
package struct CombinedCauses: Hashable, Sendable {
  package var id: HypothesisID
  package var parts: [HypothesisID]
  package var title: String
  /// Its probability after the alert, which its author takes from all single causes in proportion.
  package var prior: Double
  package var priorReason: String?
  /// The odds of versions of artifacts that differ from what the parts leave behind together.
  package var artifacts: [ArtifactOdds]
  /// The account of a world, which goes on with those of the parts, and the texts on the rival.
  package var explanation: HypothesisExplanation

  package init(
    id: HypothesisID,
    parts: [HypothesisID],
    title: String,
    prior: Double,
    priorReason: String? = nil,
    artifacts: [ArtifactOdds] = [],
    explanation: HypothesisExplanation
  ) {
    self.id = id
    self.parts = parts
    self.title = title
    self.prior = prior
    self.priorReason = priorReason
    self.artifacts = artifacts
    self.explanation = explanation
  }

  /// The hypotheses of a scenario: its single causes, then its combined ones.
  ///
  /// The priors of the single causes, which sum to 1 without the combined ones, are scaled by what those
  /// leave. Parts that do not exist add nothing; checking a scenario reports them.
  package static func hypotheses(
    single: [Hypothesis],
    combined: [CombinedCauses]
  ) -> [Hypothesis] {
    let left = 1 - combined.map(\.prior).reduce(0, +)
    let scaled = single.map { hypothesis in
      var scaled = hypothesis
      if !combined.isEmpty { scaled.prior *= left }
      return scaled
    }
    return scaled + combined.map { $0.hypothesis(among: single) }
  }

  private func hypothesis(among single: [Hypothesis]) -> Hypothesis {
    let causes = parts.compactMap { id in single.first { $0.id == id } }
    return Hypothesis(
      id: id,
      parts: parts,
      title: title,
      prior: prior,
      priorReason: priorReason,
      family: causes.first?.family ?? "",
      places: causes.flatMap(\.places).withoutRepeats,
      effects: causes.flatMap(\.effects),
      artifacts: odds(of: causes),
      keyFindings: Self.keyFindings(of: causes),
      explanation: HypothesisExplanation(
        truth: ([explanation.truth] + causes.map(\.explanation.truth)).joined(separator: " "),
        tempting: explanation.tempting,
        ruledOutBy: explanation.ruledOutBy
      )
    )
  }

  /// The author's odds, and for other artifacts those of the parts that mention them, multiplied where
  /// two do: a version that one part rules out stays ruled out.
  private func odds(of causes: [Hypothesis]) -> [ArtifactOdds] {
    let mentioned = causes.flatMap { $0.artifacts.map(\.artifact) }.withoutRepeats
    let others = mentioned.filter { id in !artifacts.contains { $0.artifact == id } }
    return artifacts
      + others.map { id in
        let odds = causes.compactMap { $0.artifacts.first { $0.artifact == id }?.variants }
        let first = odds.first ?? []
        return ArtifactOdds(
          artifact: id,
          variants: odds.dropFirst().reduce(first) { product, next in
            product.map { variant in
              let weight = next.first { $0.variant == variant.variant }?.weight ?? 0
              return VariantOdds(variant: variant.variant, weight: variant.weight * weight)
            }
          }
        )
      }
  }

  /// The key findings of all parts; of a look that several parts name, any of their findings counts, at
  /// the largest weight.
  private static func keyFindings(of causes: [Hypothesis]) -> [KeyFinding] {
    var merged: [KeyFinding] = []
    for key in causes.flatMap(\.keyFindings) {
      guard let index = merged.firstIndex(where: { $0.action == key.action }) else {
        merged.append(key)
        continue
      }
      merged[index].findings = (merged[index].findings + key.findings).withoutRepeats
      merged[index].weight = max(merged[index].weight, key.weight)
    }
    return merged
  }
}

extension Hypothesis {
  /// The single causes that it stands for: itself, or its parts.
  package var causes: [HypothesisID] { parts.isEmpty ? [id] : parts }

  /// Whether it is one of some causes, or several of which one is.
  package func includes(anyOf causes: [HypothesisID]) -> Bool {
    self.causes.contains(where: causes.contains)
  }

  /// Whether all that another hypothesis says is a part of it, and not all of it.
  package func isMore(than other: Hypothesis) -> Bool {
    other.id != id && other.causes.allSatisfy(causes.contains)
  }
}

extension Scenario {
  /// The hypotheses that are one cause each, in order.
  package var singleCauses: [Hypothesis] { hypotheses.filter(\.parts.isEmpty) }

  /// The families of all causes of a hypothesis.
  package func families(of hypothesis: Hypothesis) -> [FamilyID] {
    hypothesis.causes.compactMap { self.hypothesis($0)?.family }.withoutRepeats
  }

  /// The hypothesis that is exactly these causes at once, whatever their order; `nil` where the scenario
  /// has none.
  ///
  /// Complexity: O(hypotheses).
  package func hypothesis(of causes: [HypothesisID]) -> Hypothesis? {
    hypotheses.first { Set($0.causes) == Set(causes) }
  }
}
