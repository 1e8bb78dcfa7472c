import Telemetry

/// The cells of a table's rows as bytes, for one slice of rows.
struct RowText {
  /// A column whose labels are bytes already.
  private enum Cells {
    case labels([UInt8], [[UInt8]])
    case numbers([Float])
    case identifiers([UInt32])
  }

  /// A way to write cells.
  enum Style {
    /// Missing values are empty.
    case csv
    /// Missing values are `null`.
    case json
  }

  private let columns: [(key: [UInt8], cells: Cells)]
  private let missing: [UInt8]

  init(_ rows: Rows, fields: [FieldName], style: Style) {
    missing = style == .csv ? [] : Array("null".utf8)
    let missing = missing
    columns = fields.enumerated().compactMap { position, field in
      guard let column = rows[field] else { return nil }
      var key: [UInt8] = style == .json || position > 0 ? [UInt8(ascii: ",")] : []
      if style == .json {
        JSONText.append(string: field.rawValue, to: &key)
        key.append(UInt8(ascii: ":"))
      }
      switch column {
      case .codes(let codes, let labels):
        return (key, .labels(codes, labels.map { Self.label($0, style) } + [missing]))
      case .flags(let flags):
        return (key, .labels(flags, Column.flagValues.map { Array($0.utf8) } + [missing]))
      case .numbers(let numbers): return (key, .numbers(numbers))
      case .entities(let numbers), .references(let numbers): return (key, .identifiers(numbers))
      }
    }
  }

  /// Appends the cells of a row with their separators.
  func append(_ row: Int, to bytes: inout [UInt8]) {
    for column in columns {
      bytes.append(contentsOf: column.key)
      switch column.cells {
      case .labels(let codes, let labels):
        bytes.append(contentsOf: labels[min(Int(codes[row]), labels.count - 1)])
      case .numbers(let numbers):
        if numbers[row].isFinite {
          JSONText.append(number: numbers[row], to: &bytes)
        } else {
          bytes.append(contentsOf: missing)
        }
      case .identifiers(let numbers): JSONText.append(whole: Int(numbers[row]), to: &bytes)
      }
    }
  }

  private static func label(_ text: String, _ style: Style) -> [UInt8] {
    var bytes: [UInt8] = []
    switch style {
    case .json: JSONText.append(string: text, to: &bytes)
    case .csv: bytes.append(contentsOf: CSVText.field(text).utf8)
    }
    return bytes
  }
}
