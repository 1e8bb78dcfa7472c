import Diagnosis
package import ScenarioModel
package import Sessions

/// The outcome of a session that is over, in the figures of which results of many sessions are made.
package struct SessionOutcome: Sendable {
  /// The score; `nil` where nothing was declared.
  package var card: Scorecard?
  /// Harm over the healthy twin to the horizon.
  ///
  /// Unit: weighted requests.
  package var harm: Double
  /// The probabilities of the hypotheses by all evidence seen.
  package var posterior: [Double]
}

extension Session {
  /// The outcome of this session, which is over: as `scorecard` and `debrief` give it, each figure computed
  /// once.
  ///
  /// Complexity: that of its harm and, where something was declared, of its evidence trail.
  package func outcome(_ assessment: Assessment) throws(StagingError) -> SessionOutcome {
    guard isScorable else {
      return SessionOutcome(
        card: nil,
        harm: try harm(over: assessment.reference.baseline).session,
        posterior: posterior(assessment.calibration).probabilities
      )
    }
    let verdict = try Verdict(self, Rubric.current, assessment)
    return SessionOutcome(
      card: scorecard(verdict),
      harm: verdict.harm.session,
      posterior: verdict.trail.posterior.probabilities
    )
  }
}
