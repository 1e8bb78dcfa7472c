/// The reason for which rows could not be made.
package enum WorldError: Error, Hashable, Sendable {
  /// The description has problems, all of them.
  case invalid([WorldProblem])
  case unknownTable(TableName, known: [TableName])
  case unknownField(FieldName, in: TableName, known: [FieldName])
  /// A parameter has a value that its distribution cannot have; the minute is that of the rows
  /// being drawn, `nil` for a table of a fixed size; the field is `nil` for the traffic.
  case impossibleParameter(
    table: TableName,
    field: FieldName?,
    parameter: ParameterName,
    value: Double,
    minute: Int?
  )
  case tooManyRows(TableName, limit: Int)
}

extension WorldError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .invalid(let problems):
      "the world has \(problems.count) problem(s), the first at "
        + "\(problems.first.map { "\($0.place)" } ?? "no place")"
    case .unknownTable(let table, let known):
      "there is no table '\(table)'; there are \(list(known))"
    case .unknownField(let field, let table, let known):
      "table '\(table)' has no field '\(field)'; it has \(list(known))"
    case .impossibleParameter(let table, let field, let parameter, let value, let minute):
      "'\(parameter)' of \(field.map { "field '\($0)'" } ?? "the traffic") of table '\(table)'"
        + " becomes \(value)" + (minute.map { " at minute \($0)" } ?? "")
        + ", which no distribution can have; bound what changes it"
    case .tooManyRows(let table, let limit):
      "table '\(table)' would have more than \(limit) rows; lower its rate or ask for less time"
    }
  }

  private func list<Item: Name>(_ names: [Item]) -> String {
    names.map { "'\($0)'" }.joined(separator: ", ")
  }
}
