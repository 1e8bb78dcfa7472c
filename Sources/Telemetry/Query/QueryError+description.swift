extension QueryError: CustomStringConvertible {
  /// The problem and its remedy, in a sentence or two.
  package var description: String {
    switch self {
    case .unknownTable(let name, let known):
      "There is no table '\(name)'." + offer(name.rawValue, known.map(\.rawValue), "The tables are")
    case .unknownField(let name, let table, let known):
      "Table '\(table)' has no field '\(name)'."
        + offer(name.rawValue, known.map(\.rawValue), "Its fields are")
    case .unknownValue(let value, let field, let known):
      "Field '\(field)' has no value '\(value)'." + offer(value, known, "Its values are")
    case .hiddenField(let name, let table):
      "Field '\(name)' of table '\(table)' is not recorded in the telemetry."
    case .wrongKind(let name, let kind, let use):
      "Field '\(name)' is \(kind.phrase); \(use.phrase) needs \(use.need)."
    case .quantileOutOfRange(let field, let quantile):
      "Quantile \(quantile) of '\(field)' is out of range; it must lie between 0 and 1."
    case .bucketTooShort(let minutes):
      "A time bucket of \(minutes) minutes is too short; it must be at least 1."
    case .withoutTime(let table):
      "Table '\(table)' has no time, so it has no rates and no time buckets."
    case .tooManyGroups(let count):
      "The grouping has \(count) possible groups; at most \(Query.groupLimit) are allowed. "
        + "Group by fewer fields."
    case .tooManyCells(let count):
      "The grouping and the time buckets make \(count) possible points; at most "
        + "\(Query.cellLimit) are allowed. Use longer buckets or fewer fields."
    case .boundNotFinite(let field):
      "Field '\(field)' is compared with something that is not a finite number."
    case .outcomeNotSupported(let measure, let outcome):
      "\(measure.rawValue) cannot use \(outcome.rawValue); \(measure.need)."
    case .valuesDiffer(let field, let left, let right):
      "Field '\(field)' has other values in table '\(left)' than in '\(right)'; compare by a "
        + "field whose values are the same."
    case .expectedShare(let field):
      "The expected shares of '\(field)' must be at least two positive constants."
    case .reservedValue(let value, let field):
      "Value '\(value)' of field '\(field)' is also the name of a figure of this measure; "
        + "rename the value."
    case .effectOutOfRange(let effect):
      "The effect \(effect) is not a change of a share; it must lie between -1 and 1 and not be 0."
    }
  }

  /// The names that may have been meant, nearest first.
  package var suggestions: [String] {
    switch self {
    case .unknownTable(let name, let known):
      NearestName.among(known.map(\.rawValue), to: name.rawValue)
    case .unknownField(let name, _, let known):
      NearestName.among(known.map(\.rawValue), to: name.rawValue)
    case .unknownValue(let value, _, let known):
      NearestName.among(known, to: value)
    case .hiddenField, .wrongKind, .quantileOutOfRange, .bucketTooShort, .withoutTime,
      .tooManyGroups, .tooManyCells, .boundNotFinite, .outcomeNotSupported, .valuesDiffer,
      .expectedShare, .reservedValue, .effectOutOfRange:
      []
    }
  }
}

/// Offers the nearest names or, when none is near, lists the first few that exist.
private func offer(_ name: String, _ known: [String], _ lead: String) -> String {
  let nearest = NearestName.among(known, to: name)
  guard nearest.isEmpty else { return NearestName.offer(nearest) }
  return known.isEmpty ? "" : " \(lead) \(NameList.brief(known))."
}

extension ColumnKind.Tag {
  /// The kind with its article.
  package var phrase: String {
    switch self {
    case .category: "a category"
    case .flag: "a flag"
    case .number: "a number"
    case .entity: "an entity"
    case .reference: "a reference"
    }
  }
}

extension FieldUse {
  fileprivate var phrase: String {
    switch self {
    case .group: "grouping"
    case .strata: "standardising"
    case .choice: "a choice of values"
    case .truth: "a test for true"
    case .bound: "a comparison with a number"
    case .distinct: "counting different values"
    case .number(let word): "'\(word)'"
    }
  }

  fileprivate var need: String {
    NameList.joined(kinds.map(\.phrase), last: "or")
  }
}

extension MeasureKind {
  fileprivate var need: String {
    switch self {
    case .standardised, .differenceInDifferences: "it needs a share or a mean"
    case .power: "it needs a share"
    }
  }
}
