package import ScenarioModel
import TextAnalysis

/// Finds the probabilities that a person gives causes in words: "70 % the output limit, perhaps a fifth
/// the mix of users".
package struct BeliefReader: Sendable {
  private let names: [HypothesisID: [Phrase]]
  private let order: [HypothesisID]

  /// Reads a scenario's causes, which are also named by their numbers from 1: "h1".
  package init(_ scenario: Scenario) {
    order = scenario.hypotheses.map(\.id)
    names = Dictionary(
      uniqueKeysWithValues: scenario.hypotheses.enumerated().map { index, hypothesis in
        let concepts = scenario.rubric.filter { $0.hypotheses == [hypothesis.id] }
          .flatMap { $0.phrases.first ?? [] }
        let all = [hypothesis.title, hypothesis.id.rawValue, "h\(index + 1)"] + concepts
        return (hypothesis.id, all.map { Phrase($0) })
      }
    )
  }

  /// Returns the probabilities, 0 to 1, of the causes that a text gives a figure, in the scenario's
  /// order; empty where it gives none.
  ///
  /// A figure goes with the cause named nearest to it in its sentence. Complexity: O(words × names).
  package func beliefs(in text: String) -> [(hypothesis: HypothesisID, probability: Double)] {
    let text = AnalysedText(text)
    let mentions = order.flatMap { id in
      (names[id] ?? []).flatMap { $0.matches(in: text) }.map { (id: id, place: $0) }
    }
    var given: [HypothesisID: Double] = [:]
    for number in text.numbers {
      guard let share = number.share else { continue }
      let sentence = text.sentence(of: number.place.lowerBound)
      let near = mentions.filter { sentence.contains($0.place.lowerBound) && given[$0.id] == nil }
        .min { text.distance($0.place, number.place) < text.distance($1.place, number.place) }
      if let near { given[near.id] = share }
    }
    return order.compactMap { id in given[id].map { (id, $0) } }
  }
}

extension NumberMention {
  /// The figure as a share of 1; `nil` where it is none.
  fileprivate var share: Double? {
    switch unit {
    case .percent: (0...100).contains(value) ? value / 100 : nil
    case .probability, .none: value > 0 && value < 1 ? value : nil
    case .milliseconds, .minutes, .tokens: nil
    }
  }
}

extension AnalysedText {
  /// The words between two places; a comma or "and" counts as many, since they part the items of a
  /// list.
  fileprivate func distance(_ left: Range<Int>, _ right: Range<Int>) -> Int {
    let (from, to) = (
      min(left.upperBound, right.upperBound), max(left.lowerBound, right.lowerBound)
    )
    guard from < to else { return 0 }
    let commas = words[from...to].count { $0.gap >= .comma || $0.folded == "and" }
    return to - from + 5 * commas
  }
}
