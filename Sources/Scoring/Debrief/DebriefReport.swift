package import ScenarioModel
package import Sessions

/// The debrief of a session that is over, as data.
package struct DebriefReport: Hashable, Sendable {
  /// The player's events with the information gained by each.
  package var path: [PathStep]
  /// The same of the reference player on the same world.
  package var referencePath: [PathStep]
  /// The posterior and the stated beliefs after each event that changed either.
  package var beliefs: [BeliefPoint]
  /// The harm over time of the session, of the reference and of doing nothing.
  package var harm: HarmCourses
  /// Every hypothesis but the truth, by falling posterior at the end.
  package var rivals: [RivalAccount]
  /// The two criteria that lost the largest share, the worst first; empty without a score.
  package var training: [TrainingAdvice]
}

/// One event of a path with what it told.
package struct PathStep: Hashable, Sendable {
  package var entry: SessionEntry
  /// The fall of the posterior's entropy; negative where it rose, `nil` for no evidence.
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
  /// The beliefs last stated, in the same order, if any were.
  package var stated: [Double]?
  /// The part of the moment among those at which beliefs count; `nil` for any other.
  package var checkpoint: Checkpoint?

  /// A moment at which stated beliefs are laid beside the evidence.
  package enum Checkpoint: Hashable, Sendable {
    /// Beliefs were stated.
    case stated
    /// The evidence had moved beliefs, and none were stated before the next look.
    case missed
    /// Nothing more was seen or stated.
    case end
  }
}

/// The harm over time of three courses of one world.
package struct HarmCourses: Hashable, Sendable {
  package var session: [HarmPoint]
  package var reference: [HarmPoint]
  package var unattended: [HarmPoint]
}

/// The case against one hypothesis that was not the truth.
package struct RivalAccount: Hashable, Sendable {
  package var hypothesis: HypothesisID
  /// Its posterior after all evidence seen, 0 to 1.
  package var posterior: Double
  /// The event whose evidence took the most probability from it, by a factor of 2 at least.
  package var ruledOutBy: RulingOut?
  /// The look that would tell the two apart best, where nothing seen did.
  package var missed: ActionID?

  /// Evidence against a rival.
  package struct RulingOut: Hashable, Sendable {
    package var entry: SessionEntry
    /// The factor by which it made the truth likelier than the rival, at least 2.
    package var ratio: Double
  }
}

/// A criterion to train, with advice.
package struct TrainingAdvice: Hashable, Sendable {
  package var criterion: Criterion
  /// The share of its points that was earned, 0 to 1.
  package var figure: Double
  package var text: String
}
