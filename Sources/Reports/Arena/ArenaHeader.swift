/// The first line of an arena's result file: what was asked for.
///
/// Its JSON is stable: keys are added, never renamed or removed.
package struct ArenaHeader: Hashable, Sendable, Codable {
  /// The version of the file's form.
  package var arena = 2
  /// The version of the program that played.
  package var program: String
  /// The command of the agent.
  package var agent: String
  /// The form in which the agent plays; `nil` for messages of the Model Context Protocol.
  package var form: Form?
  package var scenarios: [Scenario]
  /// The number of worlds of each scenario.
  package var seeds: Int
  /// The number of times that each world is played.
  package var trials: Int
  /// Where the worlds come from: `public` for those that `simulate` plays, else `hidden` and the
  /// fingerprint of their secret.
  package var worlds: String
  /// The part of the work that the file holds, such as `2/8`; `nil` for all of it.
  package var shard: String?
  package var limits: Limits

  private enum CodingKeys: String, CodingKey {
    case arena, program, agent, form, scenarios, seeds, trials, worlds, shard, limits
  }

  /// The number of sessions of the whole work.
  package var sessions: Int { scenarios.count * seeds * trials }

  /// A form in which an agent plays.
  package enum Form: String, Hashable, Sendable, Codable {
    /// Commands of a play, one a line.
    case lines
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
    form: Form? = nil,
    scenarios: [Scenario],
    seeds: Int,
    trials: Int = 1,
    worlds: String = "public",
    shard: String? = nil,
    limits: Limits
  ) {
    self.program = program
    self.agent = agent
    self.form = form
    self.scenarios = scenarios
    self.seeds = seeds
    self.trials = trials
    self.worlds = worlds
    self.shard = shard
    self.limits = limits
  }
}
