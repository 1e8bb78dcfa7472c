package import Plotting
import Telemetry

/// The summary of an agent's sessions beside the reference players on the same worlds.
///
/// Its JSON is stable: keys are added, never renamed or removed.
package struct ArenaReport: Hashable, Sendable, Encodable {
  package var agent: String
  /// Where the worlds come from, as the header says it.
  package var worlds: String
  /// All scenarios together, a world's sessions drawn as one cluster; `nil` before the first session.
  package var score: ClusteredMean?
  /// The chance that one, two, … sessions of a world all reach a score.
  package var passes: [PassRate]
  /// `nil` where no session stated beliefs.
  package var calibration: StatedCalibration?
  /// The mean of the tokens that the agent said it used; `nil` where it said nothing.
  package var tokens: ClusteredMean?
  package var scenarios: [Row]
  /// How often each reason for ending without a verdict came up.
  package var reasons: [String: Int]

  private enum CodingKeys: String, CodingKey {
    case agent, worlds, score, passes, calibration, tokens, scenarios, reasons
  }

  /// One scenario.
  package struct Row: Hashable, Sendable, Encodable {
    package var scenario: String
    package var sessions: Int
    /// Sessions that came to a verdict.
    package var declared: Int
    package var score: ClusteredMean?
    package var harm: ClusteredMean?
    /// The mean points of each criterion over the sessions that came to a verdict.
    package var criteria: [String: Double]
    /// The mean score under each truth that was dealt.
    package var byTruth: [String: Double]
    /// The mean score of each reference player on the same worlds.
    package var players: [String: Double]

    private enum CodingKeys: String, CodingKey {
      case scenario, sessions, declared, score, harm, criteria, players
      case byTruth = "by_truth"
    }
  }

  /// Results may come in any order; `references` are reports of as many worlds.
  package init(
    _ header: ArenaHeader,
    _ results: [ArenaResult],
    beside references: [SimulationReport] = []
  ) {
    agent = header.agent
    worlds = header.worlds
    passes = PassRate.all(results)
    calibration = StatedCalibration(results)
    tokens = ClusteredMean(
      Self.clusters(results.filter { $0.tokens != nil }) { Double($0.tokens ?? 0) }
    )
    score = ClusteredMean(Self.clusters(results, \.score))
    reasons = results.reduce(into: [:]) { counts, result in
      if let reason = result.reason { counts[reason, default: 0] += 1 }
    }
    scenarios = header.scenarios.map { scenario in
      let own = results.filter { $0.scenario == scenario.id }
      let declared = own.filter { $0.outcome == .declared }
      let reference = references.first { $0.scenario == scenario.id }
      let points = declared.flatMap { $0.criteria.map { ($0.key, $0.value) } }
      return Row(
        scenario: scenario.id,
        sessions: own.count,
        declared: declared.count,
        score: ClusteredMean(Self.clusters(own, \.score)),
        harm: ClusteredMean(Self.clusters(own, \.harm)),
        criteria: Self.means(points),
        byTruth: Self.means(own.map { ($0.truth, $0.score) }),
        players: Dictionary((reference?.players ?? []).map { ($0.player, $0.mean) }) { $1 }
      )
    }
  }

  /// The values of each world, in the order of the worlds and their scenarios.
  private static func clusters(
    _ results: [ArenaResult],
    _ value: (ArenaResult) -> Double
  ) -> [[Double]] {
    Dictionary(grouping: results, by: \.world).sorted { $0.key < $1.key }
      .map { world in
        world.value.sorted { ($0.scenario, $0.trial) < ($1.scenario, $1.trial) }.map(value)
      }
  }

  private static func means(_ values: [(String, Double)]) -> [String: Double] {
    Dictionary(grouping: values, by: \.0).mapValues { group in
      group.map(\.1).sorted().reduce(0, +) / Double(group.count)
    }
  }
}

extension ArenaReport {
  /// Writes the means with their intervals, the reference players, and why sessions came to no
  /// verdict.
  package func lines(_ style: TextStyle) -> [String] {
    var lines = style.item("Agent:", agent) + style.item("Worlds:", worlds)
    if let score { lines += style.item("Score:", Self.text(score)) }
    if let tokens {
      lines += style.item("Tokens:", "\(Digits.fixed(tokens.mean, decimals: 0)) a session")
    }
    if let calibration {
      let brier = Digits.fixed(calibration.brier, decimals: 3)
      lines += style.item("Brier score:", "\(brier) over \(calibration.sessions) sessions")
    }
    for figure in figures { lines += [""] + style.figure(figure) }
    if !reasons.isEmpty {
      lines += style.part(
        "Without a verdict",
        reasons.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
          .flatMap { style.item("  \($0.value) ×", $0.key) }
      )
    }
    return lines
  }

  private static func text(_ mean: ClusteredMean) -> String {
    "\(mean.mean.tenths) (95 % interval \(mean.low.tenths)–\(mean.high.tenths))"
  }

  /// The figures of the report, those without a row left out.
  var figures: [Figure] {
    let all = [
      scenariosFigure, passesFigure, truthsFigure, criteriaFigure, calibration?.figure,
      scenarios.contains { !$0.players.isEmpty } ? playersFigure : nil,
    ]
    return all.compactMap(\.self).filter { !$0.isEmpty }
  }

  /// A row a scenario.
  private var scenariosFigure: Figure {
    let headings = ["sessions", "verdicts", "score", "95 % interval", "harm"]
    return .table(
      DataTable(
        title: "Sessions of the agent",
        columns: [DataTable.Column(name: "scenario")]
          + headings.map { DataTable.Column(name: $0, alignment: .right) },
        rows: scenarios.map { row in
          [
            row.scenario, "\(row.sessions)", "\(row.declared)", row.score?.mean.tenths ?? "",
            row.score.map { "\($0.low.tenths)–\($0.high.tenths)" } ?? "",
            row.harm.map { Digits.fixed($0.mean, decimals: 0) } ?? "",
          ]
        }
      )
    )
  }

  /// A row a player, a column a scenario, the agent first.
  private var playersFigure: Figure {
    let names = Set(scenarios.flatMap(\.players.keys))
    let sums = names.map { name in
      (name, scenarios.reduce(0) { $0 + ($1.players[name] ?? 0) })
    }
    let order = sums.sorted { ($1.1, $0.0) < ($0.1, $1.0) }.map(\.0)
    return .table(
      DataTable(
        title: "Mean score beside the reference players on the same worlds",
        columns: [DataTable.Column(name: "player")]
          + scenarios.map { DataTable.Column(name: $0.scenario, alignment: .right) },
        rows: [["agent"] + scenarios.map { $0.score?.mean.tenths ?? "" }]
          + order.map { name in
            [name] + scenarios.map { $0.players[name]?.tenths ?? "" }
          }
      )
    )
  }

  /// A row a threshold, a column a number of sessions.
  private var passesFigure: Figure {
    let most = passes.map(\.k).max() ?? 0
    return .table(
      DataTable(
        title: "Share of worlds in which every one of k sessions reaches a score",
        columns: [DataTable.Column(name: "score")]
          + (0..<most).map { DataTable.Column(name: "k = \($0 + 1)", alignment: .right) },
        rows: Dictionary(grouping: passes, by: \.threshold).sorted { $0.key < $1.key }
          .map { threshold, rates in
            ["\(Digits.fixed(threshold, decimals: 0)) or more"]
              + rates.sorted { $0.k < $1.k }.map(Self.text)
          }
      )
    )
  }

  private static func text(_ rate: PassRate) -> String {
    let figures = [rate.share.mean, rate.share.low, rate.share.high]
      .map { Digits.percent($0, decimals: 0) }
    return "\(figures[0]) (\(figures[1])–\(figures[2]))"
  }

  /// A row a truth of each scenario.
  private var truthsFigure: Figure {
    .table(
      DataTable(
        title: "Mean score by truth",
        columns: [
          DataTable.Column(name: "scenario"), DataTable.Column(name: "truth"),
          DataTable.Column(name: "score", alignment: .right),
        ],
        rows: scenarios.flatMap { row in
          row.byTruth.sorted { $0.key < $1.key }.map { [row.scenario, $0.key, $0.value.tenths] }
        }
      )
    )
  }

  /// A row a criterion, a column a scenario.
  private var criteriaFigure: Figure {
    let names = Set(scenarios.flatMap(\.criteria.keys)).sorted()
    return .table(
      DataTable(
        title: "Mean points by criterion, over sessions with a verdict",
        columns: [DataTable.Column(name: "criterion")]
          + scenarios.map { DataTable.Column(name: $0.scenario, alignment: .right) },
        rows: names.map { name in [name] + scenarios.map { $0.criteria[name]?.tenths ?? "" } }
      )
    )
  }
}
