/// The reason for which a question cannot be asked.
package enum QueryError: Error, Hashable, Sendable {
  case unknownTable(TableName, known: [TableName])
  case unknownField(FieldName, TableName, known: [FieldName])
  case unknownValue(String, FieldName, known: [String])
  /// A field that telemetry does not record, in a question that sees only telemetry.
  case hiddenField(FieldName, TableName)
  case wrongKind(FieldName, ColumnKind.Tag, FieldUse)
  /// A quantile outside 0 ... 1.
  case quantileOutOfRange(FieldName, Double)
  /// A time bucket shorter than a minute.
  case bucketTooShort(Int)
  /// A time bucket or a rate over a table of a fixed size.
  case withoutTime(TableName)
  /// More possible groups than `Query.groupLimit`.
  case tooManyGroups(Int)
  /// More possible groups times buckets than `Query.cellLimit`.
  case tooManyCells(Int)
  /// A number compared with a bound that is NaN or infinite.
  case boundNotFinite(FieldName)
  /// A measure that cannot use this outcome.
  case outcomeNotSupported(MeasureKind, OutcomeKind)
  /// A field by which two tables are compared has different values in them.
  case valuesDiffer(FieldName, TableName, TableName)
  /// An expected share that is not a positive constant, or fewer than two of them.
  case expectedShare(FieldName)
  /// A value whose name is also the key of one of the measure's own figures.
  case reservedValue(String, FieldName)
  /// The effect of a power calculation is not a change of a share.
  case effectOutOfRange(Double)
}

/// The use that a question makes of a field.
package enum FieldUse: Hashable, Sendable {
  case group, choice, truth, bound, distinct, strata
  /// An aggregate over numbers, by its word.
  case number(String)

  /// The kinds of field that serve.
  package var kinds: [ColumnKind.Tag] {
    switch self {
    case .group, .strata: [.category, .flag]
    case .choice: [.category]
    case .truth: [.flag]
    case .bound, .number: [.number]
    case .distinct: [.category, .entity, .reference]
    }
  }
}

/// The measures that do not take every outcome, as a sentence begins with them.
package enum MeasureKind: String, Hashable, Sendable {
  case standardised = "A standardised comparison"
  case differenceInDifferences = "A difference in differences"
  case power = "A power calculation"
}

/// The outcomes without what they are about.
package enum OutcomeKind: String, Hashable, Sendable {
  case share = "a share"
  case mean = "a mean"
  case ranks = "ranks"
}
