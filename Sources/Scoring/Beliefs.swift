import ScenarioModel
import Sessions

extension Session {
  /// How near the last stated beliefs came to the truth: 1 − ½ Σ(p − truth)², from Brier 1950.
  ///
  /// The score of a uniform belief is the floor: what everybody has before looking is worth nothing.
  func beliefLines(_ points: Double) -> [LedgerLine] {
    let entry = entries.last { entry in
      if case .believed = entry.event { true } else { false }
    }
    guard let entry, case .believed(let beliefs) = entry.event else {
      return [LedgerLine(events: [], text: "no beliefs were stated", points: 0, possible: points)]
    }
    let figure = brierFigure(beliefs.map(\.probability))
    let floor = brierFigure(scenario.hypotheses.map(\.prior))
    let share = max(0, (figure - floor) / (1 - floor))
    let held = beliefs.first { $0.hypothesis == truth.id.rawValue }?.probability ?? 0
    return [
      LedgerLine(
        events: [entry.number],
        text: "your last beliefs gave the truth \((100 * held).rounded().asCount) %",
        points: points * share,
        possible: points
      )
    ]
  }

  private func brierFigure(_ probabilities: [Double]) -> Double {
    var sum = 0.0
    for (hypothesis, probability) in zip(scenario.hypotheses, probabilities) {
      let distance = probability - (hypothesis.id == truth.id ? 1 : 0)
      sum += distance * distance
    }
    return 1 - sum / 2
  }
}
