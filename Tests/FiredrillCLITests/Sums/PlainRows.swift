import Telemetry

/// A value of a row as anybody would write it down.
enum PlainValue: Hashable {
  case word(String)
  case number(Double)
  case missing
}

/// Rows as plain dictionaries, counted by hand below: nothing here uses the program's queries.
struct PlainRows {
  typealias PlainRow = [String: PlainValue]

  var rows: [PlainRow]
  /// The minute of each row relative to the page; empty for a table without a time.
  var minutes: [Int]

  /// The rows of a world, written out.
  init(_ rows: Rows) {
    var plain = [PlainRow](repeating: [:], count: rows.count)
    for column in rows.columns {
      for (index, value) in Self.values(of: column.values).enumerated() {
        plain[index][column.name.rawValue] = value
      }
    }
    self.rows = plain
    minutes = rows.times.map { Int((Double($0) / 60_000).rounded(.down)) }
  }

  private static func values(of column: Column) -> [PlainValue] {
    switch column {
    case .codes(let codes, let labels):
      codes.map { $0 == Column.missingCode ? .missing : .word(labels[Int($0)]) }
    case .numbers(let numbers): numbers.map { $0.isNaN ? .missing : .number(Double($0)) }
    case .flags(let flags):
      flags.map { $0 == Column.missingCode ? .missing : .word($0 == 1 ? "true" : "false") }
    case .entities(let numbers), .references(let numbers): numbers.map { .number(Double($0)) }
    }
  }

  /// The positions of the rows that a condition matches.
  func positions(of condition: Predicate) -> [Int] {
    rows.indices.filter { Self.holds(condition, rows[$0]) }
  }

  static func holds(_ condition: Predicate, _ row: PlainRow) -> Bool {
    switch condition {
    case .always: true
    case .all(let parts): parts.allSatisfy { holds($0, row) }
    case .any(let parts): parts.contains { holds($0, row) }
    case .not(let part): !holds(part, row)
    case .isOneOf(let field, let values):
      values.contains { row[field.rawValue] == .word($0) }
    case .isTrue(let field): row[field.rawValue] == .word("true")
    case .isMissing(let field): row[field.rawValue] == .missing
    case .compares(let field, let relation, let bound):
      compare(row[field.rawValue], relation, Double(Float(bound)))
    }
  }

  private static func compare(
    _ value: PlainValue?,
    _ relation: Relation,
    _ bound: Double
  ) -> Bool {
    guard case .number(let number) = value else { return false }
    return switch relation {
    case .equals: number == bound
    case .notEquals: number != bound
    case .above: number > bound
    case .atLeast: number >= bound
    case .below: number < bound
    case .atMost: number <= bound
    }
  }

  /// The words of a condition's fields, and whether it is about their absence.
  static func fields(of condition: Predicate) -> [(name: String, isAboutAbsence: Bool)] {
    switch condition {
    case .always: []
    case .all(let parts), .any(let parts): parts.flatMap { fields(of: $0) }
    case .not(let part): fields(of: part)
    case .isOneOf(let field, _), .isTrue(let field), .compares(let field, _, _):
      [(field.rawValue, false)]
    case .isMissing(let field): [(field.rawValue, true)]
    }
  }
}
