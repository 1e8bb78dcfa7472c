package import Telemetry

/// The rows that a question in SQL gave.
package struct SQLAnswer: Hashable, Sendable {
  package var columns: [String]
  package var rows: [[SQLValue]]
  /// Whether there were more rows than are kept.
  package var isCut: Bool
  /// The columns of telemetry that the statement names and reads, in order of their names.
  package var reads: [TableColumn]
  /// Those of them whose values the answer returns or aggregates, in the same order.
  package var answers: [TableColumn] = []
}

/// A value of a row; source: sqlite.org/datatype3.html.
package enum SQLValue: Hashable, Sendable {
  case null
  case integer(Int64)
  case real(Double)
  case text(String)
  case blob([UInt8])

  /// The value as text: numbers in the fewest digits that read back the same, blobs in hexadecimal.
  package var text: String {
    switch self {
    case .null: ""
    case .integer(let value): "\(value)"
    case .real(let value): "\(value)"
    case .text(let value): value
    case .blob(let bytes):
      bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
  }
}

extension SQLAnswer {
  /// Everything shown, as bytes that are equal exactly when the answers are: what digests are of.
  package var canonicalBytes: [UInt8] {
    var bytes: [UInt8] = []
    func add(_ kind: String, _ text: String) {
      // The length keeps values with line breaks apart.
      bytes += Array("\(kind) \(text.utf8.count) \(text)\n".utf8)
    }
    for column in columns { add("column", column) }
    for row in rows {
      add("row", "")
      for value in row { add(value.kind, value.text) }
    }
    if isCut { add("cut", "") }
    return bytes
  }
}

extension SQLValue {
  fileprivate var kind: String {
    switch self {
    case .null: "null"
    case .integer: "integer"
    case .real: "real"
    case .text: "text"
    case .blob: "blob"
    }
  }
}

/// The limits of a question in SQL.
package struct SQLLimits: Hashable, Sendable {
  /// The most rows that are kept.
  package var rows: Int
  /// The most bytes of text that are kept.
  package var bytes: Int
  /// The longest time a statement may run, in seconds of the wall clock; `nil` for no bound by it.
  ///
  /// Nothing but the refusal depends on it.
  package var seconds: Int?
  /// The most steps of SQLite's machine, which are the same on every machine.
  package var steps: Int
  /// The most memory a statement may use beside the tables, in megabytes.
  package var megabytes: Int

  package init(
    rows: Int = 10_000,
    bytes: Int = 16 << 20,
    seconds: Int? = 5,
    steps: Int = 2_000_000_000,
    megabytes: Int = 512
  ) {
    self.rows = rows
    self.bytes = bytes
    self.seconds = seconds
    self.steps = steps
    self.megabytes = megabytes
  }

  /// The limits of a question that was answered before: no clock decides, so that a slow machine
  /// answers it again.
  package static let again = SQLLimits(seconds: nil)

  /// The longest statement, in bytes of UTF-8.
  package static let statementBytes = 20_000
}
