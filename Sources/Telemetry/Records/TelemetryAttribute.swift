/// A named value that a span, an event or a metric carries beside its figures.
package struct TelemetryAttribute: Hashable, Sendable {
  /// The name, such as `gen_ai.request.model`.
  package var name: String
  package var value: AttributeSource

  package init(name: String, value: AttributeSource) {
    self.name = name
    self.value = value
  }
}

/// The source of an attribute's value.
package enum AttributeSource: Hashable, Sendable {
  case text(String)
  case number(Double)
  case flag(Bool)
  /// The row's value; an attribute whose value was not recorded is left out.
  case field(FieldName)
  /// The row's value as the only item of a list, such as `gen_ai.response.finish_reasons`.
  case list(FieldName)

  /// The field that is read, if one is.
  package var field: FieldName? {
    switch self {
    case .field(let name), .list(let name): name
    case .text, .number, .flag: nil
    }
  }
}

/// An attribute bound to the columns of some rows.
struct BoundAttribute: Sendable {
  private enum Source: Sendable {
    case constant(CellValue)
    case column(Column)
    case wholeNumbers([Float])
    case list(Column)
  }

  let name: String
  private let source: Source

  init(_ attribute: TelemetryAttribute, over rows: Rows, isWhole: (FieldName) -> Bool) {
    name = attribute.name
    switch attribute.value {
    case .text(let text): source = .constant(.text(text))
    case .flag(let flag): source = .constant(.flag(flag))
    case .number(let number):
      if let whole = Int(exactly: number) {
        source = .constant(.whole(whole))
      } else {
        source = .constant(.number(Float(number)))
      }
    case .field(let field):
      let column = rows.column(field)
      if isWhole(field), case .numbers(let numbers) = column {
        source = .wholeNumbers(numbers)
      } else {
        source = .column(column)
      }
    case .list(let field): source = .list(rows.column(field))
    }
  }

  func value(at row: Int) -> CellValue {
    switch source {
    case .constant(let value): return value
    case .column(let column): return column.value(at: row)
    case .wholeNumbers(let numbers):
      let number = numbers[row]
      guard number.isFinite else { return .missing }
      return number.magnitude < 1e18 ? .whole(Int(number)) : .number(number)
    case .list(let column):
      guard case .text(let text) = column.value(at: row) else { return .missing }
      return .list(text)
    }
  }
}
