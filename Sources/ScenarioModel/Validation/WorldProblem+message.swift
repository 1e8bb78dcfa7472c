import Telemetry

extension WorldProblem.Kind {
  /// The problem in words, in lower case and without a final period.
  var message: String {
    switch self {
    case .unknownTable(let name, let known):
      "there is no table '\(name)'" + (suggestion == nil ? Self.listed(known) : "")
    case .unknownField(let name, let known):
      "there is no field '\(name)'" + (suggestion == nil ? Self.listed(known) : "")
    case .unknownParameter(let name, let known):
      "there is no parameter '\(name)'" + (suggestion == nil ? Self.listed(known) : "")
    case .unknownControl(let name, let known):
      "there is no control '\(name)'" + (suggestion == nil ? Self.listed(known) : "")
    case .unknownValue(let value, let field, let known):
      "field '\(field)' has no value '\(value)'"
        + (suggestion == nil ? Self.listed(known.map { ParameterName($0) }) : "")
    case .readsLaterField(let name):
      "field '\(name)' is drawn later; a field reads only fields before it"
    case .refersToLaterTable(let name):
      "table '\(name)' comes later; a table refers only to tables before it"
    case .wrongKind(let name, let needed, let found):
      "field '\(name)' is \(found.phrase); \(needed.phrase) is needed here"
    case .duplicate(let name): "'\(name)' is declared twice"
    case .reservedName(let name): "'\(name)' is reserved for values that were not recorded"
    case .count(let count, let allowed):
      "the number is \(count); it must be between \(allowed.lowerBound) and \(allowed.upperBound)"
    case .number(let value, let bound):
      "the number is \(value.asWritten); it must be \(bound.phrase)"
    case .emptyRange(let low, let high):
      "the lower bound \(low.asWritten) is above the upper bound \(high.asWritten)"
    case .tickDoesNotDivideMinute(let seconds):
      "a tick of \(seconds) seconds does not divide a minute"
    case .needsFixedTable: "this needs a table of a fixed size"
    case .fixedTableHasNoTime:
      "a table of a fixed size has no time, so neither timing nor controls reach it"
    case .trafficReadsNoField: "traffic has no rows yet, so it can read no field"
    case .notDrawnPerEntity: "a field of this kind cannot be drawn once an entity or a lifetime"
    case .alwaysRecorded: "a field of this kind is always recorded"
    case .timingWithoutStart: "a ramp, duration or half-life needs 'from' or 'while'"
    case .curveNotRising: "the points of the curve do not rise"
    case .showsHiddenField(let name): "telemetry would show the hidden field '\(name)'"
    case .needsTableWithTime(let name):
      "table '\(name)' is of a fixed size; spans and metrics need rows that arrive over time"
    case .needsUnitOfTime(let name):
      "the length of a span needs a unit of time; give field '\(name)' one, such as ms"
    case .metricNameEnd(let word):
      "the name of a metric must not end in '\(word)', which formats add or which is no base unit"
    case .attributeName(let name):
      "'\(name)' is not made of lower-case letters, digits and underscores, with dots between words"
    case .reservedAttribute(let name): "the attribute '\(name)' is reserved by metric formats"
    case .metricsDiffer(let name):
      "the metrics called '\(name)' differ in kind, help, buckets or the names of attributes"
    case .boundsNotRising: "the bounds of the buckets do not rise"
    case .counterMayFall(let name):
      "a counter cannot sum field '\(name)', whose values may be below 0; give it a minimum"
    case .noWeight: "no weight is above 0"
    }
  }

  /// The nearest name, where one is near.
  var suggestion: String? {
    switch self {
    case .unknownTable(let name, let known): Self.nearest(name, known)
    case .unknownField(let name, let known): Self.nearest(name, known)
    case .unknownParameter(let name, let known): Self.nearest(name, known)
    case .unknownControl(let name, let known): Self.nearest(name, known)
    case .unknownValue(let value, _, let known): NearestName.among(known, to: value).first
    case .readsLaterField, .refersToLaterTable, .wrongKind, .duplicate, .reservedName, .count,
      .number, .emptyRange, .tickDoesNotDivideMinute, .needsFixedTable, .fixedTableHasNoTime,
      .trafficReadsNoField, .notDrawnPerEntity, .alwaysRecorded, .timingWithoutStart,
      .curveNotRising, .showsHiddenField, .noWeight, .needsTableWithTime, .needsUnitOfTime,
      .metricNameEnd, .attributeName, .reservedAttribute, .metricsDiffer, .boundsNotRising,
      .counterMayFall:
      nil
    }
  }

  private static func nearest<ID: Name>(_ name: ID, _ known: [ID]) -> String? {
    NearestName.among(known.map(\.rawValue), to: name.rawValue).first
  }

  private static func listed<ID: Name>(_ known: [ID]) -> String {
    known.isEmpty ? "" : "; there are " + NameList.brief(known.map(\.rawValue))
  }
}

extension WorldProblem.Bound {
  /// The words after "must be" for a number within the bound.
  fileprivate var phrase: String {
    switch self {
    case .finite: "finite"
    case .positive: "above 0"
    case .atLeastZero: "at least 0"
    case .unitInterval: "between 0 and 1"
    case .logarithmicSpread: "between 0 and 10, as the standard deviation of a logarithm"
    case .minuteOfDay: "a minute of the day"
    case .firstMinute: "at most 0 and not longer ago than the world can hold"
    }
  }
}
