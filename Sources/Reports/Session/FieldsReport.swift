package import ScenarioModel
import Telemetry

/// The tables and fields that a free question can use.
package struct FieldsReport: Hashable, Sendable, Codable {
  package var tables: [TableRow]

  private enum CodingKeys: String, CodingKey { case tables }

  /// One table with the fields that can be asked for.
  package struct TableRow: Hashable, Sendable, Codable {
    package var name: String
    package var title: String
    package var fields: [FieldRow]

    private enum CodingKeys: String, CodingKey { case name, title, fields }
  }

  /// One field.
  package struct FieldRow: Hashable, Sendable, Codable {
    package var name: String
    /// Absent where it would only repeat the name.
    package var title: String?
    package var unit: String?
    /// The values that it can have, where they are few and named.
    package var values: [String]?

    private enum CodingKeys: String, CodingKey { case name, title, unit, values }
  }

  package init(_ scenario: Scenario) {
    tables = scenario.world.tables.map { table in
      TableRow(
        name: table.name.rawValue,
        title: table.title,
        fields: table.fields.filter { !$0.isHidden }.map { field in
          FieldRow(
            name: field.name.rawValue,
            title: field.title == field.name.rawValue ? nil : field.title,
            unit: field.unit,
            values: field.generator.labels
          )
        }
      )
    }
  }
}

extension Generator {
  /// The values a field can have, where they are few and named.
  fileprivate var labels: [String]? {
    switch self {
    case .category(let values): values.map(\.name)
    case .assignment(_, _, let shares, let rest): shares.map(\.name) + [rest]
    case .flag: ["true", "false"]
    case .entity, .age, .number, .sum, .sequence, .reference, .lookup: nil
    }
  }
}
