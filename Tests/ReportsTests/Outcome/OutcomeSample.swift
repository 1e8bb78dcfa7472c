import Foundation
import Plotting
import Players
import ScenarioModel
import Scoring
import Sessions
import TestSupport

@testable import Reports

/// Sessions that are over, for the tests of what is told about them.
enum OutcomeSample {
  /// A drill of the small incident that was declared, with its score and its debrief.
  static let declared = Result { try outcome(endingIn: .declared) }

  /// The same drill, abandoned.
  static let abandoned = Result { try outcome(endingIn: .abandoned) }

  struct Outcome {
    var session: Session
    var card: Scorecard?
    var report: DebriefReport

    var debrief: DebriefDocument { DebriefDocument(session, report, card) }
  }

  private enum End { case declared, abandoned }

  private static func outcome(endingIn end: End) throws -> Outcome {
    var session = try Session.of(Sample.queue())
    let scenario = session.scenario
    for action in scenario.actions.prefix(3) where session.isAvailable(action) {
      try session.take(.look(action.id))
    }
    let share = 1 / Double(scenario.hypotheses.count)
    try session.take(
      .believe(scenario.hypotheses.map { Belief(hypothesis: $0.id, probability: share) })
    )
    switch end {
    case .declared:
      try session.take(
        .declare(
          Declaration(
            cause: scenario.hypotheses[0].id,
            places: scenario.hypotheses[0].places,
            explanation: "The queue <grew> because the workers were slow & few.",
            cited: session.looks.map(\.entry.number)
          )
        )
      )
    case .abandoned: try session.take(.abandon)
    }
    let assessment = try Assessment(
      of: session,
      try Sample.calibration(),
      Rubric.current.judgement
    )
    let card = end == .declared ? try session.scorecard(assessment) : nil
    let report = try session.debrief(assessment, card: card)
    return Outcome(session: session, card: card, report: report)
  }

  static let style = TextStyle(width: 80, glyphs: .unicode, colour: .none)

  static let names = CommandNames(
    score: "<score>",
    calibrate: "<calibrate>",
    play: { "<play \($0)>" }
  )

  /// The names in a document's JSON: those of the object, or of the objects at a path within it.
  static func keys(_ document: some Encodable, at path: [String] = []) throws -> Set<String> {
    let data = Data(try JSONText.encode(document).utf8)
    return try names(try JSONDecoder().decode(JSONShape.self, from: data), path[...])
  }

  private static func names(_ shape: JSONShape, _ path: ArraySlice<String>) throws -> Set<String> {
    switch shape {
    case .list(let items):
      return try items.reduce(into: []) { $0.formUnion(try names($1, path)) }
    case .object(let parts):
      guard let first = path.first else { return Set(parts.keys) }
      return try parts[first].map { try names($0, path.dropFirst()) } ?? []
    case .leaf: return []
    }
  }
}

/// The names and nesting of a JSON text.
private indirect enum JSONShape: Decodable {
  case object([String: JSONShape])
  case list([JSONShape])
  case leaf

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if let parts = try? value.decode([String: JSONShape].self) {
      self = .object(parts)
    } else if let items = try? value.decode([JSONShape].self) {
      self = .list(items)
    } else {
      self = .leaf
    }
  }
}
