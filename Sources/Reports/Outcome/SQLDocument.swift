import Telemetry
/// The rows that a question in SQL gave, with their types, as `sql --format json` gives them.
///
/// Its JSON is stable: keys are added, never renamed or removed.
package struct SQLDocument: Hashable, Sendable, Encodable {
  package var columns: [String]
  package var rows: [[Cell]]
  /// Whether there were more rows than are kept.
  package var isCut: Bool

  private enum CodingKeys: String, CodingKey {
    case columns, rows
    case isCut = "cut"
  }

  package init(columns: [String], rows: [[Cell]], isCut: Bool) {
    self.columns = columns
    self.rows = rows
    self.isCut = isCut
  }

  /// A value; in JSON a number that is not finite is null.
  package enum Cell: Hashable, Sendable, Encodable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)

    package func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .null: try container.encodeNil()
      case .integer(let number): try container.encode(number)
      case .real(let number) where number.isFinite: try container.encode(number)
      case .real: try container.encodeNil()
      case .text(let text): try container.encode(text)
      }
    }

    /// A field of CSV: NULL is empty, an empty text `""`.
    fileprivate var field: String {
      switch self {
      case .null: ""
      case .integer(let number): "\(number)"
      case .real(let number): "\(number)"
      case .text(""): "\"\""
      case .text(let text): CSVText.field(text)
      }
    }
  }

  /// The rows as CSV (RFC 4180) with a header.
  package var csv: String {
    ([columns.map(CSVText.field)] + rows.map { $0.map(\.field) })
      .map { $0.joined(separator: ",") + "\r\n" }.joined()
  }
}
