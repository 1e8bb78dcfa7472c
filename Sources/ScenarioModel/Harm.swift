package import Telemetry

/// The harm that the world's rows do to users.
package struct Harm: Hashable, Sendable {
  package var weights: [HarmWeight]
  /// A harm that matters, used as the scale where there is no harm to prevent.
  ///
  /// Unit: weighted requests.
  package var unit: Double
  /// The difference of harms below which a difference is noise.
  ///
  /// Unit: weighted requests.
  package var noise: Double
  /// The harm over the twin above which harm is critical.
  ///
  /// Unit: weighted requests.
  package var critical: Double

  package init(weights: [HarmWeight], unit: Double, noise: Double, critical: Double) {
    self.weights = weights
    self.unit = unit
    self.noise = noise
    self.critical = critical
  }
}

/// The harm that each matching row does.
package struct HarmWeight: Hashable, Sendable {
  package var title: String
  package var table: TableName
  package var rows: Predicate
  package var weight: Double
  /// Whether an on-call engineer can count these rows: what the status line shows.
  package var isObserved: Bool

  package init(
    title: String,
    table: TableName,
    rows: Predicate,
    weight: Double,
    isObserved: Bool
  ) {
    self.title = title
    self.table = table
    self.rows = rows
    self.weight = weight
    self.isObserved = isObserved
  }
}
