import ScenarioModel
import Sessions

extension Session {
  /// Whether the declared cause and its place are right.
  func diagnosisLines(_ rubric: Rubric, _ points: Double) -> [LedgerLine] {
    guard let declaration, let number = entries.last?.number else {
      return [LedgerLine(events: [], text: "nothing was declared", points: 0, possible: points)]
    }
    let cause = declaration.cause.flatMap { scenario.hypothesis(HypothesisID($0)) }
    guard let cause else {
      return [
        LedgerLine(
          events: [number],
          text: "declared that the evidence is not enough",
          points: 0,
          possible: points
        )
      ]
    }
    let causePoints = points * rubric.causeShare
    let placePoints = points - causePoints
    guard cause.id == truth.id else {
      let earned = cause.family == truth.family ? points * rubric.familyShare : 0
      let text =
        earned > 0
        ? "the right family, not the cause: \(cause.title)" : "not the cause: \(cause.title)"
      return [LedgerLine(events: [number], text: text, points: earned, possible: points)]
    }
    let overlap = jaccard(declaration.places, truth.places.map(\.rawValue))
    return [
      LedgerLine(
        events: [number],
        text: "the right cause: \(cause.title)",
        points: causePoints,
        possible: causePoints
      ),
      LedgerLine(
        events: [number],
        text: "where it lies",
        points: placePoints * overlap,
        possible: placePoints
      ),
    ]
  }

  /// |a ∩ b| ÷ |a ∪ b|; 1 for two empty sets (Jaccard 1901).
  func jaccard(_ left: [String], _ right: [String]) -> Double {
    let both = left.filter { right.contains($0) }.count
    let either = left.count + right.count - both
    return either == 0 ? 1 : Double(both) / Double(either)
  }
}
