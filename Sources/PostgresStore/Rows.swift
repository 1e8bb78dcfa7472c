#if Postgres
  import CLibPQ

  /// The rows that a statement gave, copied out of libpq's memory.
  struct Rows {
    /// The number of rows that were added, changed or removed.
    let affected: Int
    private let rows: [Row]

    init(_ result: OpaquePointer?) {
      affected = Int(String(cString: PQcmdTuples(result))) ?? 0
      let columns = PQnfields(result)
      rows = (0..<PQntuples(result)).map { row in
        Row(
          cells: (0..<columns).map { column in
            guard PQgetisnull(result, row, column) == 0 else { return nil }
            let length = Int(PQgetlength(result, row, column))
            return PQgetvalue(result, row, column).map { start in
              Array(UnsafeRawBufferPointer(start: start, count: length))
            }
          }
        )
      }
    }
  }

  extension Rows: RandomAccessCollection {
    var startIndex: Int { 0 }
    var endIndex: Int { rows.count }
    subscript(position: Int) -> Row { rows[position] }
  }

  /// The cells of a row in the text format of the server; a cell of another kind is damage.
  struct Row {
    fileprivate let cells: [[UInt8]?]

    /// The SQLSTATE `data_corrupted`, as which a cell of another kind is reported.
    static let damage = ConnectionFailure.refused(state: "XX001", "a value is not of its kind")

    private func cell(_ place: Int) throws(ConnectionFailure) -> [UInt8] {
      guard cells.indices.contains(place), let cell = cells[place] else { throw Self.damage }
      return cell
    }

    func isNull(_ place: Int) -> Bool { cells[place] == nil }

    func text(_ place: Int) throws(ConnectionFailure) -> String {
      String(decoding: try cell(place), as: UTF8.self)
    }

    /// The UTF-8 bytes of a text.
    func utf8(_ place: Int) throws(ConnectionFailure) -> [UInt8] { try cell(place) }

    func integer(_ place: Int) throws(ConnectionFailure) -> Int {
      guard let number = Int(try text(place)) else { throw Self.damage }
      return number
    }

    func real(_ place: Int) throws(ConnectionFailure) -> Double {
      guard let number = Double(try text(place)) else { throw Self.damage }
      return number
    }

    func flag(_ place: Int) throws(ConnectionFailure) -> Bool { try text(place) == "t" }

    /// The bytes of a `bytea`, which come as `\x` and hexadecimal digits.
    func bytes(_ place: Int) throws(ConnectionFailure) -> [UInt8] {
      let digits = try cell(place)
      guard digits.starts(with: #"\x"#.utf8), digits.count.isMultiple(of: 2) else {
        throw Self.damage
      }
      var bytes: [UInt8] = []
      bytes.reserveCapacity(digits.count / 2 - 1)
      for index in stride(from: 2, to: digits.count, by: 2) {
        guard let high = Self.value(digits[index]), let low = Self.value(digits[index + 1]) else {
          throw Self.damage
        }
        bytes.append(high << 4 | low)
      }
      return bytes
    }

    private static func value(_ digit: UInt8) -> UInt8? {
      switch digit {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
      default: nil
      }
    }
  }
#endif
