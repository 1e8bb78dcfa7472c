package import Plotting
import Progress
import Telemetry

extension ProgressDocument {
  /// Writes progress as sentences, charts and tables.
  ///
  /// `isFiltered` says that only some of the sessions were asked for.
  package func lines(
    _ style: TextStyle,
    isFiltered: Bool,
    _ names: CommandNames
  ) -> [String] {
    guard sessions > 0 else { return style.paragraph(emptySentence(isFiltered, names)) }
    var lines = style.paragraph(summary)
    for figure in [courseFigure, criteriaFigure, topicsFigure, scenariosFigure].compactMap({ $0 }) {
      lines += [""] + style.figure(figure)
    }
    lines += [""] + weakestLines(style)
    if let figure = scheduleFigure { lines += [""] + style.figure(figure) }
    guard let next else { return lines }
    let why = next.pattern.map { "Next: \($0)." } ?? "Next:"
    return lines + [""]
      + style.paragraph(
        "\(why) \(names.play(next.scenario)) drills it on a fresh world, whose truth is dealt anew."
      )
  }

  private func emptySentence(_ isFiltered: Bool, _ names: CommandNames) -> String {
    let why =
      known == 0
      ? (isFiltered ? "No scored session is like that." : "No session has been scored yet.")
      : "\(Self.counted(known)) scored, none of which counts: their worlds may have been known."
    return why + (next.map { " \(names.play($0.scenario)) starts one." } ?? "")
  }

  /// Says how many sessions count, and the level where there are enough of them.
  package var summary: String {
    let unknown = known == 0 ? "" : " Known worlds do not count: \(Self.counted(known))."
    let level: String
    if let band = self.level, let mean {
      let span =
        sessions > Standing.latestSessions ? "the latest \(Standing.latestSessions)" : "them"
      level = " Level over \(span): \(band), mean \(mean.tenths)."
    } else {
      level = " A level needs \(Standing.leastSessions); one case says little about the next."
    }
    return "\(Self.counted(sessions)) counted.\(unknown)\(level)"
  }

  private static func counted(_ count: Int) -> String {
    count == 1 ? "1 session" : "\(count) sessions"
  }

  private func weakestLines(_ style: TextStyle) -> [String] {
    func list(_ title: String, _ entries: [String], _ indent: Int) -> [String] {
      guard !entries.isEmpty else { return [] }
      return TextLayout.wrap(
        "\(title): \(entries.joined(separator: ", ")).",
        width: min(style.width, 100),
        rest: TextLayout.blanks(indent)
      )
    }
    let criteria = weakest.criteria.map { name in
      "\(name) (\(Digits.percent(Self.mean(of: name, in: self.criteria), decimals: 0)) of its points)"
    }
    let topics = weakest.topics.map { "\($0) (mean \(Self.mean(of: $0, in: self.topics).tenths))" }
    return list("Weakest criteria", criteria, 18) + list("Weakest topics", topics, 16)
  }

  private static func mean(of name: String, in shares: [Share]) -> Double {
    shares.first { $0.name == name }?.mean ?? 0
  }
}

extension ProgressDocument {
  /// Scores over time with the mean of the five up to each; `nil` for a single session.
  package var courseFigure: Figure? {
    guard course.count > 1 else { return nil }
    return .lineChart(
      LineChart(
        title: "Score, and the mean of the five up to it",
        xLabel: "sessions, the oldest first",
        minutes: course.indices.map { Double($0 + 1) },
        series: [
          .init(name: "score", values: course.map(\.score)),
          .init(name: "mean of five", values: course.indices.map { mean(upTo: $0) }),
        ],
        unit: .of("points"),
        marks: []
      )
    )
  }

  private func mean(upTo index: Int) -> Double {
    let part = course[max(0, index - 4)...index]
    return part.map(\.score).reduce(0, +) / Double(part.count)
  }

  /// The share of each criterion's points that the latest sessions earned.
  package var criteriaFigure: Figure? {
    let shown = course.suffix(Standing.latestSessions)
    return .heatmap(
      Heatmap(
        title: "Share of each criterion's points, by session",
        rows: criteria.map(\.name),
        columns: shown.map { "\($0.session)" },
        cells: criteria.map { share in
          shown.map { $0.figures[share.name].map(Self.hundredths) }
        },
        unit: .percent
      )
    )
  }

  /// A share in whole per cent; what losses took below nothing is nothing.
  private static func hundredths(_ figure: Double) -> Double {
    (max(0, figure) * 100).rounded() / 100
  }

  package var topicsFigure: Figure? { Self.table("Topics", topics) }

  package var scenariosFigure: Figure? { Self.table("Scenarios", scenarios) }

  private static func table(_ title: String, _ shares: [Share]) -> Figure? {
    guard !shares.isEmpty else { return nil }
    return .table(
      DataTable(
        title: title,
        columns: [DataTable.Column(name: "name")]
          + ["sessions", "mean", "latest"].map { DataTable.Column(name: $0, alignment: .right) },
        rows: shares.map { [$0.name, "\($0.sessions)", $0.mean.tenths, $0.latest.tenths] }
      )
    )
  }

  /// The failure patterns with the day on which each should be practised; `nil` without any.
  package var scheduleFigure: Figure? {
    guard !schedule.isEmpty else { return nil }
    return .table(
      DataTable(
        title: "What went wrong, and when to practise it again",
        columns: [DataTable.Column(name: "pattern")]
          + ["shown", "due", "recall"].map { DataTable.Column(name: $0, alignment: .right) },
        rows: schedule.map { item in
          [
            item.pattern, "\(item.failures) of \(item.reviews)", item.dueText,
            Digits.percent(item.recall, decimals: 0),
          ]
        }
      )
    )
  }
}

extension ProgressDocument.Item {
  fileprivate var dueText: String {
    switch daysLeft {
    case 0: "today"
    case 1: "tomorrow"
    case let days: "in \(days) days"
    }
  }
}
