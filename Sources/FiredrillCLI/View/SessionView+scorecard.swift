import Plotting
import ScenarioModel
import Scoring
import Sessions
import Telemetry

extension SessionView {
  /// The score with its ledger.
  func scorecard(_ card: Scorecard, of session: Session) -> [String] {
    var lines = ["", heading("Score \(points(card.score)) of 100: \(card.band.rawValue)"), ""]
    if let cap = card.cap {
      lines += item("Capped at \(points(cap.limit)):", cap.reason) + [""]
    }
    lines += sealedNote(card)
    for criterion in card.criteria {
      let share = "\(points(criterion.points)) of \(points(criterion.weight))"
      lines.append(
        style.paint(
          TextLayout.pad(criterion.criterion.rawValue, to: 16) + share,
          .emphasis
        )
      )
      for line in criterion.ledger {
        let events =
          line.events.isEmpty ? "" : "[\(line.events.map(String.init).joined(separator: ", "))] "
        let label = TextLayout.pad(
          "\(points(line.points)) / \(points(line.possible))",
          to: 13,
          .right
        )
        lines += item("  \(label) ", events + line.text)
      }
    }
    if !card.flags.isEmpty {
      lines += ["", style.paint("Habits to note (not scored)", .emphasis)]
      for flag in card.flags {
        let events = flag.events.map(String.init).joined(separator: ", ")
        lines += item("  \(flag.kind.rawValue):", "[\(events)] \(flag.text)")
      }
    }
    return lines
  }

  /// Returns the debrief: the true cause, why the other causes were tempting, and the lessons.
  func debrief(of session: Session) -> [String] {
    let scenario = session.scenario
    var lines = ["", heading("What happened"), ""]
    lines += item(style.paint("Cause:", .emphasis), session.truth.title)
    lines += paragraph(session.truth.explanation.truth) + [""]
    lines.append(style.paint("The others", .emphasis))
    for hypothesis in scenario.hypotheses where hypothesis.id != session.truth.id {
      lines += item("  -", "\(hypothesis.title). \(hypothesis.explanation.tempting)")
      lines += item("     ruled out by:", hypothesis.explanation.ruledOutBy)
    }
    return lines + lessons(of: scenario)
  }

  private func points(_ value: Double) -> String { Digits.fixed(value, decimals: 1) }
}
