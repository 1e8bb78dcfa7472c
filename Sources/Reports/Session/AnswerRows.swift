package import Plotting

/// The rows that a question in SQL gave, as text.
package struct AnswerRows: Hashable, Sendable, Codable {
  package var columns: [Column]
  package var rows: [[String]]
  /// Whether there were more rows than are kept.
  package var isCut: Bool
  /// Whether these are the rows that the event showed; another SQLite may give others.
  package var isAsShown: Bool
  /// The reason why a statement that ran gave no rows; `nil` for an answer.
  package var failure: String?

  private enum CodingKeys: String, CodingKey { case columns, rows, isCut, isAsShown, failure }

  /// A column by its name.
  package struct Column: Hashable, Sendable, Codable {
    package var name: String
    /// Whether every value is a number, or none.
    package var isNumber: Bool

    private enum CodingKeys: String, CodingKey { case name, isNumber }

    package init(name: String, isNumber: Bool) {
      self.name = name
      self.isNumber = isNumber
    }
  }

  package init(columns: [Column], rows: [[String]], isCut: Bool = false, isAsShown: Bool = true) {
    self.columns = columns
    self.rows = rows
    self.isCut = isCut
    self.isAsShown = isAsShown
  }

  /// The rows of a statement that failed.
  init(failing failure: String) {
    self.init(columns: [], rows: [])
    self.failure = failure
  }

  /// The rows as a table, numbers to the right.
  package var table: DataTable {
    DataTable(
      title: "",
      columns: columns.map {
        DataTable.Column(name: $0.name, alignment: $0.isNumber ? .right : .left)
      },
      rows: rows
    )
  }
}
