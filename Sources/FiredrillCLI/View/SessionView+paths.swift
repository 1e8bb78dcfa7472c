import Plotting
import Reports
import ScenarioModel
import Scoring
import Sessions
import Telemetry

extension SessionView {
  /// Two paths through one scenario: scores, evidence, minutes, beliefs and harm.
  func comparison(_ comparison: SessionComparison) -> [String] {
    let path = comparison.path
    let scenario = comparison.left.session.scenario
    var lines = [heading("Compared: \(scenario.title)"), ""]
    lines += item("A:", sentence(on: comparison.left))
    lines += item("B:", sentence(on: comparison.right))
    if !comparison.isOneWorld {
      lines += paragraph(
        "Two worlds: the same scenario, but not the same incident. Paths can be compared; what they"
          + " showed and harm cannot."
      )
    }
    lines += scores(comparison)
    lines += looks(path, in: scenario)
    lines += timeline(path, in: scenario)
    for figure in figures(comparison) { lines += [""] + TextRenderer.render(figure, style: style) }
    return lines
  }

  private func sentence(on side: SessionComparison.Side) -> String {
    let who =
      switch side.name {
      case CompareCommand.expert: "the reference player"
      case let name: Int(name) == nil ? name : "session \(name)"
      }
    let declared = side.session.declaration.map { declaration in
      declaration.cause.map { "h\(number(of: HypothesisID($0), in: side.session.scenario))" }
        ?? "not enough evidence"
    }
    let truth = number(of: side.session.truth.id, in: side.session.scenario)
    let verdict = declared.map { "declared \($0)" } ?? "abandoned"
    let score = side.card.map { ", score \(tenths($0.score)), \($0.band.rawValue)" } ?? ""
    return "\(who), \(verdict) after \(side.session.clock) min, truth h\(truth)\(score)"
  }

  private func number(of hypothesis: HypothesisID, in scenario: Scenario) -> Int {
    (scenario.hypotheses.firstIndex { $0.id == hypothesis } ?? 0) + 1
  }

  private func scores(_ comparison: SessionComparison) -> [String] {
    let cards = [comparison.left.card, comparison.right.card]
    guard cards.contains(where: { $0 != nil }) else { return [] }
    let criteria = Criterion.allCases.filter { criterion in
      cards.contains { $0?.criteria.contains { $0.criterion == criterion } ?? false }
    }
    let rows = criteria.map { criterion in
      [criterion.rawValue]
        + cards.map { card in
          card?.criteria.first { $0.criterion == criterion }.map {
            "\(tenths($0.points)) of \(tenths($0.weight))"
          } ?? ""
        }
    }
    let total = ["score"] + cards.map { card in card.map { tenths($0.score) } ?? "" }
    return table("Points", ["criterion", "A", "B"], rows + [total], alignment: .right)
  }

  private func looks(_ path: PathComparison, in scenario: Scenario) -> [String] {
    let rows = path.looks.map { look in
      [
        scenario.action(look.action)?.title ?? look.action.rawValue, cell(look.left),
        cell(look.right),
      ]
    }
    let order = path.order
    let same =
      order.pairs == 0
      ? "" : "Of \(order.pairs) pairs that both looked at, \(order.same) came in the same order."
    return table(
      "Evidence: which look it was, when, and what it showed",
      ["looked at", "A", "B"],
      rows
    )
      + (same.isEmpty ? [] : paragraph(same))
  }

  private func cell(_ sight: FirstSight?) -> String {
    sight.map { "\($0.order). +\($0.minute) min: \($0.finding)" } ?? "–"
  }

  private func timeline(_ path: PathComparison, in scenario: Scenario) -> [String] {
    let rows = path.timeline.map { moment in
      ["+\(moment.minute)"]
        + [moment.left, moment.right].map { entry in
          entry.map { "[\($0.number)] \(Self.shortened(scenario.summary(of: $0.event)))" } ?? ""
        }
    }
    return table("Minute by minute", ["min", "A", "B"], rows)
  }

  /// A text cut where it is long; the replay has it whole.
  private static func shortened(_ text: String) -> String {
    text.count <= 80 ? text : text.prefix(79) + "…"
  }

  private func table(
    _ title: String,
    _ columns: [String],
    _ rows: [[String]],
    alignment: TextLayout.Alignment = .left
  ) -> [String] {
    let heads = columns.enumerated().map {
      DataTable.Column(name: $0.element, alignment: $0.offset == 0 ? .left : alignment)
    }
    return [""]
      + TextRenderer.render(
        .table(DataTable(title: title, columns: heads, rows: rows)),
        style: style
      )
  }

  private func figures(_ comparison: SessionComparison) -> [Figure] {
    let sides = [("A", comparison.left), ("B", comparison.right)]
    let minutes = Set(sides.flatMap { $0.1.report.beliefs.map(\.minute) }).sorted()
    return [
      .lineChart(
        LineChart(
          title: "How likely the truth was by the evidence seen, and as it was said",
          minutes: minutes.map(Double.init),
          series: sides.flatMap { name, side in
            [
              LineChart.Series(
                name: "\(name) evidence",
                values: minutes.map { side.likelihood(at: $0, \.evidence) }
              ),
              LineChart.Series(
                name: "\(name) said",
                values: minutes.map { side.likelihood(at: $0, \.stated) }
              ),
            ]
          },
          unit: .percent,
          marks: []
        )
      ),
      .lineChart(
        LineChart(
          title: "Harm over the healthy twin, built up",
          minutes: comparison.left.report.harm.session.map { Double($0.minute) },
          series: sides.map { name, side in
            LineChart.Series(name: name, values: side.report.harm.session.map(\.harm))
          },
          unit: .of("weighted requests"),
          marks: []
        )
      ),
    ]
  }

  private func tenths(_ value: Double) -> String { Digits.fixed(value, decimals: 1) }
}

extension SessionComparison.Side {
  /// The probability of the own truth at a minute, as of the last event before; none after the end.
  fileprivate func likelihood(
    at minute: Int,
    _ belief: (BeliefPoint) -> [Double]?
  ) -> Double? {
    guard minute <= session.clock,
      let truth = session.scenario.hypotheses.firstIndex(where: { $0.id == session.truth.id })
    else { return nil }
    return report.beliefs.last { $0.minute <= minute }.flatMap { belief($0)?[truth] }
  }
}
