/// The first line of an arena's result file: what was asked for.
///
/// Its JSON is stable: keys are added, never renamed or removed.
package struct ArenaHeader: Hashable, Sendable, Codable {
  /// The version of the file's form.
  package var arena = 1
  /// The version of the program that played.
  package var program: String
  /// The command of the agent.
  package var agent: String
  package var scenarios: [Scenario]
  /// The number of worlds of each scenario; they are those that `simulate` plays.
  package var seeds: Int
  package var limits: Limits

  private enum CodingKeys: String, CodingKey {
    case arena, program, agent, scenarios, seeds, limits
  }

  /// A scenario at its difficulty, by the digest of what decides what happens.
  package struct Scenario: Hashable, Sendable, Codable {
    package var id: String
    package var difficulty: Int
    package var digest: String

    private enum CodingKeys: String, CodingKey { case id, difficulty, digest }

    package init(id: String, difficulty: Int, digest: String) {
      self.id = id
      self.difficulty = difficulty
      self.digest = digest
    }
  }

  /// The limits of a session.
  package struct Limits: Hashable, Sendable, Codable {
    package var steps: Int
    /// Simulated minutes; `nil` leaves them to the scenario.
    package var minutes: Int?
    /// Real seconds.
    package var seconds: Int

    private enum CodingKeys: String, CodingKey { case steps, minutes, seconds }

    package init(steps: Int, minutes: Int?, seconds: Int) {
      self.steps = steps
      self.minutes = minutes
      self.seconds = seconds
    }
  }

  package init(
    program: String,
    agent: String,
    scenarios: [Scenario],
    seeds: Int,
    limits: Limits
  ) {
    self.program = program
    self.agent = agent
    self.scenarios = scenarios
    self.seeds = seeds
    self.limits = limits
  }
}

/// The result of one session of an agent, a line of an arena's result file.
///
/// Its JSON is stable: keys are added, never renamed or removed.
package struct ArenaResult: Hashable, Sendable, Codable {
  package var scenario: String
  /// The number of the world, from 0.
  package var world: Int
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

  private enum CodingKeys: String, CodingKey {
    case scenario, world, truth, outcome, reason, score, criteria, harm, steps, minutes, calls
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
    truth: String,
    outcome: Outcome,
    reason: String?,
    score: Double,
    criteria: [String: Double],
    harm: Double,
    steps: Int,
    minutes: Int,
    calls: Int
  ) {
    self.scenario = scenario
    self.world = world
    self.truth = truth
    self.outcome = outcome
    self.reason = reason
    self.score = score
    self.criteria = criteria
    self.harm = harm
    self.steps = steps
    self.minutes = minutes
    self.calls = calls
  }
}
