package import Plotting
import ScenarioModel
import Scoring
import Telemetry

extension DebriefDocument {
  /// A moment at which beliefs count: what was said of each cause, and what the evidence says.
  package struct Checkpoint: Hashable, Sendable, Encodable {
    package var event: Int
    /// Whether beliefs were stated there.
    package var isStated: Bool
    /// In the scenario's order.
    package var causes: [Cause]
    /// The time of day; not in the JSON.
    package var clock: String

    private enum CodingKeys: String, CodingKey { case event, isStated, causes }

    /// One cause with its two probabilities, 0 to 1.
    package struct Cause: Hashable, Sendable, Encodable {
      package var hypothesis: String
      /// The belief stated there, or before the end last; absent where none was.
      package var stated: Double?
      package var evidence: Double
      /// Its short name and title; not in the JSON.
      package var title: String

      private enum CodingKeys: String, CodingKey { case hypothesis, stated, evidence }
    }

    /// `nil` for a moment at which beliefs do not count.
    init?(_ point: BeliefPoint, _ scenario: Scenario) {
      guard let checkpoint = point.checkpoint else { return nil }
      event = point.event
      isStated = checkpoint == .stated
      clock = ClockTime(point.minute, in: scenario).clock
      let stated = checkpoint == .missed ? nil : point.stated
      causes = scenario.hypotheses.enumerated().map { index, hypothesis in
        Cause(
          hypothesis: hypothesis.id.rawValue,
          stated: stated?[index],
          evidence: point.evidence[index],
          title: "\(HypothesisLabel.text(index)) \(hypothesis.title)"
        )
      }
    }

    /// The causes that either side gives a share worth a line, the likeliest by the evidence first.
    fileprivate var told: [Cause] {
      let ranked = causes.sorted { $0.evidence > $1.evidence }
      let told = ranked.filter { max($0.evidence, $0.stated ?? 0) >= Self.leastShare }
      return told.isEmpty ? Array(ranked.prefix(1)) : told
    }

    /// The share under which a cause has no line.
    private static let leastShare = 0.05
  }

  /// The beliefs stated at each checkpoint beside those of the evidence, a cause a line.
  ///
  /// Causes under 5 % on both sides are left out.
  package var checkpointTable: DataTable {
    DataTable(
      title: "What you said beside what the evidence says",
      columns: [
        DataTable.Column(name: "event"), DataTable.Column(name: "cause"),
        DataTable.Column(name: "you said", alignment: .right),
        DataTable.Column(name: "evidence says", alignment: .right),
      ],
      rows: checkpoints.flatMap { checkpoint in
        checkpoint.told.enumerated().map { place, cause in
          [
            place == 0 ? "[\(checkpoint.event)] \(checkpoint.clock)" : "",
            cause.title,
            cause.stated.map(Self.percent) ?? "nothing",
            Self.percent(cause.evidence),
          ]
        }
      }
    )
  }

  private static func percent(_ share: Double) -> String { Digits.percent(share, decimals: 0) }
}
