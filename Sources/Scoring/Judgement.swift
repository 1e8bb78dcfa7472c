package import Diagnosis

/// Constants by which a session is judged beside a calibration and the reference's path.
///
/// Source of the values: the design's table of criteria, tried on a hand-made case beforehand.
package struct Judgement: Hashable, Sendable {
  package var scale: EvidenceScale
  /// What each distinct irrelevant costly look takes from the figure of the key findings.
  package var irrelevantPenalty: Double
  /// From how many minutes on a look is costly.
  package var costlyMinutes: Int
  /// The Jensen–Shannon divergence from the evidence at which a stated belief is worth nothing.
  ///
  /// Unit: bits.
  package var divergenceLimit: Double
  /// The share of the beliefs that checkpoints make up; the rest is the final belief's.
  package var checkpointShare: Double
  /// What "there is not enough evidence" is worth at most.
  package var unsureShare: Double
  /// What a wholly premature targeted mitigation takes from the figure of the mitigation.
  package var prematurePenalty: Double
  package var habits: HabitLimits

  static let two = Judgement(
    scale: EvidenceScale(fixedMinutes: 10, tolerance: 0.6, leastRate: 0.0058, sureness: 0.85),
    irrelevantPenalty: 0.08,
    costlyMinutes: 10,
    divergenceLimit: 0.3,
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
}

/// From where on a habit is named.
package struct HabitLimits: Hashable, Sendable {
  /// A rival this likely at the declaration makes it premature.
  package var rival: Double
  /// Evidence with a likelihood ratio under this speaks against the lead.
  package var contradiction: Double
  /// The least share of the move that the evidence asks for.
  package var leastMove: Double
  /// Under this share of the best gain a choice tells little.
  package var poorGain: Double
  /// How many such choices in favour of the leader make a habit.
  package var poorChoices: Int
  /// How many looks after the matter was settled make a habit.
  package var idleLooks: Int
  /// From this share of all diagnostic actions on, looking is a scatter.
  package var scatterShare: Double
}
