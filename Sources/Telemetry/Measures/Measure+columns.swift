/// A column of a table, by name.
package struct TableColumn: Hashable, Sendable, Comparable, CustomStringConvertible {
  package var table: TableName
  package var field: FieldName

  package init(table: TableName, field: FieldName) {
    self.table = table
    self.field = field
  }

  /// The names with a point between them, as SQL writes them.
  package var description: String { "\(table).\(field)" }

  package static func < (left: Self, right: Self) -> Bool {
    (left.table.rawValue, left.field.rawValue) < (right.table.rawValue, right.field.rawValue)
  }
}

extension Measure {
  /// The columns that the measure is about, in order of their names.
  ///
  /// A field that its slices' tables do not have is left out; `problems(in:)` reports it.
  package func columns(in world: WorldModel) -> [TableColumn] {
    var columns: Set<TableColumn> = []
    for slice in slices {
      for field in slice.rows.fieldsRead + fieldsRead
      where world.table(slice.table)?.field(field) != nil {
        columns.insert(TableColumn(table: slice.table, field: field))
      }
    }
    return columns.sorted()
  }
}
