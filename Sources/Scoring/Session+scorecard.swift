package import ScenarioModel
package import Sessions

/// Why a session could not be scored.
package enum ScoringError: Error, Hashable, Sendable {
  case staging(StagingError)
  /// The rubric judges by a calibration and a reference, and none were given.
  case unassessed(rubric: Int)
}

extension ScoringError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .staging(let error): "\(error)"
    case .unassessed(let rubric):
      "rubric \(rubric) needs the scenario's calibration; 'firedrill calibrate' makes it"
    }
  }
}

extension Session {
  /// Scores a session that is over.
  ///
  /// The same session gives the same scorecard on every machine. Complexity: that of its harm, and
  /// with an assessment that of its evidence trail.
  package func scorecard(
    _ rubric: Rubric,
    _ assessment: Assessment? = nil
  ) throws(ScoringError) -> Scorecard {
    if rubric.judgement != nil, assessment == nil { throw .unassessed(rubric: rubric.version) }
    do throws(StagingError) {
      guard let judgement = rubric.judgement, let assessment else {
        return try plainScorecard(rubric)
      }
      let verdict = try Verdict(self, rubric, judgement, assessment)
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
    } catch {
      throw .staging(error)
    }
  }

  /// The score of a rubric that needs no calibration.
  private func plainScorecard(_ rubric: Rubric) throws(StagingError) -> Scorecard {
    let harm = try harm()
    let criteria = rubric.weights.map { weight in
      let lines: [LedgerLine] =
        switch weight.criterion {
        case .evidence: []
        case .keyFindings: keyFindingLines(truth.keyFindings, rubric, weight.points)
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
