package import Telemetry

/// A reason for which evidence could not be computed although the scenario has no errors.
package enum EvidenceError: Error, Hashable, Sendable {
  case unknownTable(TableName)
  /// A histogram of a field whose values are not numbers.
  case notNumeric(FieldName)
  case world(WorldError)
  case query(QueryError)
  case statistics(StatisticsError)
  indirect case measure(MeasureName, EvidenceError)
  /// An error of a source that this module does not know, in the source's words.
  case other(String)

  /// The reason for which a source of evidence failed.
  package init(_ error: any Error) {
    self =
      if let error = error as? WorldError {
        .world(error)
      } else if let error = error as? QueryError {
        .query(error)
      } else if let error = error as? StatisticsError {
        .statistics(error)
      } else {
        .other("\(error)")
      }
  }
}

extension EvidenceError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unknownTable(let table): "there is no table '\(table)'"
    case .notNumeric(let field): "field '\(field)' is not a number"
    case .world(let error): "\(error)"
    case .query(let error): "\(error)"
    case .statistics(let error): "\(error)"
    case .measure(let name, let error): "measure '\(name)': \(error)"
    case .other(let words): words
    }
  }
}
