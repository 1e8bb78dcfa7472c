package import ScenarioModel
package import Sessions

extension Session {
  /// Scores a session that is over by the current rubric.
  ///
  /// The same session gives the same scorecard on every machine. Complexity: that of its harm and
  /// of its evidence trail.
  package func scorecard(_ assessment: Assessment) throws(StagingError) -> Scorecard {
    scorecard(try Verdict(self, Rubric.current, assessment))
  }

  /// The scorecard of a verdict on this session.
  func scorecard(_ verdict: Verdict) -> Scorecard {
    let rubric = verdict.rubric
    return Scorecard(
      rubric: rubric.version,
      truth: truth.id,
      criteria: rubric.weights(in: header.mode).map { weight in
        CriterionScore(
          criterion: weight.criterion,
          weight: weight.points,
          ledger: verdict.lines(weight.criterion, weight.points)
        )
      },
      cap: cap(rubric, verdict.harm),
      flags: verdict.flags
    )
  }

  private func cap(_ rubric: Rubric, _ harm: HarmReport) -> ScoreCap? {
    guard harm.session > scenario.harm.critical else { return nil }
    return ScoreCap(
      limit: rubric.criticalCap,
      reason: "harm of \(LedgerLine.whole(harm.session)) weighted requests over the healthy twin,"
        + " beyond the critical \(LedgerLine.whole(scenario.harm.critical))"
    )
  }
}
