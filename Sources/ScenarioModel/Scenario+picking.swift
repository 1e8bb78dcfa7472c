package import Telemetry

extension Scenario {
  /// The action that a number of the menu, a name or its clear beginning picks.
  ///
  /// Complexity: O(actions).
  package func action(picked word: String) throws(PickError) -> Action {
    actions[try Picker(actions.map(\.id.rawValue), kind: "action").pick(word)]
  }

  /// The hypothesis that a label such as `h3`, a name or its clear beginning picks.
  ///
  /// Complexity: O(hypotheses).
  package func hypothesis(picked word: String) throws(PickError) -> Hypothesis {
    let names = hypotheses.map(\.id.rawValue)
    return hypotheses[try Picker(names, kind: "hypothesis", prefix: "h").pick(word)]
  }
}
