package import Plotting
package import ScenarioModel
package import Sessions

/// The truth of a session that is over: its cause, why the other causes were tempting, and the
/// lessons to take away.
package struct TruthReport: Hashable, Sendable, Codable {
  /// The title of the true cause.
  package var cause: String
  package var explanation: String
  /// Every other cause, in the scenario's order.
  package var others: [Other]
  package var lessons: LessonsReport

  private enum CodingKeys: String, CodingKey { case cause, explanation, others, lessons }

  /// A cause that was not true.
  package struct Other: Hashable, Sendable, Codable {
    package var title: String
    /// The reason why it was tempting.
    package var tempting: String
    package var ruledOutBy: String

    private enum CodingKeys: String, CodingKey { case title, tempting, ruledOutBy }
  }

  package init(_ session: Session) {
    let scenario = session.scenario
    cause = session.truth.title
    explanation = session.truth.explanation.truth
    others = scenario.hypotheses.filter { $0.id != session.truth.id }.map {
      let text = RivalText($0, truth: session.truth, in: scenario)
      return Other(title: $0.title, tempting: text.tempting, ruledOutBy: text.ruledOutBy)
    }
    lessons = LessonsReport(scenario)
  }

  /// Writes the truth below a heading.
  package func lines(_ style: TextStyle) -> [String] {
    var lines = ["", style.heading("What happened"), ""]
    lines += style.item(style.paint("Cause:", .emphasis), cause)
    lines += style.paragraph(explanation)
    lines += style.part(
      "The others",
      others.flatMap {
        style.item("  -", "\($0.title). \($0.tempting)")
          + style.item("     ruled out by:", $0.ruledOutBy)
      }
    )
    return lines + lessons.lines(style)
  }
}

/// The lessons of a scenario, the same whatever the truth was.
package struct LessonsReport: Hashable, Sendable, Codable {
  package var trap: String
  package var prevention: [String]
  package var numbers: [String]
  package var reading: [Source]

  private enum CodingKeys: String, CodingKey { case trap, prevention, numbers, reading }

  /// Something to read, with its source.
  package struct Source: Hashable, Sendable, Codable {
    package var title: String
    package var source: String

    private enum CodingKeys: String, CodingKey { case title, source }

    var text: String { "\(title): \(source)" }
  }

  package init(_ scenario: Scenario) {
    let debrief = scenario.debrief
    trap = debrief.trap
    prevention = debrief.prevention
    numbers = debrief.numbers
    reading = debrief.reading.map { Source(title: $0.title, source: $0.source) }
  }

  /// Writes the lessons, a part each.
  package func lines(_ style: TextStyle) -> [String] {
    func list(_ entries: [String]) -> [String] { entries.flatMap { style.item("  -", $0) } }
    return style.part("The trap", style.paragraph(trap, indent: 2))
      + style.part("Prevention", list(prevention))
      + style.part("Numbers to know", list(numbers))
      + style.part("Reading", list(reading.map(\.text)))
  }
}
