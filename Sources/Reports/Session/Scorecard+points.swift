package import Scoring

extension Scorecard {
  /// The points of the ledger lines whose events had all happened at an event of a replay; at its last
  /// event the score.
  ///
  /// Range: 0 to 100; `nil` for a sealed score that came without its ledger.
  package func points(at event: Int, of last: Int) -> Double? {
    guard event < last else { return score }
    guard !criteria.isEmpty else { return nil }
    return criteria.flatMap(\.ledger).reduce(0) { sum, line in
      guard let latest = line.events.max(), latest <= event else { return sum }
      return sum + line.points
    }
  }
}
