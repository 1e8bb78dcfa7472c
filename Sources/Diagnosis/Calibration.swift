package import ScenarioModel

/// A calibration: the finding of each piece of evidence in simulated worlds of each hypothesis.
///
/// Diagnosis owns the meaning of evidence: calibration by simulation, the posterior after findings
/// and the information gain of looks not yet taken. It knows no sessions, players, files or clock.
///
/// A row (hypothesis, sample) is a *particle*: one world with all its findings, so dependence
/// between pieces of evidence is kept.
package struct Calibration: Hashable, Sendable {
  /// Simulated worlds of each hypothesis, at least 1.
  package let samples: Int
  package let hypotheses: [HypothesisID]
  package let keys: [EvidenceKey]
  /// The number of findings that each key can show, in the order of `keys`.
  package let outcomes: [Int]
  /// Positions of findings: key by key, within a key hypothesis by hypothesis, sample by sample.
  package let findings: [UInt8]

  /// The value for a key that no simulated course reaches, in place of a finding's position.
  package static let unreachable: UInt8 = 255

  /// Makes a calibration of its parts; traps where the count of findings does not fit.
  package init(
    samples: Int,
    hypotheses: [HypothesisID],
    keys: [EvidenceKey],
    outcomes: [Int],
    findings: [UInt8]
  ) {
    precondition(findings.count == samples * hypotheses.count * keys.count, "ragged calibration")
    precondition(outcomes.count == keys.count, "outcomes without keys")
    self.samples = samples
    self.hypotheses = hypotheses
    self.keys = keys
    self.outcomes = outcomes
    self.findings = findings
  }

  /// The finding of a particle under a key.
  @inline(__always)
  package func finding(key: Int, hypothesis: Int, sample: Int) -> UInt8 {
    findings[(key * hypotheses.count + hypothesis) * samples + sample]
  }

  /// The position of a key; complexity O(keys).
  package func position(of key: EvidenceKey) -> Int? { keys.firstIndex(of: key) }

  /// The share of a hypothesis's worlds that show a finding under a key; complexity O(samples).
  package func share(of finding: UInt8, key: Int, hypothesis: Int) -> Double {
    let count = (0..<samples).count {
      self.finding(key: key, hypothesis: hypothesis, sample: $0) == finding
    }
    return Double(count) / Double(samples)
  }
}
