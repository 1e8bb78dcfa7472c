import Diagnosis
import ScenarioModel
import Scoring
import Sessions

extension Seat {
  /// Treats what the evidence supports, the worthiest first, as long as something is worth it.
  mutating func treat(_ probabilities: [Double]) throws(SessionError) {
    var done: [MitigationID] = []
    while done.count < Self.mostTreatments, let next = worthiest(probabilities, besides: done) {
      done.append(next.id)
      try prepare(for: .mitigated(next.id.rawValue, minutes: next.minutes))
      guard try mitigate(next) else { return }
    }
  }

  /// More than a repair and what takes a containment back is never asked for.
  private static let mostTreatments = 2

  /// The mitigation whose expected benefit is the largest, above its threshold.
  ///
  /// One that its author expects to do harm under the leading cause is left alone.
  private func worthiest(_ probabilities: [Double], besides done: [MitigationID]) -> Mitigation? {
    let lead = scenario.hypotheses[
      probabilities.indices.reduce(0) { probabilities[$1] > probabilities[$0] ? $1 : $0 }
    ]
    let worth = session.availableMitigations.compactMap {
      mitigation -> (mitigation: Mitigation, net: Double)? in
      guard case .targeted(_, let loss, let benefit) = mitigation.kind,
        let threshold = mitigation.threshold, !done.contains(mitigation.id),
        !mitigation.expects.raises.contains(lead.id)
      else { return nil }
      let held = mitigation.held(probabilities, scenario)
      guard held >= threshold else { return nil }
      return (mitigation, held * benefit - (1 - held) * loss)
    }
    return worth.reduce(nil as (mitigation: Mitigation, net: Double)?) { best, next in
      guard let best, best.net >= next.net else { return next }
      return best
    }?.mitigation
  }

  /// Watches what a mitigation did, by the shortest look there is for it.
  mutating func verify() throws(SessionError) {
    guard session.entries.contains(where: \.event.isMitigation) else { return }
    let looks = session.availableActions.filter { $0.kind == .verify }
    guard let shortest = looks.min(by: { $0.minutes < $1.minutes }) else { return }
    try look(shortest)
  }

  /// Certainty of one cause.
  func certainty(of cause: HypothesisID) -> [Double] {
    scenario.hypotheses.map { $0.id == cause ? 1 : 0 }
  }
}
