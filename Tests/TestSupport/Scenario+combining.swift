package import ScenarioModel
import Telemetry

extension Scenario {
  /// The scenario with one more hypothesis, `both`, that is some of its causes at once.
  package func combining(_ parts: [HypothesisID], prior: Double) -> Scenario {
    var scenario = self
    scenario.hypotheses = CombinedCauses.hypotheses(
      single: hypotheses,
      combined: [.sample(parts, prior: prior)]
    )
    return scenario
  }
}

extension CombinedCauses {
  /// A combination for tests.
  package static func sample(_ parts: [HypothesisID], prior: Double) -> CombinedCauses {
    CombinedCauses(
      id: "both",
      parts: parts,
      title: "Two things at once",
      prior: prior,
      explanation: HypothesisExplanation(
        truth: "Two things happened.",
        tempting: "One seems enough.",
        ruledOutBy: "One is missing."
      )
    )
  }
}
