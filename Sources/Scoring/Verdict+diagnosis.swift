import Diagnosis
import ScenarioModel
import Sessions
import Telemetry

extension Verdict {
  /// Whether the declared cause and its place are right, by what the evidence seen bears out.
  func diagnosisLines(_ points: Double) -> [LedgerLine] {
    guard let declaration = session.declaration, let number = session.entries.last?.number else {
      return [LedgerLine(events: [], text: "nothing was declared", points: 0, possible: points)]
    }
    let cause = declaration.cause.flatMap { session.scenario.hypothesis(HypothesisID($0)) }
    guard let cause else { return [unsureLine(number, points)] }
    let truth = session.truth
    guard cause.id == truth.id else {
      let isRelated = cause.family == truth.family
      let worth = isRelated ? rubric.familyShare * support { $0.family == truth.family } : 0
      return [
        LedgerLine(
          events: [number],
          text: isRelated
            ? "the right family, not the cause: \(cause.title)\(support(of: "the family"))"
            : "not the cause: \(cause.title)",
          points: points * worth * pace,
          possible: points
        )
      ]
    }
    let worth = support { $0.id == truth.id } * pace
    let causePoints = points * rubric.causeShare
    let overlap = jaccard(declaration.places, truth.places.map(\.rawValue))
    return [
      LedgerLine(
        events: [number],
        text: "the right cause: \(cause.title)\(support(of: "it"))",
        points: causePoints * worth,
        possible: causePoints
      ),
      LedgerLine(
        events: [number],
        text: "where it lies\(overlap < 1 ? ", in part" : "")",
        points: (points - causePoints) * worth * overlap,
        possible: points - causePoints
      ),
    ]
  }

  /// |a ∩ b| ÷ |a ∪ b|; 1 for two empty sets (Jaccard 1901).
  private func jaccard(_ left: [String], _ right: [String]) -> Double {
    let both = left.filter { right.contains($0) }.count
    let either = left.count + right.count - both
    return either == 0 ? 1 : Double(both) / Double(either)
  }

  /// clip((b − π) ÷ (0.85 − π)) of the hypotheses meant: a guess without evidence earns nothing.
  private func support(_ isMeant: (Hypothesis) -> Bool) -> Double {
    let (held, prior) = held(isMeant)
    let room = judgement.scale.sureness - prior
    guard room > 0 else { return held >= prior ? 1 : 0 }
    return clipped((held - prior) / room)
  }

  private func held(_ isMeant: (Hypothesis) -> Bool) -> (held: Double, prior: Double) {
    var held = 0.0
    var prior = 0.0
    for (hypothesis, probability) in zip(
      session.scenario.hypotheses,
      trail.posterior.probabilities
    ) where isMeant(hypothesis) {
      held += probability
      prior += hypothesis.prior
    }
    return (held, prior)
  }

  /// min(1, √(minutes that keep all points ÷ minutes)), up to the repair that the evidence bore out,
  /// else up to the declaration.
  private var pace: Double {
    let (minutes, limit) = (solvedMinute, session.scenario.repairBy)
    return minutes > limit ? (Double(limit) / Double(minutes)).squareRoot() : 1
  }

  /// The minute at which the cause was treated on enough evidence, or was declared.
  ///
  /// Watching a repair is part of good work and takes no points.
  private var solvedMinute: Int {
    let repair = trail.steps.first { step in
      guard case .mitigated(let name, _) = step.entry.event,
        let mitigation = session.scenario.mitigation(MitigationID(name)),
        case .targeted(let targets, _, _) = mitigation.kind, let threshold = mitigation.threshold
      else { return false }
      return targets.contains(session.truth.id)
        && mitigation.held(step.before.probabilities, session.scenario) >= threshold
    }
    return repair?.entry.end ?? session.clock
  }

  private func support(of what: String) -> String {
    let isFamily = what != "it"
    let truth = session.truth
    let (held, prior) = held { isFamily ? $0.family == truth.family : $0.id == truth.id }
    let evidence =
      "; the evidence you saw gives \(what) \(LedgerLine.percent(held))"
      + " (before any \(LedgerLine.percent(prior)), all points from"
      + " \(LedgerLine.percent(judgement.scale.sureness)))"
    return evidence
      + (pace < 1
        ? ", in \(solvedMinute) min, where up to \(session.scenario.repairBy) keep all points" : "")
  }

  private func unsureLine(_ number: Int, _ points: Double) -> LedgerLine {
    let most = trail.posterior.probabilities.max() ?? 0
    return LedgerLine(
      events: [number],
      text: "declared that the evidence is not enough; what you saw gives one cause"
        + " \(LedgerLine.percent(most))",
      points: points * judgement.unsureShare * gate * most,
      possible: points
    )
  }
}
