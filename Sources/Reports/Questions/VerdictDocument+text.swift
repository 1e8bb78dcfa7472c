package import Plotting
import Telemetry

extension VerdictDocument {
  /// Writes the verdict: what was heard with the words, what was missing, and the model answer.
  package func lines(_ style: TextStyle) -> [String] {
    var lines = [""] + style.paragraph(summary)
    if let setAside { lines += style.paragraph(setAside) }
    let heard = points.filter { $0.credit > 0 }
    let missing = points.filter { $0.credit == 0 }
    if setAside == nil {
      lines += list("Heard", heard.map(\.heardText), style)
      lines += list("Missing", missing.map(\.missingText), style)
      lines += list("Red flags", redFlags.map(\.text), style)
      lines += list("What interviewers mark down", habits.map(\.text), style)
    }
    lines += style.part("A strong answer", modelAnswer.flatMap { style.paragraph($0, indent: 2) })
    lines += style.part("Why it is asked", style.paragraph(because, indent: 2))
    lines += sources.flatMap { style.item("  -", "\($0.title): \($0.source)") }
    return lines
  }

  /// The result in one or two sentences: the share, and the time against what was expected.
  package var summary: String {
    let points = result ?? "\(Digits.percent(share, decimals: 0)) of the points."
    let time: String =
      seconds.map { seconds in
        seconds <= limit
          ? " It took \(seconds) of \(limit) s."
          : " It took \(seconds) s, \(limit) were expected: say the first sentence sooner."
      } ?? ""
    return points + time
  }

  /// The points that can be disputed, each by its name; the verdict as a whole where there are none.
  package var disputable: [(id: String, label: String)] {
    points.isEmpty
      ? [(id: Self.wholeVerdict, label: "the verdict")]
      : points.map { (id: $0.id, label: $0.label) }
  }

  /// The name under which a verdict without points is disputed.
  package static let wholeVerdict = "verdict"

  private func list(_ title: String, _ entries: [String], _ style: TextStyle) -> [String] {
    guard !entries.isEmpty else { return [] }
    return style.part(title, entries.flatMap { style.item("  -", $0) })
  }
}

extension VerdictDocument.Point {
  fileprivate var heardText: String {
    let asked = wasAsked ? " (only after I asked: half)" : credit < 1 ? " (\(verdict): half)" : ""
    return "\(label)\(asked): “\(quote)”"
  }

  /// A point that earned nothing, with the words that were read otherwise.
  package var missingText: String {
    quote.isEmpty ? label : "\(label): \(verdict), “\(quote)”"
  }

  /// The point with its role, where it has one beside being a concept.
  package var label: String { role == "concept" ? title : "\(role): \(title)" }
}

extension VerdictDocument.Flag {
  /// The title with the words, where there are some.
  package var text: String { quote.isEmpty ? title : "\(title): “\(quote)”" }
}
