import ScenarioModel
import Telemetry

/// Advice on a free question that is not understood: names that fit, and a question that works.
package struct SliceAdvice: Hashable, Sendable {
  /// The fields that fit in the place of the wrong one; empty where its error names them or none does.
  package var fields: [String]
  /// The other table that has the field that was not found; `nil` where none has.
  package var table: String?
  /// The figure of a field that was named without one; `nil` where it has one.
  package var figure: String?
  /// A question that works in the scenario.
  package var example: String

  /// The advice on an error in a scenario's own names.
  init(on error: SliceSyntaxError, in scenario: Scenario) {
    let world = scenario.world
    example = CommandExamples(scenario).slice
    fields = []
    switch error {
    case .query(.unknownField(let name, let asked, _)):
      let other = world.tables.first { $0.name != asked && $0.shows(name) }
      table = other?.name.rawValue
    case .query(.wrongKind(let name, _, let use)):
      let holder = world.tables.first { $0.shows(name) }
      fields = holder.map { world.fields(of: $0, use.kinds) } ?? []
    case .notANumber, .aggregate(.quantileExpected), .aggregate(.quantileOutOfRange):
      fields = world.tables.first.map { world.fields(of: $0, [.number]) } ?? []
    case .aggregate(.fieldExpected(let word, _)):
      let kinds = Self.kinds[word] ?? [.number]
      fields = world.tables.first.map { world.fields(of: $0, kinds) } ?? []
    case .aggregate(.unknownWord(let word, _)):
      let name = FieldName(word)
      guard let holder = world.tables.first(where: { $0.shows(name) }) else { break }
      figure = world.figure(of: name, in: holder)
    case .aggregate, .query, .twice, .unknownTable, .notMinutes, .badCondition: break
    }
  }

  /// The kinds of field that a figure takes, where they are not numbers.
  private static let kinds: [String: [ColumnKind.Tag]] = [
    "share": [.flag, .category], "distinct": FieldUse.distinct.kinds,
    "missing": [.flag, .category, .number],
  ]
}

extension SliceAdvice: CustomStringConvertible {
  package var description: String {
    var parts: [String] = []
    if let figure { parts.append("That is a field; say which figure of it, such as '\(figure)'.") }
    if let table { parts.append("Table '\(table)' has that field: add 'of \(table)'.") }
    if !fields.isEmpty { parts.append("Fields that fit are \(NameList.brief(fields)).") }
    parts.append("For example: \(example)")
    return parts.joined(separator: " ")
  }
}

extension Table {
  fileprivate func shows(_ name: FieldName) -> Bool {
    field(name).map { !$0.isHidden } ?? false
  }
}

extension WorldModel {
  /// The names of a table's fields of some kinds that the telemetry records.
  fileprivate func fields(of table: Table, _ kinds: [ColumnKind.Tag]) -> [String] {
    table.fields.filter { field in
      guard !field.isHidden, let kind = kind(of: field.name, in: table.name) else { return false }
      return kinds.contains(kind.tag)
    }.map(\.name.rawValue)
  }

  /// A figure that a field has.
  fileprivate func figure(of name: FieldName, in table: Table) -> String? {
    switch kind(of: name, in: table.name)?.tag {
    case .number: "p95 \(name)"
    case .flag: "share \(name)"
    case .category: "count by \(name)"
    case .entity, .reference: "distinct \(name)"
    case nil: nil
    }
  }
}
