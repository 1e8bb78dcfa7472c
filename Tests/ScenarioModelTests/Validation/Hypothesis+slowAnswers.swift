import ScenarioModel
import Telemetry

extension Hypothesis {
  static let slowAnswers = [
    Hypothesis(
      id: "cold-store",
      title: "The prefix store is cold",
      prior: 0.3,
      family: "release",
      places: ["canary"],
      effects: [
        Telemetry.Effect(
          id: "cold-store/0",
          table: "requests",
          field: "latency_ms",
          parameter: "median",
          adjustment: Adjustment(
            rows: .isOneOf("arm", ["canary"]),
            timing: Timing(condition: .compares("paused", .equals, 0), from: .constant(-40)),
            change: .scale(.between(2, 3))
          ),
          tag: .fault
        )
      ],
      artifacts: [
        ArtifactOdds(
          artifact: "notes",
          variants: [
            VariantOdds(variant: "plain", weight: 1), VariantOdds(variant: "cache", weight: 3),
          ]
        )
      ],
      keyFindings: [KeyFinding(action: "arms", findings: ["gap"], weight: 2)],
      explanation: .none
    ),
    Hypothesis(
      id: "long-prompt",
      title: "A longer system prompt",
      prior: 0.2,
      family: "release",
      places: ["canary"],
      effects: [],
      artifacts: [],
      keyFindings: [],
      explanation: .none
    ),
    Hypothesis(
      id: "provider",
      title: "The provider throttles",
      prior: 0.2,
      family: "outside",
      places: ["upstream"],
      effects: [],
      artifacts: [],
      keyFindings: [],
      explanation: .none
    ),
    Hypothesis(
      id: "network",
      title: "Packets are lost",
      prior: 0.2,
      family: "outside",
      places: [],
      effects: [],
      artifacts: [],
      keyFindings: [],
      explanation: .none
    ),
    Hypothesis(
      id: "chance",
      title: "A busy hour",
      prior: 0.1,
      family: "nothing",
      places: [],
      effects: [],
      artifacts: [],
      keyFindings: [],
      explanation: .none
    ),
  ]
}

extension HypothesisExplanation {
  static let none = HypothesisExplanation(truth: "T.", tempting: "T.", ruledOutBy: "R.")
}
