internal import ScenarioModel
internal import Statecharts
internal import Telemetry

/// The YAML form of a scenario, format 1: what each key means and may hold.
///
/// Both the loader and `Scenarios/schema.json` are made from these constants.
package enum ScenarioShapes: ShapeVocabulary {}

extension ScenarioShapes {
  /// Names of scenarios, hypotheses, actions and other things that people tell apart.
  static func identifier<ID: Name>(_ type: ID.Type) -> Shape<ID> { identifier.map { ID($0) } }

  /// Names of tables, fields, controls and measures.
  static func columnName<ID: Name>(_ type: ID.Type) -> Shape<ID> {
    text(matching: .columnName).map { ID($0) }
  }

  /// One line for people, 1 to 120 characters.
  static let title = line(1...120)

  /// A few paragraphs for people, 1 to 4,000 characters.
  static let prose = text(1...4000)

  /// Minutes that something takes or that pass until something happens.
  static let minutes = integer(0...10_000)

  /// A weight relative to others.
  static let weight = number(atLeast: 0, atMost: 1e9)

  /// Minutes relative to the page, from the first to just before the last.
  static let window = pair(
    "a list of two minutes, [from, to]",
    integer(-100_000...100_000),
    integer(-100_000...100_000)
  )
  .map { MinuteRange(from: $0, to: $1) }

  /// A value of a category: any text without control characters.
  static let categoryValue = line(1...64)

  /// A time of the day such as `14:50`; unit of the value: minutes since midnight.
  static let clock = text(matching: .clock, atMost: 5).map { text in
    let parts = text.split(separator: ":").compactMap { Int($0) }
    return parts.reduce(0) { $0 * 60 + $1 }
  }

  /// Things with names of their own, in the order of the file.
  static func collection<ID, Item>(
    of key: Shape<ID>,
    _ item: Shape<@Sendable (ID) -> Item>,
    count: ClosedRange<Int>
  ) -> Shape<[Item]> {
    map(of: key, to: item, count: count).map { entries in entries.map { $0.value($0.key) } }
  }
}

/// A fault in the form of a scenario that a JSON Schema cannot express.
enum FormProblem: Hashable, Sendable, Error {
  case emptyRange(Int, Int)
  case otherFolder(id: String, folder: String)
  case artifact(String, FileProblem)
  case artifactControls(String)
  case artifactsTooLarge(limit: Int)
}

extension FormProblem: DiagnosticProblem {
  var message: String {
    switch self {
    case .emptyRange(let low, let high): "a range goes from low to high, found [\(low), \(high)]"
    case .otherFolder(let id, let folder):
      "the id \(quoted(id)) differs from the name of the folder, \(quoted(folder))"
    case .artifact(let path, let problem): "\(quoted(path)): \(problem.message)"
    case .artifactControls(let path):
      "\(quoted(path)): the file contains control characters; save it as plain text"
    case .artifactsTooLarge(let limit):
      "the artifacts together are larger than \(limit >> 20) MiB"
    }
  }

  var kind: Diagnostic.Kind {
    switch self {
    case .artifact(_, let problem): problem.kind
    case .emptyRange, .otherFolder, .artifactControls, .artifactsTooLarge: .content
    }
  }
}
