extension Measure {
  /// The keys of all figures that the measure can have, in order; none for an unknown table.
  package func keys(in model: WorldModel) -> [String] {
    switch self {
    case .aggregate:
      return ["value", "n"]
    case .comparison(let comparison):
      return ComparedFigures.keys(of: comparison.outcome)
    case .paired:
      return [
        "left", "right", "n", "left_only", "right_only", "difference", "low", "high", "p", "kappa",
      ]
    case .comparisonAcross(let field, let comparison):
      let own = ComparedFigures.keys(of: comparison.outcome) + ["adjusted_p"]
      let groups = SliceComparison.groups(of: field, comparison.left.table, model)
      return [
        "groups", "compared", "significant", "smallest_p", "unadjusted_p", "worst", "best",
      ] + groups.flatMap { group in own.map { "\(group).\($0)" } }
    case .standardised:
      return ["difference", "low", "high", "p", "crude", "strata", "dropped"]
    case .differenceInDifferences:
      return ["difference", "low", "high", "p", "before", "after"]
    case .sampleRatio(_, _, let expected):
      return Self.sampleRatioKeys + expected.map(\.name)
    case .stability:
      return ["psi", "left_n", "right_n"]
    case .power:
      return ["power", "needed", "left_n", "right_n", "baseline"]
    }
  }

  private static let sampleRatioKeys = ["chi_square", "p", "n"]

  /// Returns every problem of the measure that shows before any row is made.
  package func problems(in model: WorldModel, sight: Sight = .telemetry) -> [QueryProblem] {
    var inspection = MeasureInspection(model: model, sight: sight)
    switch self {
    case .aggregate(let aggregate, let slice):
      inspection.check(slice, at: "slice") { catalog, report in
        catalog.check(aggregate, at: QueryPlace().part("aggregate"), report)
      }
    case .comparison(let comparison):
      inspection.check(comparison)
    case .paired(let slice, let left, let right):
      inspection.check(slice, at: "slice") { catalog, report in
        catalog.check(left, at: QueryPlace().part("left"), report)
        catalog.check(right, at: QueryPlace().part("right"), report)
      }
    case .comparisonAcross(let field, let comparison):
      inspection.check(comparison)
      inspection.check(groups: [field], of: comparison.left, comparison.right, .group, at: "field")
    case .standardised(let strata, let comparison):
      inspection.check(comparison)
      inspection.check(groups: strata, of: comparison.left, comparison.right, .strata, at: "strata")
      inspection.refuseRanks(comparison.outcome, .standardised)
    case .differenceInDifferences(_, let comparison):
      inspection.check(comparison)
      inspection.refuseRanks(comparison.outcome, .differenceInDifferences)
    case .sampleRatio(let field, let slice, let expected):
      inspection.check(slice, at: "slice") { catalog, report in
        Self.check(expected, of: field, catalog, report)
      }
    case .stability(let field, let left, let right):
      inspection.check(left, at: "left") { _, _ in }
      inspection.check(right, at: "right") { _, _ in }
      inspection.check(groups: [field], of: left, right, .group, at: "field")
    case .power(let comparison, let effect):
      inspection.check(comparison)
      inspection.requireShare(comparison.outcome)
      if !(effect.magnitude > 0 && effect.magnitude < 1) {
        inspection.report(QueryPlace().part("effect"), .effectOutOfRange(effect))
      }
    }
    return inspection.problems
  }

  private static func check(
    _ expected: [CategoryValue],
    of field: FieldName,
    _ catalog: FieldCatalog,
    _ report: (QueryPlace, QueryError) -> Void
  ) {
    if let error = catalog.problem(reading: field, for: .group) {
      return report(QueryPlace().part("field"), error)
    }
    let place = QueryPlace().part("expected")
    if expected.count < 2 { report(place, .expectedShare(field)) }
    let known = catalog.groupValues(of: field)
    for (index, value) in expected.enumerated() {
      let here = place.item(index)
      if !known.contains(value.name) {
        report(here, .unknownValue(value.name, field, known: known))
      }
      if sampleRatioKeys.contains(value.name) {
        report(here, .reservedValue(value.name, field))
      }
      let share = value.weight.constant ?? 0
      if !(share > 0 && share.isFinite) { report(here, .expectedShare(field)) }
    }
  }
}

/// Gathers the problems of a measure's parts.
struct MeasureInspection {
  let model: WorldModel
  let sight: Sight
  private(set) var problems: [QueryProblem] = []

  init(model: WorldModel, sight: Sight) {
    self.model = model
    self.sight = sight
  }

  mutating func report(_ place: QueryPlace, _ error: QueryError) {
    problems.append(QueryProblem(place: place, error: error))
  }

  /// Checks a slice and, when its table exists, what else reads the table.
  mutating func check(
    _ slice: Slice,
    at part: String,
    _ more: (FieldCatalog, (QueryPlace, QueryError) -> Void) -> Void
  ) {
    let place = QueryPlace().part(part)
    guard let table = model.table(slice.table) else {
      let known = model.tables.map(\.name)
      return report(place.part("table"), .unknownTable(slice.table, known: known))
    }
    var found: [QueryProblem] = []
    let note = { (place: QueryPlace, error: QueryError) in
      found.append(QueryProblem(place: place, error: error))
    }
    let catalog = FieldCatalog(table, in: model, sight: sight)
    catalog.check(slice.rows, at: place.part("rows"), note)
    more(catalog, note)
    problems += found
  }

  /// Checks both sides and the outcome; a fault of the outcome in both tables is reported once.
  mutating func check(_ comparison: SliceComparison) {
    let place = QueryPlace().part("outcome")
    for (slice, part) in [(comparison.left, "left"), (comparison.right, "right")] {
      let isSecond = part == "right" && comparison.left.table == comparison.right.table
      check(slice, at: part) { catalog, note in
        if isSecond { return }
        switch comparison.outcome {
        case .share(let predicate):
          catalog.check(predicate, at: place, note)
        case .mean(let name):
          if let error = catalog.problem(reading: name, for: .number("mean")) {
            note(place, error)
          }
        case .ranks(let name):
          if let error = catalog.problem(reading: name, for: .number("ranks")) {
            note(place, error)
          }
        }
      }
    }
  }

  /// Checks fields by whose values two sides are compared.
  mutating func check(
    groups fields: [FieldName],
    of left: Slice,
    _ right: Slice,
    _ use: FieldUse,
    at part: String
  ) {
    let place = QueryPlace().part(part)
    var found: [QueryProblem] = []
    let note = { (place: QueryPlace, error: QueryError) in
      found.append(QueryProblem(place: place, error: error))
    }
    let tables = (left.table == right.table ? [left] : [left, right]).compactMap {
      model.table($0.table)
    }
    for table in tables {
      let catalog = FieldCatalog(table, in: model, sight: sight)
      _ = catalog.check(groupBy: fields, use: use, at: place, note)
    }
    if found.isEmpty, let one = tables.first, let two = tables.last {
      for (index, field) in fields.enumerated()
      where model.groupValues(of: field, in: one.name)
        != model.groupValues(of: field, in: two.name)
      {
        note(place.item(index), .valuesDiffer(field, one.name, two.name))
      }
    }
    problems += found
  }

  mutating func refuseRanks(_ outcome: Outcome, _ measure: MeasureKind) {
    guard case .ranks = outcome else { return }
    report(QueryPlace().part("outcome"), .outcomeNotSupported(measure, .ranks))
  }

  mutating func requireShare(_ outcome: Outcome) {
    let kind: OutcomeKind
    switch outcome {
    case .share: return
    case .mean: kind = .mean
    case .ranks: kind = .ranks
    }
    report(QueryPlace().part("outcome"), .outcomeNotSupported(.power, kind))
  }
}
