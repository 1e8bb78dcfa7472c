package import Diagnosis

/// The constants by which a session is judged against a calibration and the reference's path.
///
/// Source of the values: the design's table of criteria, tried on a hand-made case beforehand.
package struct Judgement: Hashable, Sendable {
  package var scale: EvidenceScale
  /// The share of the points for key findings that an irrelevant costly look costs, 0 to 1.
  package var irrelevantPenalty: Double
  /// The simulated minutes from which a look counts as costly.
  package var costlyMinutes: Int
  /// The Jensen–Shannon divergence from the evidence at which a stated belief is worth nothing.
  ///
  /// Unit: bits.
  package var divergenceLimit: Double
  /// The divergence up to which a stated belief is worth all, since no person calibrates finer.
  ///
  /// Unit: bits.
  package var beliefTolerance: Double
  /// The divergence of the evidence from where beliefs were last asked for or stated, beyond which
  /// they are asked for again.
  ///
  /// Unit: bits.
  package var beliefMove: Double
  /// The share of the points for beliefs that checkpoints give, 0 to 1; the last belief has the
  /// rest.
  package var checkpointShare: Double
  /// The most that "there is not enough evidence" earns of the points for the diagnosis, 0 to 1.
  package var unsureShare: Double
  /// The share of the points for mitigation that a wholly premature one costs, 0 to 1.
  package var prematurePenalty: Double
  package var habits: HabitLimits

  static let current = Judgement(
    scale: EvidenceScale(fixedMinutes: 10, tolerance: 0.6, leastRate: 0.0058, sureness: 0.85),
    irrelevantPenalty: 0.08,
    costlyMinutes: 10,
    divergenceLimit: 0.3,
    beliefTolerance: 0.05,
    beliefMove: 0.1,
    checkpointShare: 0.7,
    unsureShare: 0.5,
    prematurePenalty: 0.5,
    habits: HabitLimits(
      rival: 0.15,
      contradiction: 0.2,
      leastMove: 0.25,
      poorGain: 0.5,
      poorChoices: 2,
      idleLooks: 2,
      scatterShare: 0.7
    )
  )

  /// The share of its points, 0 to 1, that a belief earns which differs from the evidence.
  ///
  /// `divergence` is Jensen and Shannon's in bits.
  package func credit(ofDivergence divergence: Double) -> Double {
    clipped(1 - max(0, divergence - beliefTolerance) / (divergenceLimit - beliefTolerance))
  }
}

/// The thresholds at which a session's habits are reported as flags.
package struct HabitLimits: Hashable, Sendable {
  /// The posterior probability of a rival at which a declaration is premature, 0 to 1.
  package var rival: Double
  /// The likelihood ratio under which evidence contradicts the leading hypothesis.
  package var contradiction: Double
  /// The share of the shift in log-odds that Bayes' rule asks for under which a belief is anchored.
  package var leastMove: Double
  /// The share of the best expected gain under which a look counts as poor.
  package var poorGain: Double
  /// The number of poor looks in favour of the leading hypothesis that makes a habit.
  package var poorChoices: Int
  /// The number of looks after one cause was clear that makes a habit.
  package var idleLooks: Int
  /// The share of all diagnostic actions from which looking counts as shotgun, 0 to 1.
  package var scatterShare: Double
}
