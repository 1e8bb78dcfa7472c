/// The result of one session of an agent, a line of an arena's result file.
///
/// Its JSON is stable: keys are added, never renamed or removed.
package struct ArenaResult: Hashable, Sendable, Codable {
  package var scenario: String
  /// The number of the world, from 0.
  package var world: Int
  /// The number of the trial in this world, from 0.
  package var trial: Int
  package var truth: String
  package var outcome: Outcome
  /// The reason why the agent came to no verdict; `nil` where it did.
  package var reason: String?
  /// Range: 0 to 100; 0 without a verdict.
  package var score: Double
  /// The points of each criterion; empty without a verdict.
  package var criteria: [String: Double]
  /// Harm over the healthy twin at the horizon.
  ///
  /// Unit: weighted requests.
  package var harm: Double
  /// The number of events, the end included.
  package var steps: Int
  /// Simulated minutes from the page to the end.
  package var minutes: Int
  /// Lines that the agent sent.
  package var calls: Int
  /// The probability of the truth, given all evidence that the agent saw, in the end.
  package var posterior: Double
  /// The probabilities of the causes that the agent stated last; empty where it stated none.
  package var stated: [Stated]
  /// Tokens that the agent says it used; `nil` where it says nothing.
  package var tokens: Int?
  /// The name of the replay's file; `nil` where none was kept.
  package var replay: String?

  private enum CodingKeys: String, CodingKey {
    case scenario, world, trial, truth, outcome, reason, score, criteria, harm, steps, minutes,
      calls
    case posterior, stated, tokens, replay
  }

  /// A probability that the agent stated of a cause.
  package struct Stated: Hashable, Sendable, Codable {
    package var probability: Double
    /// Whether the cause was the truth.
    package var isTrue: Bool

    private enum CodingKeys: String, CodingKey {
      case probability
      case isTrue = "true"
    }

    package init(probability: Double, isTrue: Bool) {
      self.probability = probability
      self.isTrue = isTrue
    }
  }

  /// The way a session ended.
  package enum Outcome: String, Hashable, Sendable, Codable {
    case declared
    /// The agent gave up on its own.
    case abandoned
    /// The agent ended, or was ended, before its session was over.
    case unfinished
  }

  package init(
    scenario: String,
    world: Int,
    trial: Int = 0,
    truth: String,
    outcome: Outcome,
    reason: String?,
    score: Double,
    criteria: [String: Double],
    harm: Double,
    steps: Int,
    minutes: Int,
    calls: Int,
    posterior: Double = 0,
    stated: [Stated] = [],
    tokens: Int? = nil,
    replay: String? = nil
  ) {
    self.scenario = scenario
    self.world = world
    self.trial = trial
    self.truth = truth
    self.outcome = outcome
    self.reason = reason
    self.score = score
    self.criteria = criteria
    self.harm = harm
    self.steps = steps
    self.minutes = minutes
    self.calls = calls
    self.posterior = posterior
    self.stated = stated
    self.tokens = tokens
    self.replay = replay
  }
}
