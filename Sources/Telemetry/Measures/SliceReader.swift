/// Fetches the rows that slices need, each run of rows once and with no more columns than needed.
struct SliceReader {
  private struct Fetched {
    let table: TableName
    let window: MinuteRange
    let rows: Rows
  }

  private let model: WorldModel
  private let sight: Sight
  private let windows: (WindowReference) -> MinuteRange
  private let fetched: [Fetched]

  /// Fetches what a measure's slices need besides their own conditions: the given fields.
  init(
    _ slices: [Slice],
    fields: [FieldName],
    model: WorldModel,
    sight: Sight,
    windows: @escaping (WindowReference) -> MinuteRange,
    rows: (RowRequest) throws -> Rows
  ) throws {
    self.model = model
    self.sight = sight
    self.windows = windows
    fetched = try RowRequest.all(for: slices, fields: fields, in: model, sight, windows).map {
      Fetched(table: $0.table, window: $0.window, rows: try rows($0))
    }
  }

  /// The rows of a slice in one slot, or by the values of fields.
  func slotted(_ slice: Slice, by fields: [FieldName] = []) -> SlottedRows {
    let window = windows(slice.window)
    guard let found = fetched.first(where: { $0.table == slice.table && $0.window == window }),
      let table = model.table(slice.table)
    else { preconditionFailure("slice of '\(slice.table)' was not fetched") }
    let seen = found.rows.positions(in: table.hasTime ? window : nil)
    let filter = RowFilter(.all([sight.rows(of: table), slice.rows]), over: found.rows)
    return SlottedRows(
      found.rows,
      in: seen,
      mask: filter.isAlways ? nil : filter.mask(seen),
      groups: fields.map { GroupColumn($0, of: found.rows) },
      buckets: []
    )
  }

  /// The minutes of a slice that its rows cover.
  func minutes(of slice: Slice) -> Int {
    let window = windows(slice.window)
    guard let found = fetched.first(where: { $0.table == slice.table && $0.window == window })
    else { preconditionFailure("slice of '\(slice.table)' was not fetched") }
    let covered = found.rows.window
    return max(0, min(window.to, covered.to) - max(window.from, covered.from))
  }
}
