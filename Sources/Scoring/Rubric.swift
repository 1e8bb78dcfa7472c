package import Sessions

/// The weights and constants of the score, as data with a version.
///
/// Rubric 1 knows no calibration and so has no criterion for the choice of evidence; rubric 2 judges
/// by what evidence tells. A session keeps the version it was played under; numbers are never reused.
package struct Rubric: Hashable, Sendable {
  package var version: Int
  package var weights: [Weight]
  /// The highest score of a session that did critical harm.
  package var criticalCap: Double
  /// What is left of a key finding's worth after each step of a hint.
  package var nudgeFactor: Double
  package var pointerFactor: Double
  package var actionFactor: Double
  /// The share of the diagnosis that the right family alone earns.
  package var familyShare: Double
  /// The share of the diagnosis that does not depend on where the cause was placed.
  package var causeShare: Double
  /// How evidence is judged by a calibration; `nil` in a rubric that needs none.
  package var judgement: Judgement?

  /// The most points of a criterion.
  package struct Weight: Hashable, Sendable {
    package var criterion: Criterion
    package var points: Double
  }

  /// The rubric of that version, if there is one.
  package static func version(_ number: Int) -> Rubric? {
    versions.first { $0.version == number }
  }

  /// All rubrics, the oldest first.
  package static let versions = [one, two]

  private static let one = Rubric(
    version: 1,
    weights: [
      Weight(criterion: .keyFindings, points: 25),
      Weight(criterion: .order, points: 12.5),
      Weight(criterion: .beliefs, points: 18.75),
      Weight(criterion: .diagnosis, points: 18.75),
      Weight(criterion: .mitigation, points: 18.75),
      Weight(criterion: .communication, points: 6.25),
    ],
    criticalCap: 40,
    nudgeFactor: 0.9,
    pointerFactor: 0.75,
    actionFactor: 0.5,
    familyShare: 0.25,
    causeShare: 0.7,
    judgement: nil
  )

  private static let two = Rubric(
    version: 2,
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
    judgement: .two
  )

  /// The most points of each criterion in a way of playing, 100 in all.
  ///
  /// An interview is half a conversation: communication counts for more, the rest is scaled.
  package func weights(in mode: SessionMode) -> [Weight] {
    switch mode {
    case .drill, .guided, .open: return weights
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
}
