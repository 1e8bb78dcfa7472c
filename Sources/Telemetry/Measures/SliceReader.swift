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
    rows: (TableName, MinuteRange, [FieldName]) throws -> Rows
  ) throws {
    self.model = model
    self.sight = sight
    self.windows = windows
    var fetched: [Fetched] = []
    for slice in slices {
      let window = windows(slice.window)
      let isKnown = fetched.contains { $0.table == slice.table && $0.window == window }
      guard !isKnown, let table = model.table(slice.table) else { continue }
      var read = Set(fields)
      read.formUnion(sight.rows(of: table).fieldsRead)
      for other in slices where other.table == slice.table && windows(other.window) == window {
        read.formUnion(other.rows.fieldsRead)
      }
      let needed = table.fields.map(\.name).filter(read.contains)
      fetched.append(
        Fetched(
          table: slice.table,
          window: window,
          rows: try rows(slice.table, window, needed)
        )
      )
    }
    self.fetched = fetched
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
