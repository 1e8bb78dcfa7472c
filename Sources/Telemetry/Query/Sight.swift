/// The rows and fields of a table that a question may see.
package enum Sight: Hashable, Sendable {
  /// The recorded rows and the fields that telemetry records: what players see.
  case telemetry
  /// The recorded rows with hidden fields too: evidence that pays for the truth, such as hand labels.
  case labels
  /// All rows and all fields: harm, and evidence from outside the telemetry.
  case everything

  /// Whether a field may be read.
  package func shows(_ field: Field) -> Bool {
    switch self {
    case .telemetry: !field.isHidden
    case .labels, .everything: true
    }
  }

  /// The rows that a table's questions are about: those recorded, or all.
  package func rows(of table: Table) -> Predicate {
    switch self {
    case .telemetry, .labels:
      if let flag = table.recordedBy { .isTrue(flag) } else { .always }
    case .everything:
      .always
    }
  }
}
