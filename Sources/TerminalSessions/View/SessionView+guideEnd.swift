import Plotting
import Reports
import Telemetry

extension SessionView {
  /// The end of a guided play: the truth, the score by criterion, and what to take away.
  func guideEnd(_ report: GuidedDebriefReport, id: String) -> [String] {
    var lines = ["", heading("What happened"), ""]
    lines += item(style.paint("Cause:", .emphasis), report.cause)
    lines += paragraph(report.explanation) + paragraph(report.outcome) + [""]
    lines += item(style.paint("The trap:", .emphasis), report.trap) + [""]
    lines.append(heading("Score \(tenths(report.score)) of 100: \(report.band)"))
    lines += paragraph(
      "A guided play does not count as progress. It asks for few looks and for no updates, so"
        + " beliefs and communication earn only what you gave of your own accord."
    )
    if let cap = report.cap { lines += item("Capped at \(tenths(cap.limit)):", cap.reason) }
    lines += report.criteria.map { criterion in
      "  \(TextLayout.pad(criterion.name, to: 16))"
        + "\(TextLayout.pad(tenths(criterion.points), to: 5, .right)) of"
        + " \(TextLayout.pad(tenths(criterion.weight), to: 4, .right))"
    }
    return lines + [""]
      + paragraph(
        "\(command("debrief \(id)")) tells it in full, \(command("play \(report.scenario)")) is"
          + " the drill with everything open."
      )
  }

  private func tenths(_ value: Double) -> String { Digits.fixed(value, decimals: 1) }
}
