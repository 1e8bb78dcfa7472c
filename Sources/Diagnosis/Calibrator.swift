package import ScenarioModel

/// A staged scenario made ready to be calibrated: which looks are taken and how one comes to each.
///
/// A value without state: samples can be simulated in any order, by any thread, with one result.
package struct Calibrator: Sendable {
  package let staging: Staging
  package let keys: [EvidenceKey]
  private let courses: [RegimeCourse]

  /// Prepares the looks of some keys, all those that can come up unless some are named.
  ///
  /// Complexity: a walk of the chart for each time band and mitigation state.
  package init(_ staging: Staging, keys: [EvidenceKey]? = nil) {
    self.staging = staging
    self.keys = keys ?? staging.scenario.evidenceKeys
    courses = RegimeCourse.all(staging)
  }

  /// The finding of every key in one sample of a hypothesis; see `Calibration.simulate`.
  package func findings(
    hypothesis: HypothesisID,
    sample: Int
  ) throws(StagingError) -> [UInt8] {
    try Calibration.simulate(
      staging,
      courses: courses,
      keys: keys,
      hypothesis: hypothesis,
      sample: sample
    )
  }

  /// Puts samples together; `rows[h][s]` are the findings of one.
  package func calibration(rows: [[[UInt8]]]) -> Calibration {
    Calibration(staging.scenario, keys: keys, rows: rows)
  }
}
