import Plotting
import Reports
import Telemetry

extension SessionView {
  /// A sentence that says why something was not done.
  func refusal(_ report: RefusalReport) -> [String] {
    item(style.paint("Not done:", .warning), report.sentence)
  }

  /// The state of the incident, as an engineer on call could see it.
  func status(_ report: StatusReport) -> [String] {
    [
      "It is \(report.time.clock), \(report.time.minute) min after the page;"
        + " harm is counted for \(report.minutesLeft) more.",
      "Bad requests a minute: \(report.badRate.text).",
    ]
      + (report.updateDue.map { ["The next update is due by \($0.clock)."] } ?? [])
      + (report.changedControls.isEmpty
        ? ["No setting of the system differs from the one at the page."]
        : ["Settings that differ from those at the page:"])
      + report.changedControls.map { control in
        "  \(control.label): \(control.value) (\(control.initial) at the page)"
      }
  }

  /// The tables and fields that a free question can use, with an example of one.
  func fields(_ report: FieldsReport, example: String) -> [String] {
    var lines: [String] = []
    for table in report.tables {
      lines.append(style.paint("\(table.name): \(table.title)", .emphasis))
      for field in table.fields {
        let values = field.values.map { " (\($0.joined(separator: ", ")))" } ?? ""
        let text =
          [field.title ?? "", field.unit ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
          + values
        let name = TextLayout.pad("  \(field.name)", to: 18)
        lines += text.isEmpty ? ["  \(field.name)"] : item(name, text.trimmed)
      }
    }
    return lines + [""] + paragraph("For example: \(example)")
  }
}
