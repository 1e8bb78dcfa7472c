/// One value of a row, or a constant beside it, as records of telemetry carry it.
package enum CellValue: Hashable, Sendable {
  /// The value was not recorded.
  case missing
  case text(String)
  /// An entity, a reference, or a number of a field whose values are whole.
  case whole(Int)
  case number(Float)
  case flag(Bool)
  /// A list with this text as its only item.
  case list(String)

  /// Appends the value as JSON; `null` where it was not recorded.
  package func appendJSON(to text: inout [UInt8]) {
    switch self {
    case .missing: text.append(contentsOf: JSONText.null)
    case .text(let value): JSONText.append(string: value, to: &text)
    case .whole(let value): JSONText.append(whole: value, to: &text)
    case .number(let value): JSONText.append(number: value, to: &text)
    case .flag(let value): text.append(contentsOf: (value ? "true" : "false").utf8)
    case .list(let value):
      text.append(91)
      JSONText.append(string: value, to: &text)
      text.append(93)
    }
  }
}

extension Column {
  /// The value of a row; numbers are `.number`, entities and references `.whole`.
  package func value(at row: Int) -> CellValue {
    switch self {
    case .codes(let codes, let labels):
      let code = Int(codes[row])
      return code < labels.count ? .text(labels[code]) : .missing
    case .flags(let flags):
      return flags[row] == Column.missingCode ? .missing : .flag(flags[row] == 1)
    case .numbers(let numbers):
      return numbers[row].isNaN ? .missing : .number(numbers[row])
    case .entities(let numbers), .references(let numbers):
      return .whole(Int(numbers[row]))
    }
  }
}

extension WorldModel {
  /// Whether all values of a number field are whole: drawn so, or sums of such.
  package func isWhole(_ name: FieldName, in table: TableName) -> Bool {
    guard let field = self.table(table)?.field(name) else { return false }
    switch field.generator {
    case .number(let distribution):
      return distribution.isRounded || distribution.family == .poisson
    case .sum(let parts):
      // A sum names fields drawn before it only, so this ends.
      return parts.allSatisfy { $0 != name && isWhole($0, in: table) }
    case .sequence(let start, let step):
      return start == start.rounded() && step == step.rounded()
    case .lookup(let reference, let target):
      guard case .reference(let other) = self.table(table)?.field(reference)?.generator,
        other != table
      else { return false }
      return isWhole(target, in: other)
    case .entity, .category, .assignment, .age, .flag, .reference:
      return false
    }
  }
}
