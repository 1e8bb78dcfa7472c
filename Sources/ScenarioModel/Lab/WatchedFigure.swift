package import Telemetry

/// A figure over time that the alert compares with a bound.
package struct WatchedFigure: Hashable, Sendable {
  package var figure: FigureReference
  package var relation: Relation
  package var bound: Double
  package var format: FigureFormat
}

extension Scenario {
  /// The figures that the alert watches over time, each once; counts of rows and tables without a time
  /// are left out.
  package var watchedFigures: [WatchedFigure] {
    var found: [WatchedFigure] = []
    alert.condition.collect { reference, relation, bound in
      guard let measure = alert.measures.first(where: { $0.name == reference.measure })?.measure,
        let format = measure.format(of: reference.key),
        measure.slices.contains(where: { world.table($0.table)?.hasTime ?? false }),
        !found.contains(where: { $0.figure == reference })
      else { return }
      found.append(
        WatchedFigure(figure: reference, relation: relation, bound: bound, format: format)
      )
    }
    return found
  }
}

extension FindingCondition {
  /// Hands over each comparison of a figure with a bound.
  fileprivate func collect(_ note: (FigureReference, Relation, Double) -> Void) {
    switch self {
    case .all(let parts), .any(let parts): for part in parts { part.collect(note) }
    case .not(let part): part.collect(note)
    case .compares(let reference, let relation, let bound): note(reference, relation, bound)
    case .always, .exists, .artifact: break
    }
  }
}

extension Measure {
  /// The form of a figure as text; `nil` for a count of rows.
  fileprivate func format(of key: String) -> FigureFormat? {
    if key == "n" || key.hasSuffix("_n") { return nil }
    switch self {
    case .aggregate(let aggregate, _):
      return switch aggregate {
      case .share, .missing: .percent
      case .count, .distinct: .count
      case .perMinute, .mean, .sum, .sd, .quantile: .number
      }
    case .comparison(let comparison):
      guard case .share = comparison.outcome else { return .number }
      return key == "left" || key == "right" ? .percent : key == "p" ? .pValue : .points
    case .paired, .comparisonAcross, .standardised, .differenceInDifferences, .sampleRatio,
      .stability, .power:
      return .number
    }
  }
}
