import Plotting
import Reports

extension SessionView {
  /// Everything the player can do; side by side where both lists find room.
  func menu(_ report: MenuReport) -> [String] {
    guard report.isListed else { return openMenu(report) }
    guard style.width >= Self.twoColumns, style.form == .drawn else {
      return actions(report) + [""] + changes(report)
    }
    var half = self
    half.style.width = (style.width - 4) / 2
    return TextLayout.beside(
      half.actions(report),
      half.changes(report),
      leftWidth: half.style.width,
      gap: 4
    )
  }

  /// The width from which two lists stand side by side.
  private static let twoColumns = 130

  /// The menu where evidence is asked for in the player's own words: how to ask, and the mitigations.
  private func openMenu(_ report: MenuReport) -> [String] {
    paragraph(
      "Nothing here lists what there is to look at. Ask for it as you would ask a colleague, for"
        + " example: show me latency by region. What nobody has costs nothing."
    ) + ["", style.paint("Mitigate (minutes)", .emphasis)] + mitigations(report)
  }

  private func actions(_ report: MenuReport) -> [String] {
    [style.paint("Look (minutes)", .emphasis)]
      + report.actions.flatMap {
        row($0.number, $0.title, minutes: $0.minutes, note: $0.note)
      }
  }

  private func changes(_ report: MenuReport) -> [String] {
    [style.paint("Mitigate (minutes)", .emphasis)] + report.mitigations.flatMap(row)
  }

  /// The mitigations with what each does.
  func mitigations(_ report: MenuReport) -> [String] {
    report.mitigations.flatMap { row($0) + item("       \($0.id):", $0.summary) }
  }

  private func row(_ mitigation: MenuReport.MitigationRow) -> [String] {
    row(
      mitigation.number,
      mitigation.title,
      minutes: mitigation.minutes,
      note: mitigation.note
    )
  }

  private func row(_ number: Int, _ title: String, minutes: Int, note: String) -> [String] {
    let label = TextLayout.pad("\(number)", to: 4, .right)
    let cost = TextLayout.pad("\(minutes)", to: 4, .right)
    let suffix = note.isEmpty ? "" : "  (\(note))"
    let lines = item("\(label) \(cost) ", title + suffix)
    return note.isEmpty ? lines : lines.map { style.paint($0, .faint) }
  }

  /// Asks back where a request could mean several things.
  func candidates(_ report: CandidatesReport) -> [String] {
    ["Which of these do you mean?"]
      + report.candidates.flatMap { item("  \($0.number) ", "\($0.title) (\($0.minutes) min)") }
  }

  /// Events, a line each; `none` where there are none.
  func timeline(_ lines: [TimelineLine], none: String) -> [String] {
    guard !lines.isEmpty else { return [none] }
    return lines.flatMap { item("  [\($0.number)] \($0.time.clock)", $0.text) }
  }
}
