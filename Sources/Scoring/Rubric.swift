package import Sessions

/// The weights and constants of the score, as data with a version.
///
/// Only the current rubric scores. A score that an older one gave is kept as it was sealed; version
/// numbers are never reused.
package struct Rubric: Hashable, Sendable {
  package var version: Int
  package var weights: [Weight]
  /// The highest score of a session that did critical harm.
  package var criticalCap: Double
  /// The share of a key finding's points that is left after the first hint, 0 to 1.
  package var nudgeFactor: Double
  /// The same after the second hint.
  package var pointerFactor: Double
  /// The same after the third hint, which names the action.
  package var actionFactor: Double
  /// The share of the diagnosis that the right family alone earns.
  package var familyShare: Double
  /// The share of the diagnosis that does not depend on where the cause was placed.
  package var causeShare: Double
  /// The constants by which evidence is judged against a calibration.
  package var judgement: Judgement

  /// The most points of a criterion.
  package struct Weight: Hashable, Sendable {
    package var criterion: Criterion
    package var points: Double
  }

  /// The rubric by which sessions are scored.
  package static let current = Rubric(
    version: 3,
    weights: [
      Weight(criterion: .evidence, points: 20),
      Weight(criterion: .keyFindings, points: 20),
      Weight(criterion: .order, points: 10),
      Weight(criterion: .beliefs, points: 15),
      Weight(criterion: .diagnosis, points: 15),
      Weight(criterion: .mitigation, points: 15),
      Weight(criterion: .communication, points: 5),
    ],
    criticalCap: 40,
    nudgeFactor: 0.9,
    pointerFactor: 0.75,
    actionFactor: 0.5,
    familyShare: 0.25,
    causeShare: 0.7,
    judgement: .current
  )

  /// The most points of each criterion in a way of playing, 100 in all.
  ///
  /// An interview is half a conversation: communication counts for more, the rest is scaled.
  package func weights(in mode: SessionMode) -> [Weight] {
    switch mode {
    case .drill, .guided, .open, .tabletop: return weights
    case .interview:
      let others = 100 - weight(of: .communication)
      return weights.map { weight in
        var weight = weight
        weight.points =
          weight.criterion == .communication
          ? Self.interviewCommunication
          : weight.points * (100 - Self.interviewCommunication) / others
        return weight
      }
    }
  }

  /// The most points for communication in an interview.
  private static let interviewCommunication = 25.0

  /// The most points of a criterion; 0 for one that this rubric lacks.
  package func weight(of criterion: Criterion) -> Double {
    weights.first { $0.criterion == criterion }?.points ?? 0
  }

  /// The share of the points that is left after a hint, 0 to 1; 1 without one.
  package func hintFactor(_ level: HintLevel?) -> Double {
    switch level {
    case nil: 1
    case .nudge: nudgeFactor
    case .pointer: pointerFactor
    case .action: actionFactor
    }
  }
}
