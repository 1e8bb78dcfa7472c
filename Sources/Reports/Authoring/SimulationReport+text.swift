package import Plotting
import Telemetry

extension SimulationReport {
  /// Writes means and deciles, the spread of the scores, and means by truth.
  package func lines(_ style: TextStyle) -> [String] {
    [playersFigure, spreadFigure, truthsFigure].flatMap { style.figure($0) + [""] }
  }

  /// Means and deciles of each player.
  package var playersFigure: Figure {
    let headings = ["mean", "1st decile", "median", "9th decile", "expert better"]
    return .table(
      DataTable(
        title: "\(scenario), \(worlds) worlds",
        columns: [DataTable.Column(name: "player")]
          + headings.map { DataTable.Column(name: $0, alignment: .right) },
        rows: players.map { row in
          [
            row.player, row.mean.tenths, row.deciles[0].tenths, row.deciles[4].tenths,
            row.deciles[8].tenths,
            row.beatenByExpert.map { Digits.percent($0, decimals: 0) } ?? "",
          ]
        }
      )
    )
  }

  /// The share of worlds in each ten points.
  package var spreadFigure: Figure {
    .heatmap(
      Heatmap(
        title: "Share of worlds by score",
        rows: players.map(\.player),
        columns: (0..<10).map { "\($0 * 10)–" },
        cells: players.map { $0.spread.map { share in share == 0 ? nil : share } },
        unit: .percent
      )
    )
  }

  /// The mean score of each player under each truth.
  package var truthsFigure: Figure {
    .table(
      DataTable(
        title: "Mean score by truth",
        columns: [DataTable.Column(name: "truth")]
          + players.map { DataTable.Column(name: $0.player, alignment: .right) },
        rows: hypotheses.map { truth in
          [truth] + players.map { $0.byTruth[truth]?.tenths ?? "" }
        }
      )
    )
  }
}

extension SimulatedPathReport {
  /// Writes each step with its finding, and the ledger.
  package func lines(_ style: TextStyle, _ names: CommandNames) -> [String] {
    var lines = [
      "",
      style.heading(
        "\(player), world \(world): \(truth),"
          + " which its evidence gives \(Digits.percent(belief, decimals: 0))"
      ),
      "",
    ]
    for step in steps {
      let words = [step.action, step.finding.map { "→ \($0)" }].compactMap { $0 }
      lines += style.item("[\(step.number)] \(step.start.clock)", words.joined(separator: " "))
    }
    return lines + score.lines(style, names)
  }
}
