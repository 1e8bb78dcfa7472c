package import Plotting
package import Questions
package import ScenarioModel

/// The map of an area: its stages with what breaks in each.
///
/// Its JSON is stable: keys are added, never renamed or removed.
package struct MapDocument: Hashable, Sendable, Encodable {
  package var area: String
  package var title: String
  package var stages: [Stage]
  /// Whether it is only read, as in the last hours: it then offers no question and no drill; not in the
  /// JSON.
  package var isForReading: Bool

  /// A stage of the path.
  package struct Stage: Hashable, Sendable, Encodable {
    package var title: String
    package var does: String
    package var breaks: [String]
    package var shows: String
    package var look: String
    package var number: String
    package var source: String
    package var questions: [String]
    package var incident: String?

    private enum CodingKeys: String, CodingKey {
      case title, does, breaks, shows, look, number, source, questions, incident
    }
  }

  private enum CodingKeys: String, CodingKey { case area, title, stages }

  package init(_ map: AreaMap, of area: Topic, isForReading: Bool = false) {
    self.isForReading = isForReading
    self.area = area.rawValue
    title = map.title
    stages = map.stages.map { stage in
      Stage(
        title: stage.title,
        does: stage.does,
        breaks: stage.breaks,
        shows: stage.shows,
        look: stage.look,
        number: stage.number,
        source: stage.source,
        questions: stage.questions.map(\.rawValue),
        incident: stage.incident?.rawValue
      )
    }
  }

  /// Writes the map for a terminal.
  package func lines(_ style: TextStyle) -> [String] {
    var lines = style.paragraph("\(title): \(stages.map(\.title).joined(separator: " → ")).")
    for (index, stage) in stages.enumerated() {
      lines += ["", style.heading("\(index + 1). \(stage.title)")] + style.paragraph(stage.does)
      lines += stage.breaks.flatMap { style.item("  breaks:", $0) }
      lines += style.item("  shows:", stage.shows) + style.item("  look:", stage.look)
      lines += style.item("  number:", stage.number)
      lines += style.item("  source:", stage.source)
      guard !isForReading else { continue }
      lines += stage.questions.map { "  firedrill ask \($0)" }
      lines += stage.incident.map { ["  firedrill play \($0)"] } ?? []
    }
    return lines
  }

  /// Lists the maps of some areas for a terminal.
  package static func list(_ areas: [AreaBank], _ style: TextStyle) -> [String] {
    areas.flatMap { part in
      guard let map = part.map else { return [String]() }
      return style.item("-", "\(part.area.title): \(map.title)") + [
        "    firedrill map \(part.area.rawValue)"
      ]
    }
  }
}

/// The numbers worth knowing, by area.
///
/// Its JSON is stable: keys are added, never renamed or removed.
package struct NumbersDocument: Hashable, Sendable, Encodable {
  package var areas: [Part]
  /// The steps of an answer to any open question.
  package var framework: [String] = Self.steps

  /// The numbers of one area.
  package struct Part: Hashable, Sendable, Encodable {
    package var area: String
    package var title: String
    package var numbers: [Number]

    private enum CodingKeys: String, CodingKey { case area, title, numbers }
  }

  /// A number with its conditions.
  package struct Number: Hashable, Sendable, Encodable {
    package var title: String
    package var range: String
    package var conditions: String
    package var say: String
    package var source: String

    private enum CodingKeys: String, CodingKey { case title, range, conditions, say, source }
  }

  private enum CodingKeys: String, CodingKey { case areas, framework }

  /// The heading over the framework.
  package static let frameworkTitle = "A crisp answer"

  /// The frame of a crisp answer; our own, after what interviewers mark down.
  private static let steps = [
    "Answer first: the choice, in one sentence.",
    "Because: the one property of the problem that decides it.",
    "Trade-off: what it costs, and when you would choose otherwise.",
    "Failure: how it breaks, how that shows, and who notices first.",
    "Number: one figure with its conditions.",
  ]

  /// The sheet of the numbers of some areas.
  package init(_ sheets: [AreaBank]) {
    areas = sheets.filter { !$0.numbers.isEmpty }
      .map { part in
        Part(
          area: part.area.rawValue,
          title: part.area.title,
          numbers: part.numbers.map {
            Number(
              title: $0.title,
              range: $0.range,
              conditions: $0.conditions,
              say: $0.say,
              source: $0.source
            )
          }
        )
      }
  }

  /// Writes the sheet for a terminal.
  package func lines(_ style: TextStyle) -> [String] {
    var lines = [style.heading(Self.frameworkTitle)]
    lines += framework.enumerated().flatMap { style.item("\($0.offset + 1).", $0.element) }
    for part in areas {
      lines += ["", style.heading(part.title)]
      for number in part.numbers {
        lines += style.item("-", "\(number.title): \(number.range) (\(number.conditions))")
        lines += style.paragraph("“\(number.say)”", indent: 2)
      }
    }
    return lines
  }
}
