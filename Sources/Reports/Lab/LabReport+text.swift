package import Plotting
import Telemetry

extension LabReport {
  /// The effects of the setting, a sentence each.
  var outcome: [String] {
    var sentences = alert.watched.map { "At the page the alert reads \($0.text)." }
    if alert.isOn {
      sentences.append("The alert is on at the page.")
      if alert.isOnHealthy {
        sentences.append(
          "It is on without the fault as well: this day is near the limit anyway, so look at the distance"
            + " between the two lines. Another seed draws another day."
        )
      }
    } else if let first = alert.first {
      sentences.append("The alert is not on at the page; it first is at \(first.clock).")
    } else {
      sentences.append("The alert never goes off.")
    }
    sentences.append(harmSentence)
    if let mitigation, !mitigation.isPossible {
      sentences.append(
        "'\(mitigation.title)' cannot be done at \(mitigation.start.clock): the system is not in a state"
          + " for it, so nothing was done."
      )
    }
    return sentences
  }

  private var harmSentence: String {
    let total = Self.count(harm.total)
    guard let unattended = harm.unattended else {
      return "Left alone it harms \(total) requests more than the healthy twin"
        + (harm.total > harm.critical ? ", which is critical." : ".")
    }
    let averted = unattended - harm.total
    return averted >= 0
      ? "With the mitigation \(total) requests are harmed; left alone \(Self.count(unattended)):"
        + " \(Self.count(averted)) are spared."
      : "With the mitigation \(total) requests are harmed; left alone \(Self.count(unattended)): it makes"
        + " things worse."
  }

  private static func count(_ value: Double) -> String { NumberText.fixed(value, decimals: 0) }

  /// Writes the lab for a terminal.
  package func lines(_ style: TextStyle) -> [String] {
    var lines = [style.heading("Lab: \(title)")]
    lines += style.item("cause", "\(cause.label) \(cause.title)")
    lines += style.item("world", "difficulty \(difficulty), seed \(seed), traffic × \(traffic)")
    if let mitigation {
      lines += style.item("mitigation", "\(mitigation.title), begun at \(mitigation.start.clock)")
    }
    lines += sentences.flatMap { style.paragraph($0) }
    for figure in figures { lines += [""] + style.figure(figure) }
    lines += settings(style)
    for document in evidence {
      lines += ["", style.heading(document.title)]
      lines += document.figures.flatMap { style.figure($0) + [""] }
      lines += style.item("Finding:", document.finding)
    }
    return lines
  }

  /// The numbers that can be turned, and how far.
  private func settings(_ style: TextStyle) -> [String] {
    let plain = DataTable(
      title: "Numbers to turn, as in --set \(parameters.first?.id ?? "knob")=…",
      columns: [
        DataTable.Column(name: "name"), DataTable.Column(name: "what it is"),
        DataTable.Column(name: "value", alignment: .right),
        DataTable.Column(name: "from", alignment: .right),
        DataTable.Column(name: "to", alignment: .right),
      ],
      rows: parameters.map {
        [$0.id, $0.title, $0.text, Digits.shortest($0.low), Digits.shortest($0.high)]
      }
    )
    let names = knobs.map { knob in
      "\(knob.name) \(Digits.shortest(knob.value ?? knob.written))"
    }
    let others = "Other knobs of the file: \(names.joined(separator: ", "))."
    return (parameters.isEmpty ? [] : [""] + style.figure(.table(plain)))
      + (knobs.isEmpty ? [] : [""] + style.paragraph(others))
  }
}
