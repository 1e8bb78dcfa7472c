/// A column as log lines show its values.
struct LogValue: Sendable {
  private let column: Column

  init(_ column: Column) { self.column = column }

  func value(at row: Int) -> CellValue { column.value(at: row) }

  /// Appends the value of a row as JSON; `null` when it was not recorded.
  func append(_ row: Int, to text: inout [UInt8]) {
    switch column {
    case .codes(let codes, let labels):
      if let label = Self.label(codes[row], labels) {
        JSONText.append(string: label, to: &text)
      } else {
        text.append(contentsOf: JSONText.null)
      }
    case .flags(let flags):
      text.append(contentsOf: Self.label(flags[row], Column.flagValues)?.utf8 ?? "null".utf8)
    case .numbers(let numbers):
      JSONText.append(number: numbers[row], to: &text)
    case .entities(let numbers), .references(let numbers):
      JSONText.append(whole: Int(numbers[row]), to: &text)
    }
  }

  /// Appends the value of a row as part of a JSON string; `missing` when it was not recorded.
  func append(insideString row: Int, to text: inout [UInt8]) {
    switch column {
    case .codes(let codes, let labels):
      let label = Self.label(codes[row], labels) ?? Column.missingValue
      JSONText.append(escaped: label, to: &text)
    case .numbers(let numbers) where numbers[row].isNaN:
      text.append(contentsOf: Column.missingValue.utf8)
    case .flags(let flags) where flags[row] == Column.missingCode:
      text.append(contentsOf: Column.missingValue.utf8)
    case .numbers, .flags, .entities, .references:
      append(row, to: &text)
    }
  }

  /// The value of a row as plain words.
  func words(_ row: Int) -> String {
    if case .codes(let codes, let labels) = column {
      return Self.label(codes[row], labels) ?? Column.missingValue
    }
    var text: [UInt8] = []
    append(insideString: row, to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  private static func label(_ code: UInt8, _ labels: [String]) -> String? {
    Int(code) < labels.count ? labels[Int(code)] : nil
  }
}
