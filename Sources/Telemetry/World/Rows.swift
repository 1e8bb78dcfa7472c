/// Rows of a table as columns, in order of tick and ordinal within the tick.
package struct Rows: Sendable, Equatable {
  package var table: TableName
  /// The minutes the rows cover; meaningless for a table of a fixed size.
  package var window: MinuteRange
  package var count: Int
  /// Milliseconds relative to the page, never falling; empty for a table of a fixed size.
  package var times: [Int32]
  /// The columns that were asked for, in the order of the table's fields.
  package var columns: [NamedColumn]

  /// A column with its field's name.
  package struct NamedColumn: Sendable, Equatable {
    package var name: FieldName
    package var values: Column

    package init(name: FieldName, values: Column) {
      self.name = name
      self.values = values
    }
  }

  package init(
    table: TableName,
    window: MinuteRange,
    count: Int,
    times: [Int32],
    columns: [NamedColumn]
  ) {
    self.table = table
    self.window = window
    self.count = count
    self.times = times
    self.columns = columns
  }

  /// Joins rows of one table that follow one another in time, with some of their fields.
  ///
  /// All parts have times, or none has. Traps without parts, and where a part
  /// lacks a field. Complexity: O(rows × fields), but that of its columns for one part.
  package init(joining parts: [Rows], fields: Set<FieldName>) {
    guard let first = parts.first, let last = parts.last else {
      preconditionFailure("rows joined of no parts")
    }
    table = first.table
    window = MinuteRange(from: first.window.from, to: last.window.to)
    count = parts.reduce(0) { $0 + $1.count }
    times = parts.flatMap(\.times)
    columns = first.columns.filter { fields.contains($0.name) }.map { column in
      NamedColumn(
        name: column.name,
        values: Column(joining: parts.map { $0.column(column.name) })
      )
    }
  }

  /// The column of that field, if it was asked for; complexity O(columns).
  package subscript(_ name: FieldName) -> Column? {
    columns.first { $0.name == name }?.values
  }
}

/// The values of one field for a run of rows.
package enum Column: Sendable, Equatable {
  /// Positions in `labels`; `Column.missingCode` where the value was not recorded.
  case codes([UInt8], labels: [String])
  /// NaN where the value was not recorded.
  case numbers([Float])
  /// 0, 1, or `Column.missingCode` where the value was not recorded.
  case flags([UInt8])
  /// Entity numbers, always recorded.
  case entities([UInt32])
  /// Row numbers of a table of a fixed size, always recorded.
  case references([UInt32])

  /// The code of a value that was not recorded.
  package static let missingCode: UInt8 = 255
}

extension Column {
  /// Joins columns of one field.
  fileprivate init(joining parts: [Column]) {
    guard parts.count > 1 else {
      self = parts[0]
      return
    }
    switch parts[0] {
    case .codes(_, let labels): self = .codes(parts.flatMap(\.codeValues), labels: labels)
    case .flags: self = .flags(parts.flatMap(\.codeValues))
    case .numbers: self = .numbers(parts.flatMap(\.numberValues))
    case .entities: self = .entities(parts.flatMap(\.identifierValues))
    case .references: self = .references(parts.flatMap(\.identifierValues))
    }
  }

  private var codeValues: [UInt8] {
    switch self {
    case .codes(let values, _), .flags(let values): values
    case .numbers, .entities, .references: []
    }
  }

  private var numberValues: [Float] {
    if case .numbers(let values) = self { values } else { [] }
  }

  private var identifierValues: [UInt32] {
    switch self {
    case .entities(let values), .references(let values): values
    case .codes, .numbers, .flags: []
    }
  }
}
