package import ScenarioModel
package import Sessions

extension Session {
  /// Scores a session that is over.
  ///
  /// The same session gives the same scorecard on every machine. Complexity: that of its harm.
  package func scorecard(_ rubric: Rubric) throws(StagingError) -> Scorecard {
    let harm = try harm()
    let criteria = rubric.weights.map { weight in
      let lines: [LedgerLine] =
        switch weight.criterion {
        case .keyFindings: keyFindingLines(rubric, weight.points)
        case .order: orderLines(weight.points)
        case .beliefs: beliefLines(weight.points)
        case .diagnosis: diagnosisLines(rubric, weight.points)
        case .mitigation: mitigationLines(harm, weight.points)
        case .communication: communicationLines(weight.points)
        }
      return CriterionScore(criterion: weight.criterion, weight: weight.points, ledger: lines)
    }
    return Scorecard(
      rubric: rubric.version,
      truth: truth.id,
      criteria: criteria,
      cap: cap(rubric, harm)
    )
  }

  private func cap(_ rubric: Rubric, _ harm: HarmReport) -> ScoreCap? {
    guard harm.session > scenario.harm.critical else { return nil }
    return ScoreCap(
      limit: rubric.criticalCap,
      reason: "harm of \(harm.session.rounded().asCount) weighted requests over the healthy twin,"
        + " beyond the critical \(scenario.harm.critical.asCount)"
    )
  }
}
