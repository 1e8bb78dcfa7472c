internal import ScenarioModel
internal import Telemetry

extension ScenarioShapes {
  /// The table read where none is named.
  static let tableKey = defaulted(
    "table",
    columnName(TableName.self),
    to: "requests",
    "The table read."
  )

  /// The keys of a slice, which panels have too.
  static let sliceKeys = group(
    tableKey,
    optional("where", predicate, "The rows read; all where absent."),
    optional("window", window, "Minutes relative to the page; the action's own where absent.")
  ) { table, rows, window in
    Slice(table: table, rows: rows ?? .always, window: window.map(WindowReference.page) ?? .own)
  }

  static let slice = named("slice") { object("Rows of a table in a window.", sliceKeys) { $0 } }

  private static let wholeSlice = defaulted(
    "of",
    slice,
    to: [:],
    "The rows; all requests of the action's window where absent."
  )

  /// The keys of a comparison of two slices.
  static let comparisonKeys = group(
    tableKey,
    required("left", predicate, "The reference side, such as the control arm."),
    required("right", predicate, "The other side."),
    optional("within", predicate, "A condition on both sides."),
    optional("window", window, "Minutes relative to the page, for both sides."),
    optional("left_window", window, "Minutes relative to the page, for the left side."),
    optional("right_window", window, "Minutes relative to the page, for the right side."),
    exactlyOne(
      of: variant("share", predicate, "Compares the share of rows that match.", Outcome.share),
      variant("mean", columnName(FieldName.self), "Compares the mean of a field.", Outcome.mean),
      variant("ranks", columnName(FieldName.self), "Compares the ranks of a field.", Outcome.ranks)
    )
  ) { table, left, right, within, window, leftWindow, rightWindow, outcome in
    func side(_ rows: Predicate, _ own: MinuteRange?) -> Slice {
      Slice(
        table: table,
        rows: within.map { .all([$0, rows]) } ?? rows,
        window: (own ?? window).map(WindowReference.page) ?? .own
      )
    }
    return SliceComparison(
      left: side(left, leftWindow),
      right: side(right, rightWindow),
      outcome: outcome
    )
  }

  static let measures = named("measures") { measuresBody }

  private static let measuresBody = map(
    of: columnName(MeasureName.self),
    to: measure,
    count: 0...30
  )
  .map { $0.map { NamedMeasure(name: $0.key, measure: $0.value) } }

  /// A figure or several computed from rows.
  private static let measure = object(
    "Figures computed from rows.",
    exactlyOne(among: measureVariants).requiring("of", beside: "aggregate"),
    wholeSlice
  ) { make, rows in make(rows) }

  private typealias MeasureMaker = @Sendable (Slice) -> Measure

  private static let measureVariants: [Variant<MeasureMaker>] = [
    variant("aggregate", aggregate, "One aggregate over one slice.") { aggregate in
      { .aggregate(aggregate, $0) }
    },
    variant(
      "compare",
      object("Two slices compared.", comparisonKeys) { $0 },
      "Two slices compared."
    ) { comparison in { _ in .comparison(comparison) } },
    variant("paired", paired, "Two conditions on the same rows.") { measure in
      { _ in measure }
    },
    variant("compare_across", comparisonAcross, "Two slices compared in each value of a field.") {
      measure in { _ in measure }
    },
    variant("standardised", standardised, "Two slices at the same mix of strata.") { measure in
      { _ in measure }
    },
    variant(
      "difference_in_differences",
      differenceInDifferences,
      "A difference against an earlier one."
    ) { measure in { _ in measure } },
    variant("sample_ratio", sampleRatio, "Counts against expected shares.") { measure in
      { _ in measure }
    },
    variant("stability", stability, "How far two slices differ in a category.") { measure in
      { _ in measure }
    },
    variant("power", power, "The power of a comparison to see an effect.") { measure in
      { _ in measure }
    },
  ]

  private static let paired = object(
    "Two conditions on the same rows, such as the results of two models on one item.",
    tableKey,
    required("left", predicate, "The reference result, such as that of the old model."),
    required("right", predicate, "The other result."),
    optional("within", predicate, "The rows compared; all where absent."),
    optional("window", window, "Minutes relative to the page; the action's own where absent.")
  ) { table, left, right, rows, window in
    Measure.paired(
      Slice(
        table: table,
        rows: rows ?? .always,
        window: window.map(WindowReference.page) ?? .own
      ),
      left: left,
      right: right
    )
  }

  private static let comparisonAcross = object(
    "Two slices compared within each value of a field, adjusted for the number of values.",
    required("by", columnName(FieldName.self), "The field."),
    comparisonKeys
  ) { Measure.comparisonAcross($0, $1) }

  private static let standardised = object(
    "Two slices compared with both weighted to the same mix of strata.",
    required(
      "over",
      list(of: columnName(FieldName.self), count: 1...4),
      "The fields of the strata."
    ),
    comparisonKeys
  ) { Measure.standardised($0, $1) }

  private static let differenceInDifferences = object(
    "The change of a difference from an earlier window to the slices' own.",
    required("before", window, "The earlier window, in minutes relative to the page."),
    comparisonKeys
  ) { Measure.differenceInDifferences(before: .page($0), $1) }

  private static let sampleRatio = object(
    "Counts of a category against the shares expected.",
    required("field", columnName(FieldName.self), "The category."),
    wholeSlice,
    required("expected", categoryValues, "The share expected of each value.")
  ) { Measure.sampleRatio($0, $1, expected: $2) }

  private static let stability = object(
    "The population stability index of a category between two slices.",
    required("field", columnName(FieldName.self), "The category."),
    required("left", slice, "The reference."),
    required("right", slice, "The other slice.")
  ) { Measure.stability($0, left: $1, right: $2) }

  private static let power = object(
    "The power of a test of two shares to see an effect.",
    required("effect", number(-1...1), "The difference of shares to be seen."),
    comparisonKeys
  ) { Measure.power($1, effect: $0) }

  /// A number computed over rows.
  static let aggregate = either(
    "count, per_minute or an aggregate such as {mean: latency_ms}",
    word(["count": Aggregate.count, "per_minute": Aggregate.perMinute]),
    object("A number computed over rows.", exactlyOne(among: fieldAggregates)) { $0 }
  )

  private static let fieldAggregates: [Variant<Aggregate>] = [
    variant("share", predicate, "The share of rows that match.", Aggregate.share),
    variant("mean", columnName(FieldName.self), "The mean.", Aggregate.mean),
    variant("sum", columnName(FieldName.self), "The sum.", Aggregate.sum),
    variant("sd", columnName(FieldName.self), "The standard deviation.", Aggregate.sd),
    variant(
      "quantile",
      pair(
        "a list of a field and a share, [field, 0.95]",
        columnName(FieldName.self),
        number(0...1)
      ),
      "A quantile: [field, 0.95]."
    ) { Aggregate.quantile($0, $1) },
    variant(
      "distinct",
      columnName(FieldName.self),
      "The number of different values.",
      Aggregate.distinct
    ),
    variant("missing", columnName(FieldName.self), "The share not recorded.", Aggregate.missing),
  ]

  /// An aggregate with its title and form, as panels show it.
  static let namedAggregate = named("named-aggregate") { namedAggregateBody }

  private static let namedAggregateBody = object(
    "An aggregate with what a person reads above its column.",
    required("title", title, "What a person reads."),
    exactlyOne(
      among: [
        variant("count", yes, "The number of rows.") { _ in Aggregate.count },
        variant("per_minute", yes, "Rows a minute.") { _ in Aggregate.perMinute },
      ] + fieldAggregates
    ),
    optional("format", word(of: FigureFormat.self), "The form of the number.")
  ) { title, aggregate, format in
    NamedAggregate(title: title, aggregate: aggregate, format: format ?? aggregate.usualFormat)
  }
}

extension Aggregate {
  /// The form of the number where the author names none.
  fileprivate var usualFormat: FigureFormat {
    switch self {
    case .count: .count
    case .share, .missing: .percent
    case .perMinute, .mean, .sum, .sd, .quantile, .distinct: .number
    }
  }
}
