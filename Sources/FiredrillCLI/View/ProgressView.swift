import Reports
import Foundation
import Plotting
import Progress
import Scoring
import Telemetry

/// Progress as people read it.
struct ProgressView {
  let style: TextStyle
  let plan: TrainingPlan
  /// Whether only some of the sessions were asked for.
  let isFiltered: Bool

  private var standing: Standing { plan.standing }

  var lines: [String] {
    guard !standing.outcomes.isEmpty else { return empty }
    return summary + course + figures + shares + weak + schedule + next
  }

  private var empty: [String] {
    let why =
      plan.known == 0
      ? (isFiltered ? "No scored session is like that." : "No session has been scored yet.")
      : "\(sessions(plan.known)) scored, none of which counts: their worlds may have been known."
    return text(why + (plan.next.map { " 'firedrill play \($0.scenario)' starts one." } ?? ""))
  }

  private var summary: [String] {
    let count = standing.outcomes.count
    let known =
      plan.known == 0
      ? "" : " Known worlds do not count: \(sessions(plan.known))."
    let level: String
    if let band = standing.level, let mean = standing.mean {
      let span = count > Standing.latestSessions ? "the latest \(Standing.latestSessions)" : "them"
      level = " Level over \(span): \(band.rawValue), mean \(tenths(mean))."
    } else {
      level = " A level needs \(Standing.leastSessions); one case says little about the next."
    }
    return text("\(sessions(count)) counted.\(known)\(level)")
  }

  private var course: [String] {
    guard standing.outcomes.count > 1 else { return [] }
    let shown = standing.outcomes
    return figure(
      .lineChart(
        LineChart(
          title: "Score, and the mean of the five up to it",
          xLabel: "sessions, the oldest first",
          minutes: shown.indices.map { Double($0 + 1) },
          series: [
            .init(name: "score", values: shown.map(\.score)),
            .init(name: "mean of five", values: shown.indices.map { mean(upTo: $0) }),
          ],
          unit: .of("points"),
          marks: []
        )
      )
    )
  }

  private func mean(upTo index: Int) -> Double {
    let part = standing.outcomes[max(0, index - 4)...index]
    return part.map(\.score).reduce(0, +) / Double(part.count)
  }

  private var figures: [String] {
    let shown = standing.latest
    return figure(
      .heatmap(
        Heatmap(
          title: "Share of each criterion's points, by session",
          rows: standing.criteria.map(\.key.rawValue),
          columns: shown.map { "\($0.session)" },
          cells: standing.criteria.map { share in
            shown.map { outcome in outcome.figure(of: share.key).map(hundredths) }
          },
          unit: .percent
        )
      )
    )
  }

  private var shares: [String] {
    table("Topics", standing.topics) + table("Scenarios", standing.scenarios)
  }

  private func table(_ title: String, _ shares: [Standing.Share<String>]) -> [String] {
    guard !shares.isEmpty else { return [] }
    return figure(
      .table(
        DataTable(
          title: title,
          columns: [
            DataTable.Column(name: "name"), DataTable.Column(name: "sessions", alignment: .right),
            DataTable.Column(name: "mean", alignment: .right),
            DataTable.Column(name: "latest", alignment: .right),
          ],
          rows: shares.map {
            [$0.key, "\($0.values.count)", tenths($0.mean), tenths($0.values.last ?? $0.mean)]
          }
        )
      )
    )
  }

  private var weak: [String] {
    let criteria = standing.weakestCriteria.map {
      "\($0.key.rawValue) (\(Digits.percent($0.mean, decimals: 0)) of its points)"
    }
    let topics = standing.weakestTopics.map { "\($0.key) (mean \(tenths($0.mean)))" }
    return [""]
      + (criteria.isEmpty ? [] : text("Weakest criteria: \(criteria.joined(separator: ", ")).", 18))
      + (topics.isEmpty ? [] : text("Weakest topics: \(topics.joined(separator: ", ")).", 16))
  }

  private var schedule: [String] {
    guard !plan.schedule.items.isEmpty else { return [] }
    return figure(
      .table(
        DataTable(
          title: "What went wrong, and when to practise it again",
          columns: [
            DataTable.Column(name: "pattern"),
            DataTable.Column(name: "shown", alignment: .right),
            DataTable.Column(name: "due", alignment: .right),
            DataTable.Column(name: "recall", alignment: .right),
          ],
          rows: plan.schedule.items.map { item in
            [
              item.pattern.name, "\(item.failures) of \(item.reviews)", due(item),
              Digits.percent(item.recall, decimals: 0),
            ]
          }
        )
      )
    )
  }

  private func due(_ item: Schedule.Item) -> String {
    switch Schedule.daysLeft(of: item, at: plan.now) {
    case 0: "today"
    case 1: "tomorrow"
    case let days: "in \(days) days"
    }
  }

  private var next: [String] {
    guard let next = plan.next else { return [] }
    let why = next.pattern.map { "Next: \($0.name)." } ?? "Next:"
    return [""]
      + text(
        "\(why) 'firedrill play \(next.scenario)' drills it on a fresh world, whose truth is dealt"
          + " anew."
      )
  }

  private func figure(_ figure: Figure) -> [String] {
    [""] + TextRenderer.render(figure, style: style)
  }

  private func text(_ text: String, _ rest: Int = 0) -> [String] {
    TextLayout.wrap(text, width: min(style.width, 100), rest: TextLayout.blanks(rest))
  }

  private func sessions(_ count: Int) -> String { count == 1 ? "1 session" : "\(count) sessions" }

  /// A share in whole per cent; what losses took below nothing is nothing.
  private func hundredths(_ figure: Double) -> Double { (max(0, figure) * 100).rounded() / 100 }

  private func tenths(_ value: Double) -> String { Digits.fixed(value, decimals: 1) }
}
