package import Plotting
import Telemetry

extension ScoreDocument {
  /// Writes the score with its ledger as lines of text.
  package func lines(_ style: TextStyle, _ names: CommandNames) -> [String] {
    var lines = ["", style.heading("Score \(total.tenths) of 100: \(band)"), ""]
    if let cap { lines += style.item("Capped at \(cap.tenths):", capReason ?? "") + [""] }
    lines += sealedLines(style, names)
    for criterion in criteria {
      let share = "\(criterion.points.tenths) of \(criterion.weight.tenths)"
      lines.append(style.paint(TextLayout.pad(criterion.name, to: 16) + share, .emphasis))
      for line in criterion.ledger {
        let points = "\(line.points.tenths) / \(line.possible.tenths)"
        lines += style.item(
          "  \(TextLayout.pad(points, to: 13, .right)) ",
          line.eventsText + line.text
        )
      }
    }
    if !flags.isEmpty {
      lines += style.part(
        "Habits to note (not scored)",
        flags.flatMap { flag in
          let events = flag.events.map(String.init).joined(separator: ", ")
          return style.item("  \(flag.name):", "[\(events)] \(flag.text)")
        }
      )
    }
    return lines
  }

  /// Writes the note on a sealed score; nothing for a score by the current rubric.
  func sealedLines(_ style: TextStyle, _ names: CommandNames) -> [String] {
    sealedNote(names).map { style.paragraph($0) } ?? []
  }

  /// The points of a criterion beside its weight; `nil` where it was not scored.
  func share(of criterion: String) -> String? {
    criteria.first { $0.name == criterion }.map {
      "\($0.points.tenths) of \($0.weight.tenths)"
    }
  }
}

extension Double {
  /// The number with one decimal, as points are shown.
  var tenths: String { Digits.fixed(self, decimals: 1) }
}
