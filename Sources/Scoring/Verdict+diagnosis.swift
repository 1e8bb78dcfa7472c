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
    let shared = cause.causes.filter(truth.causes.contains)
    guard !shared.isEmpty else {
      let isRelated = isOfSameFamily(cause, truth)
      let worth = isRelated ? rubric.familyShare * support { isOfSameFamily($0, truth) } : 0
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
    let worth = support { shared.allSatisfy($0.causes.contains) } * pace
    let causePoints = points * rubric.causeShare
    let overlap = jaccard(declaration.places, truth.places.map(\.rawValue))
    let right = jaccard(cause.causes.map(\.rawValue), truth.causes.map(\.rawValue))
    return [
      LedgerLine(
        events: [number],
        text: account(of: cause, shared) + ": " + cause.title
          + support(of: shared.count < cause.causes.count ? "what is right of it" : "it", shared),
        points: causePoints * worth * right,
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

  /// The words for a declared hypothesis that shares causes with the truth.
  private func account(of cause: Hypothesis, _ shared: [HypothesisID]) -> String {
    let (declared, present) = (cause.causes.count, session.truth.causes.count)
    if shared.count == declared, shared.count == present {
      return declared == 1 ? "the right cause" : "all causes that were there"
    }
    if shared.count < declared, shared.count == present {
      return "the cause, and one that was not there"
    }
    if shared.count == declared { return "\(declared) of the \(present) causes that were there" }
    return "\(shared.count) of the \(present) causes that were there, and others that were not"
  }

  private func isOfSameFamily(_ hypothesis: Hypothesis, _ truth: Hypothesis) -> Bool {
    let families = session.scenario.families(of: truth)
    return session.scenario.families(of: hypothesis).contains(where: families.contains)
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

  /// The minute at which the last of the causes was treated on enough evidence, or the verdict's.
  ///
  /// Watching a repair is part of good work and takes no points.
  private var solvedMinute: Int {
    let repairs = session.truth.causes.map(repairMinute)
    return repairs.contains(nil) ? session.clock : repairs.compactMap(\.self).max() ?? session.clock
  }

  /// The minute at which a cause was first treated on enough evidence; `nil` where it never was.
  private func repairMinute(of cause: HypothesisID) -> Int? {
    trail.steps.first { step in
      guard case .mitigated(let name, _) = step.entry.event,
        let mitigation = session.scenario.mitigation(MitigationID(name)),
        case .targeted(let targets, _, _) = mitigation.kind, let threshold = mitigation.threshold
      else { return false }
      return targets.contains(cause)
        && mitigation.held(step.before.probabilities, session.scenario) >= threshold
    }?.entry.end
  }

  /// The sentence on what the evidence gives the causes that were named, or their family where none was
  /// right, and on the time it took.
  private func support(of what: String, _ shared: [HypothesisID] = []) -> String {
    let truth = session.truth
    let (held, prior) = held {
      shared.isEmpty ? isOfSameFamily($0, truth) : shared.allSatisfy($0.causes.contains)
    }
    let percent = LedgerLine.percent(held, of: judgement.scale.sureness)
    let evidence =
      "; the evidence you saw gives \(what) \(percent.share)"
      + " (before any \(LedgerLine.percent(prior)), all points from \(percent.bound))"
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
