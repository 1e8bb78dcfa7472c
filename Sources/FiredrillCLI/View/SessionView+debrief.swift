import Plotting
import Reports
import ScenarioModel
import Scoring
import Sessions
import Telemetry

extension SessionView {
  /// A whole debrief: truth, paths, plots, rivals, lessons and what to train.
  func debrief(_ report: DebriefReport, _ card: Scorecard?, of session: Session) -> [String] {
    let figures = DebriefFigures(session: session, report: report)
    var lines = heading(card, of: session)
    lines += part("Your path", path(report.path, in: session.scenario))
    lines += part(
      "The reference's path on the same incident",
      path(report.referencePath, in: session.scenario)
    )
    for figure in [figures.beliefs, figures.harm] {
      lines += [""] + TextRenderer.render(figure, style: style)
    }
    lines += part("The other causes", rivals(report.rivals, in: session.scenario))
    lines += lessons(of: session.scenario)
    guard !report.training.isEmpty else { return lines }
    return lines + part("Train next", report.training.flatMap(advice))
  }

  private func heading(_ card: Scorecard?, of session: Session) -> [String] {
    let score = card.map { "score \(Digits.fixed($0.score, decimals: 1)), \($0.band.rawValue)" }
    var lines = [heading("Debrief: \(session.scenario.title)")]
    lines += item("Session:", score ?? "abandoned, so it has no score")
    lines += (card.map(sealedNote) ?? []) + [""]
    lines += item(style.paint("Cause:", .emphasis), session.truth.title)
    return lines + paragraph(session.truth.explanation.truth)
  }

  private func part(_ title: String, _ lines: [String]) -> [String] {
    ["", style.paint(title, .emphasis)] + lines
  }

  private func path(_ steps: [PathStep], in scenario: Scenario) -> [String] {
    steps.flatMap { step in
      let gain = step.gain.map { Self.bits($0) } ?? ""
      return item(
        "  \(time(step.entry.start, in: scenario)) \(TextLayout.pad(gain, to: 11, .right))",
        scenario.summary(of: step.entry.event).shortened
      )
    } + item("        in all", Self.bits(steps.compactMap(\.gain).reduce(0, +)))
  }

  /// A gain with its sign.
  private static func bits(_ gain: Double) -> String {
    let text = Digits.fixed(gain, decimals: 2)
    return (text.hasPrefix("-") ? "" : "+") + text + " bits"
  }

  private func rivals(_ rivals: [RivalAccount], in scenario: Scenario) -> [String] {
    rivals.flatMap { rival -> [String] in
      guard let hypothesis = scenario.hypothesis(rival.hypothesis) else { return [] }
      let share = TextLayout.pad(Digits.percent(rival.posterior, decimals: 0), to: 5, .right)
      return item("  \(share)", "\(hypothesis.title). \(hypothesis.explanation.tempting)")
        + item("        ruled out by:", hypothesis.explanation.ruledOutBy)
        + item("        on your path:", onPath(rival, in: scenario))
    }
  }

  func onPath(_ rival: RivalAccount, in scenario: Scenario) -> String {
    if let ruling = rival.ruledOutBy {
      let ratio = Digits.significant(ruling.ratio, digits: 2)
      let title = scenario.summary(of: ruling.entry.event)
      return "[\(ruling.entry.number)] \(title), \(ratio) times likelier under the truth"
    }
    guard let missed = rival.missed.flatMap(scenario.action) else {
      return "nothing you saw told it from the truth"
    }
    return "nothing you saw told it from the truth; this would have: \(missed.title)"
  }

  /// Returns the lessons of a scenario that hold for every true cause.
  func lessons(of scenario: Scenario) -> [String] {
    let lesson = scenario.debrief
    return part("The trap", paragraph(lesson.trap, indent: 2))
      + part("Prevention", lesson.prevention.flatMap { item("  -", $0) })
      + part("Numbers to know", lesson.numbers.flatMap { item("  -", $0) })
      + part("Reading", lesson.reading.flatMap { item("  -", "\($0.title): \($0.source)") })
  }

  private func advice(_ advice: TrainingAdvice) -> [String] {
    let share = Digits.percent(advice.figure, decimals: 0)
    return item("  - \(advice.criterion.rawValue), \(share) earned:", advice.text)
  }
}
