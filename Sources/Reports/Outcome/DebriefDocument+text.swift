package import Plotting
import Scoring
import Telemetry

extension DebriefDocument {
  /// Writes the whole debrief: truth, paths, plots, rivals, lessons, what to train, and a judge's
  /// reading where there is one.
  package func lines(_ style: TextStyle, _ names: CommandNames) -> [String] {
    var lines = [style.heading("Debrief: \(title)")]
    lines += style.item(
      "Session:",
      score.map { "score \($0.total.tenths), \($0.band)" } ?? Self.noScore
    )
    lines += (score?.sealedLines(style, names) ?? []) + [""]
    lines += style.item(style.paint("Cause:", .emphasis), cause)
    lines += style.paragraph(explanation)
    lines += style.part("Your path", Self.lines(of: path, style))
    lines += style.part(
      "The reference's path on the same incident",
      Self.lines(of: referencePath, style)
    )
    for figure in [beliefFigure, .table(checkpointTable), harmFigure] {
      lines += [""] + style.figure(figure)
    }
    lines += style.part("The other causes", rivals.flatMap { $0.lines(style) })
    lines += lessons.lines(style)
    if !training.isEmpty {
      lines += style.part(
        "Train next",
        training.flatMap { advice in
          let share = Digits.percent(advice.figure, decimals: 0)
          return style.item("  - \(advice.criterion), \(share) earned:", advice.text)
        }
      )
    }
    return lines + (judge?.lines(style) ?? [])
  }

  private static let noScore = "abandoned, so it has no score"

  private static func lines(of steps: [Step], _ style: TextStyle) -> [String] {
    steps.flatMap { step in
      let gain = step.gain.map(bits) ?? ""
      return style.item(
        "  \(step.clock) \(TextLayout.pad(gain, to: 11, .right))",
        step.title.shortened
      )
    } + style.item("        in all", bits(steps.compactMap(\.gain).reduce(0, +)))
  }

  /// A gain with its sign.
  private static func bits(_ gain: Double) -> String {
    let text = Digits.fixed(gain, decimals: 2)
    return (text.hasPrefix("-") ? "" : "+") + text + " bits"
  }
}

extension DebriefDocument.Rival {
  fileprivate func lines(_ style: TextStyle) -> [String] {
    let share = TextLayout.pad(Digits.percent(posterior, decimals: 0), to: 5, .right)
    return style.item("  \(share)", "\(title). \(tempting)")
      + style.item("        ruled out by:", ruledOutBy)
      + style.item("        on your path:", onPath)
  }

  /// The evidence on the player's path that ruled it out, or the look that would have.
  var onPath: String {
    if let evidence {
      let ratio = Digits.significant(evidence.ratio, digits: 2)
      return "[\(evidence.event)] \(evidence.title), \(ratio) times likelier under the truth"
    }
    let nothing = "nothing you saw told it from the truth"
    return missedTitle.map { "\(nothing); this would have: \($0)" } ?? nothing
  }
}

extension DebriefDocument {
  /// The probability of the truth over time: by the evidence, and as the player stated it.
  package var beliefFigure: Figure {
    let truth = hypotheses.firstIndex(of: self.truth) ?? 0
    // Events that take no time share a minute with the one before; the last of a minute is shown.
    var points: [Belief] = []
    for point in beliefs {
      if points.last?.minute == point.minute { points.removeLast() }
      points.append(point)
    }
    return .lineChart(
      LineChart(
        title: "How likely the truth was",
        minutes: points.map { Double($0.minute) },
        series: [
          .init(name: "by the evidence", values: points.map { $0.evidence[truth] }),
          .init(name: "as you said", values: points.map { $0.stated?[truth] }),
        ],
        unit: .percent,
        marks: []
      )
    )
  }

  /// Harm that built up on the player's course, on the reference's, and had nobody acted.
  package var harmFigure: Figure {
    .lineChart(
      LineChart(
        title: "Harm over the healthy twin, built up",
        minutes: harm.session.map { Double($0.minute) },
        series: [
          .init(name: "you", values: harm.session.map(\.harm)),
          .init(name: "reference", values: harm.reference.map(\.harm)),
          .init(name: "nobody acting", values: harm.unattended.map(\.harm)),
        ],
        unit: .of("weighted requests"),
        marks: []
      )
    )
  }
}
