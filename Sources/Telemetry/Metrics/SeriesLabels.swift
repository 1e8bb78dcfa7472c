/// The series of a metric: all combinations of the values of its label fields.
///
/// A series is there from the first sample on, so that nothing is learned from its absence and rates
/// begin at zero. The last field varies fastest; a value that may be missing has a series too.
struct SeriesLabels {
  /// The attributes of each series, in the order in which the metric declares them.
  let series: [[(name: String, value: String)]]
  private let fields: [FieldName]
  private let values: [[String]]

  init(_ template: MetricTemplate, in world: WorldModel) {
    fields = template.labelFields
    values = fields.map { field in
      let declared = world.groupValues(of: field, in: template.table) ?? []
      let canBeMissing = world.canBeMissing(field, in: template.table)
      return declared + (canBeMissing ? [Column.missingValue] : [])
    }
    var combinations: [[String]] = [[]]
    for values in values {
      combinations = combinations.flatMap { head in values.map { head + [$0] } }
    }
    series = combinations.map { combination in
      var rest = combination[...]
      return template.attributes.map { attribute in
        (attribute.name, attribute.value.constantText ?? rest.removeFirst())
      }
    }
  }

  /// The number of series of a template, for a check before they are made; capped at `Int.max`.
  static func count(of template: MetricTemplate, in world: WorldModel) -> Int {
    template.labelFields.reduce(1) { count, field in
      let values = (world.groupValues(of: field, in: template.table)?.count ?? 0) + 1
      let (product, overflow) = count.multipliedReportingOverflow(by: values)
      return overflow ? .max : product
    }
  }

  /// The series of a group of values.
  func position(of group: [String]) -> Int? {
    var position = 0
    for (name, values) in zip(group, values) {
      guard let code = values.firstIndex(of: name) else { return nil }
      position = position * values.count + code
    }
    return position
  }

  /// The series of each row.
  func slots(of rows: Rows) -> [Int] {
    var slots = [Int](repeating: 0, count: rows.count)
    for (field, values) in zip(fields, values) {
      switch rows.column(field) {
      case .codes(let codes, _), .flags(let codes):
        for row in slots.indices {
          slots[row] = slots[row] * values.count + min(Int(codes[row]), values.count - 1)
        }
      case .numbers, .entities, .references:
        preconditionFailure("field '\(field)' makes no series")
      }
    }
    return slots
  }
}

extension AttributeSource {
  /// The text of a constant; `nil` for a field.
  package var constantText: String? {
    switch self {
    case .text(let text): text
    case .number(let number): Digits.shortest(number)
    case .flag(let flag): flag ? "true" : "false"
    case .field, .list: nil
    }
  }
}
