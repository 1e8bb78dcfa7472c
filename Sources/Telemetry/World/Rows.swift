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
