package import ScenarioModel
package import Sessions

/// What a session that is over teaches, as data; who shows it decides on form.
package struct DebriefReport: Hashable, Sendable {
  /// What the player did, and what the reference player did on the same world.
  package var path: [PathStep]
  package var referencePath: [PathStep]
  /// What the evidence said of the truth and what the player said, after each event that changed either.
  package var beliefs: [BeliefPoint]
  package var harm: HarmCourses
  /// Every hypothesis but the truth, the likeliest at the end first.
  package var rivals: [RivalAccount]
  /// The two criteria that lost the largest share, the worst first; empty without a score.
  package var training: [TrainingAdvice]
}

/// One event of a path with what it told.
package struct PathStep: Hashable, Sendable {
  package var entry: SessionEntry
  /// How far the entropy of the posterior fell; negative where it rose; `nil` for what shows no evidence.
  ///
  /// Unit: bits.
  package var gain: Double?
}

/// Beliefs about the truth at one moment.
package struct BeliefPoint: Hashable, Sendable {
  package var event: Int
  /// Minutes after the page.
  package var minute: Int
  /// The posterior of each hypothesis, in the scenario's order.
  package var evidence: [Double]
  /// What the player last stated, in the same order, if anything.
  package var stated: [Double]?
}

/// Harm over time of three courses of one world.
package struct HarmCourses: Hashable, Sendable {
  package var session: [HarmPoint]
  package var reference: [HarmPoint]
  package var unattended: [HarmPoint]
}

/// What became of one hypothesis that was not the truth.
package struct RivalAccount: Hashable, Sendable {
  package var hypothesis: HypothesisID
  /// Its posterior after all evidence seen.
  package var posterior: Double
  /// The event whose evidence spoke most for the truth against it, if one spoke at least twice as much.
  package var ruledOutBy: RulingOut?
  /// The look that tells the two apart best, where nothing seen did.
  package var missed: ActionID?

  /// Evidence against a rival.
  package struct RulingOut: Hashable, Sendable {
    package var entry: SessionEntry
    /// By what factor it made the truth likelier than the rival.
    package var ratio: Double
  }
}

/// Something to work on.
package struct TrainingAdvice: Hashable, Sendable {
  package var criterion: Criterion
  /// The share of its points that was earned, 0 to 1.
  package var figure: Double
  package var text: String
}
