import Players
import Plotting
import ScenarioModel
import Sessions
import Telemetry

/// Shows the results of reference players as lines of text.
struct SimulationView {
  let style: TextStyle

  /// Means and deciles, how the scores are spread, and means by truth.
  func lines(_ summaries: [PlayerSummary], of scenario: Scenario, worlds: Int) -> [String] {
    var lines: [String] = []
    for figure in [
      table(summaries, scenario, worlds), spread(summaries), truths(summaries, scenario),
    ] {
      lines += TextRenderer.render(figure, style: style) + [""]
    }
    return lines
  }

  private func table(
    _ summaries: [PlayerSummary],
    _ scenario: Scenario,
    _ worlds: Int
  ) -> Figure {
    let headings = ["mean", "1st decile", "median", "9th decile", "expert better"]
    return .table(
      DataTable(
        title: "\(scenario.id), \(worlds) worlds",
        columns: [DataTable.Column(name: "player")]
          + headings.map { DataTable.Column(name: $0, alignment: .right) },
        rows: summaries.map { summary in
          [
            summary.player.rawValue, tenths(summary.mean), tenths(summary.deciles[0]),
            tenths(summary.deciles[4]), tenths(summary.deciles[8]),
            summary.beatenByExpert.map { Digits.percent($0, decimals: 0) } ?? "",
          ]
        }
      )
    )
  }

  /// The share of worlds in each ten points.
  private func spread(_ summaries: [PlayerSummary]) -> Figure {
    let bins = (0..<10).map { $0 * 10 }
    return .heatmap(
      Heatmap(
        title: "Share of worlds by score",
        rows: summaries.map(\.player.rawValue),
        columns: bins.map { "\($0)–" },
        cells: summaries.map { summary in
          bins.map { low -> Double? in
            let count = summary.scores.count { min(9, Int($0 / 10)) == low / 10 }
            return count == 0 ? nil : Double(count) / Double(summary.scores.count)
          }
        },
        unit: .percent
      )
    )
  }

  private func truths(_ summaries: [PlayerSummary], _ scenario: Scenario) -> Figure {
    .table(
      DataTable(
        title: "Mean score by truth",
        columns: [DataTable.Column(name: "truth")]
          + summaries.map { DataTable.Column(name: $0.player.rawValue, alignment: .right) },
        rows: scenario.hypotheses.map { hypothesis in
          [hypothesis.id.rawValue]
            + summaries.map { summary in
              summary.byTruth.first { $0.truth == hypothesis.id }.map { tenths($0.mean) } ?? ""
            }
        }
      )
    )
  }

  /// Returns the steps of a player in one world with the points that each step earned.
  func lines(_ play: SimulatedPlay, world: Int, _ session: Session) -> [String] {
    let view = SessionView(style: style)
    var lines = [
      "",
      view.heading(
        "\(play.player.rawValue), world \(world): \(play.truth),"
          + " which its evidence gives \(Digits.percent(play.belief, decimals: 0))"
      ),
      "",
    ]
    for entry in session.entries {
      let finding = session.looks.first { $0.entry.number == entry.number }?.finding
      let words = [entry.event.briefWords, finding.map { "→ \($0)" }].compactMap { $0 }
      lines += view.item(
        "[\(entry.number)] \(view.time(entry.start, in: session.scenario))",
        words.joined(separator: " ")
      )
    }
    return lines + view.scorecard(play.card, of: session)
  }

  private func tenths(_ value: Double) -> String { Digits.fixed(value, decimals: 1) }
}

extension SessionEvent {
  /// Names the event in a few words.
  fileprivate var briefWords: String {
    switch self {
    case .looked(let look): "look \(look.action)"
    case .cited(let look, let number): "cite \(look.action) \(number)"
    case .sliced(let words, _, _): "slice \(words)"
    case .queried: "sql"
    case .believed(let beliefs):
      "believe "
        + beliefs.map { "\($0.hypothesis) \(Digits.percent($0.probability, decimals: 0))" }
        .joined(separator: ", ")
    case .noted: "note"
    case .mitigated(let name, _): "mitigate \(name)"
    case .updated: "update"
    case .waited(let minutes): "wait \(minutes)"
    case .hinted(let action, let level): "hint \(action) \(level)"
    case .declared(let declaration): "declare \(declaration.cause ?? "nothing")"
    case .abandoned: "abandon"
    case .interview: "interview"
    }
  }
}
