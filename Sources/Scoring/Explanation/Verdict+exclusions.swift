import Diagnosis
import ScenarioModel
import Sessions

extension Verdict {
  /// The least Bayes factor against a rival at which ruling it out is right.
  ///
  /// From 3 on evidence counts as positive. Source: Kass and Raftery, Bayes Factors, J Am Stat Assoc
  /// 1995;90(430):773–795.
  private static let leastFactor = 3.0

  /// A line for each cause that was ruled out by choice: whether the evidence cited for it lowers
  /// the odds of that cause against the declared one.
  func exclusionLines(_ ruledOut: [RuledOut], event: Int, _ points: Double) -> [LedgerLine] {
    let possible = points / Double(ruledOut.count)
    return ruledOut.map { rival in
      let title = session.scenario.hypothesis(HypothesisID(rival.cause))?.title ?? rival.cause
      let factor = factor(against: rival)
      let isRight = factor >= Self.leastFactor
      return LedgerLine(
        events: [event] + rival.cited,
        text: "ruled out: \(title): " + account(of: factor, rival),
        points: isRight ? possible : 0,
        possible: possible
      )
    }
  }

  private func account(of factor: Double, _ rival: RuledOut) -> String {
    if rival.cited.isEmpty { return "no evidence was cited for it" }
    let cause = session.declaration?.cause == nil ? "what is left" : "the declared cause"
    if factor >= Self.leastFactor {
      let times = factor >= 100 ? "over 100" : LedgerLine.whole(factor)
      return "right, the evidence cited is \(times) times likelier under \(cause)"
    }
    return "the evidence cited does not do it: it should be 3 times likelier under \(cause)"
  }

  /// How many times likelier the cited evidence is under the declared cause, or under all other
  /// causes where none was declared, than under a rival.
  private func factor(against rival: RuledOut) -> Double {
    let hypotheses = session.scenario.hypotheses
    guard let index = hypotheses.firstIndex(where: { $0.id.rawValue == rival.cause }) else {
      return 1
    }
    let posterior = trail.posterior(after: rival.cited, in: session)
    let declared = hypotheses.firstIndex { $0.id.rawValue == session.declaration?.cause }
    func odds(_ beliefs: [Double]) -> Double {
      (declared.map { beliefs[$0] } ?? 1 - beliefs[index]) / max(beliefs[index], 1e-12)
    }
    return odds(posterior.probabilities) / odds(priors)
  }
}

extension EvidenceTrail {
  /// The posterior by the evidence of some events alone.
  ///
  /// Complexity: that of a posterior.
  fileprivate func posterior(after events: [Int], in session: Session) -> Posterior {
    let calibration = posterior.calibration
    var seen: [Int: UInt8] = [:]
    for look in session.looks where events.contains(look.entry.number) {
      guard let (key, finding) = session.observation(look, calibration) else { continue }
      seen[key] = finding
    }
    return Posterior(calibration, priors: posterior.priors, seen: seen)
  }
}
