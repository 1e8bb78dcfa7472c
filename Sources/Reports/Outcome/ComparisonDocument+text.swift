package import Plotting
import Scoring

extension ComparisonDocument {
  /// Writes both paths side by side: scores, evidence, minutes, beliefs and harm.
  package func lines(_ style: TextStyle) -> [String] {
    var lines = [style.heading("Compared: \(title)"), ""]
    lines += style.item("A:", a.sentence) + style.item("B:", b.sentence)
    if !sameWorld {
      lines += style.paragraph(
        "Two worlds: the same scenario, but not the same incident. Paths can be compared; what they"
          + " showed and harm cannot."
      )
    }
    for figure in [pointsFigure, looksFigure].compactMap({ $0 }) {
      lines += [""] + style.figure(figure)
    }
    if order.pairs > 0 {
      lines += style.paragraph(
        "Of \(order.pairs) pairs that both looked at, \(order.same) came in the same order."
      )
    }
    for figure in [timelineFigure, beliefFigure, harmFigure] {
      lines += [""] + style.figure(figure)
    }
    return lines
  }

  private var sides: [(name: String, side: Side)] { [("A", a), ("B", b)] }

  /// The points of each criterion; `nil` where neither has a score.
  package var pointsFigure: Figure? {
    let scores = [a.score, b.score]
    guard scores.contains(where: { $0 != nil }) else { return nil }
    let rows = Criterion.allCases.map(\.rawValue).compactMap { criterion -> [String]? in
      let cells = scores.map { $0?.share(of: criterion) }
      guard cells.contains(where: { $0 != nil }) else { return nil }
      return [criterion] + cells.map { $0 ?? "" }
    }
    let total = ["score"] + scores.map { $0?.total.tenths ?? "" }
    return Self.table("Points", ["criterion", "A", "B"], rows + [total], alignment: .right)
  }

  /// Every action looked at, with when each side did and what it showed.
  package var looksFigure: Figure? {
    Self.table(
      "Evidence: which look it was, when, and what it showed",
      ["looked at", "A", "B"],
      looks.map { look in
        [look.title]
          + [look.a, look.b].map { sight in
            sight.map { "\($0.order). +\($0.minute) min: \($0.finding)" } ?? "–"
          }
      }
    )
  }

  /// The steps of both, minute by minute.
  package var timelineFigure: Figure {
    Self.table(
      "Minute by minute",
      ["min", "A", "B"],
      timeline.map { moment in
        ["+\(moment.minute)"]
          + [moment.a, moment.b].map { step in
            step.map { "[\($0.event)] \(Self.shortened($0.summary))" } ?? ""
          }
      }
    )
  }

  /// A text cut where it is long; the replay has it whole.
  private static func shortened(_ text: String) -> String {
    text.count <= 80 ? text : text.prefix(79) + "…"
  }

  private static func table(
    _ title: String,
    _ columns: [String],
    _ rows: [[String]],
    alignment: TextLayout.Alignment = .left
  ) -> Figure {
    let heads = columns.enumerated().map {
      DataTable.Column(name: $0.element, alignment: $0.offset == 0 ? .left : alignment)
    }
    return .table(DataTable(title: title, columns: heads, rows: rows))
  }

  /// The probability of each side's truth over time, by the evidence and as stated.
  package var beliefFigure: Figure {
    let minutes = Set(sides.flatMap { $0.side.beliefs.map(\.minute) }).sorted()
    return .lineChart(
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
    )
  }

  /// Harm that built up on both paths.
  package var harmFigure: Figure {
    .lineChart(
      LineChart(
        title: "Harm over the healthy twin, built up",
        minutes: a.harm.map { Double($0.minute) },
        series: sides.map { name, side in
          LineChart.Series(name: name, values: side.harm.map(\.harm))
        },
        unit: .of("weighted requests"),
        marks: []
      )
    )
  }
}

extension ComparisonDocument.Side {
  /// A sentence on who played, how it ended and what was true.
  package var sentence: String {
    let who =
      name == SessionComparison.reference
      ? "the reference player" : Int(name) == nil ? name : "session \(name)"
    let end =
      switch verdict {
      case .cause(let index): "declared \(HypothesisLabel.text(index))"
      case .notEnoughEvidence: "declared not enough evidence"
      case .abandoned: "abandoned"
      }
    let points = score.map { ", score \($0.total.tenths), \($0.band)" } ?? ""
    return "\(who), \(end) after \(minutes) min, truth \(HypothesisLabel.text(truthIndex))\(points)"
  }

  /// The probability of the own truth at a minute, as of the last event before; none after the end.
  fileprivate func likelihood(
    at minute: Int,
    _ belief: (DebriefDocument.Belief) -> [Double]?
  ) -> Double? {
    guard minute <= minutes else { return nil }
    return beliefs.last { $0.minute <= minute }.flatMap { belief($0)?[truthIndex] }
  }
}
