package import Telemetry

extension Scenario {
  /// The action that a number of the menu, a name or its clear beginning picks.
  ///
  /// Complexity: O(actions).
  package func action(picked word: String) throws(PickError) -> Action {
    actions[try Picker(actions.map(\.id.rawValue), kind: "action").pick(word)]
  }

  /// The hypothesis that a label such as `h3`, a name or its clear beginning picks, or several with `+`
  /// or "and" between them.
  ///
  /// A beginning that a single cause shares with combined ones picks the single one.
  /// Complexity: O(hypotheses).
  package func hypothesis(picked word: String) throws(PickError) -> Hypothesis {
    let words = word.split { $0 == "+" || $0.isWhitespace }.map(String.init)
      .filter { $0.lowercased() != "and" }
    guard words.count > 1 else { return try oneHypothesis(picked: words.first ?? word) }
    var causes: [HypothesisID] = []
    for word in words { causes += try oneHypothesis(picked: word).causes }
    guard let combined = hypothesis(of: causes) else {
      let known = hypotheses.filter { !$0.parts.isEmpty }.map {
        $0.parts.map(\.rawValue).joined(separator: " + ")
      }
      throw .noCombination(causes.map(\.rawValue), kind: "hypothesis", known: known)
    }
    return combined
  }

  private func oneHypothesis(picked word: String) throws(PickError) -> Hypothesis {
    func pick(_ choices: [Hypothesis]) throws(PickError) -> Hypothesis {
      choices[try Picker(choices.map(\.id.rawValue), kind: "hypothesis", prefix: "h").pick(word)]
    }
    do {
      return try pick(hypotheses)
    } catch {
      // Single causes come first, so that their numbers are the same.
      if case .ambiguous = error, let single = try? pick(singleCauses) { return single }
      throw error
    }
  }
}
