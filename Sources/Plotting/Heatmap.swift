/// A value for each pair of a row and a column.
package struct Heatmap: Hashable, Sendable, Codable {
  private enum CodingKeys: String, CodingKey { case title, rows, columns, cells, counts, unit }

  package var title: String
  package var rows: [String]
  package var columns: [String]
  /// One list a row, one value a column; `nil` where no row of data fell.
  package var cells: [[Double?]]
  /// The rows of data behind each cell, in the same order; `nil` where they tell nothing.
  package var counts: [[Int]]?
  package var unit: FigureUnit

  package init(
    title: String,
    rows: [String],
    columns: [String],
    cells: [[Double?]],
    counts: [[Int]]? = nil,
    unit: FigureUnit
  ) {
    self.title = title
    self.rows = rows
    self.columns = columns
    self.cells = cells
    self.counts = counts
    self.unit = unit
  }

  /// The count of a cell as "n=1,710"; `nil` where it is not known or there is no value.
  func countText(row: Int, column: Int) -> String? {
    guard value(row: row, column: column) != nil, let counts, row < counts.count,
      column < counts[row].count
    else { return nil }
    return "n=" + NumberText.count(counts[row][column])
  }

  /// The value of a row and a column, if it can be drawn.
  func value(row: Int, column: Int) -> Double? {
    guard row < cells.count, column < cells[row].count, isShown(cells[row][column]) else {
      return nil
    }
    return cells[row][column]
  }

  /// The value of every cell, row by row.
  var values: [Double?] {
    rows.indices.flatMap { row in columns.indices.map { value(row: row, column: $0) } }
  }

  /// The values that can be drawn.
  var shownValues: [Double] { values.compactMap(\.self) }
}
