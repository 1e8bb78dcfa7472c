import Diagnosis
import ScenarioModel
import Scoring
import Sessions

extension ReferencePlay {
  /// Applies the mitigations whose expected benefit passes their threshold, the largest first.
  mutating func treat(_ probabilities: [Double]) throws(SessionError) {
    var done: [MitigationID] = []
    // A repair for each cause, and one that takes a containment back.
    let most = leader(of: probabilities).causes.count + 1
    while done.count < most, let next = worthiest(probabilities, besides: done) {
      done.append(next.id)
      try prepare(for: .mitigated(next.id.rawValue, minutes: next.minutes))
      guard try mitigate(next) else { return }
    }
  }

  /// The mitigation with the largest expected benefit among those whose causes pass its threshold.
  ///
  /// Leaves out mitigations that their author expects to do harm under the leading cause.
  private func worthiest(_ probabilities: [Double], besides done: [MitigationID]) -> Mitigation? {
    let lead = leader(of: probabilities)
    let worth = session.availableMitigations.compactMap {
      mitigation -> (mitigation: Mitigation, net: Double)? in
      guard case .targeted(_, let loss, let benefit) = mitigation.kind,
        let threshold = mitigation.threshold, !done.contains(mitigation.id),
        !mitigation.expects.isHarmful(under: lead)
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

  private func leader(of probabilities: [Double]) -> Hypothesis {
    scenario.hypotheses[Posterior.leader(of: probabilities)]
  }

  /// Takes the shortest look that verifies a mitigation, if one was applied.
  mutating func verify() throws(SessionError) {
    guard session.entries.contains(where: \.event.isMitigation) else { return }
    let looks = session.availableActions.filter { $0.kind == .verify }
    guard let shortest = looks.min(by: { $0.minutes < $1.minutes }) else { return }
    try look(shortest)
  }

  /// The probabilities of all hypotheses, 1 for one cause and 0 for the others.
  func certainty(of cause: HypothesisID) -> [Double] {
    scenario.hypotheses.map { $0.id == cause ? 1 : 0 }
  }
}
