/// The first line of an arena's result file: what was asked for.
///
/// Its JSON is stable: keys are added, never renamed or removed.
package struct ArenaHeader: Hashable, Sendable, Codable {
  /// The version of the file's form.
  package var arena = ArenaHeader.currentVersion
  /// The version of the program that played.
  package var program: String
  /// The command of the agent.
  package var agent: String
  /// The form in which the agent plays; `nil` for messages of the Model Context Protocol.
  package var form: Form?
  /// The rubric that scored; `nil` in files of version 2, which do not say it.
  package var rubric: Int?
  /// The version of the simulator that drew the worlds; `nil` in files of version 2.
  package var generator: Int?
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
    case arena, program, agent, form, rubric, generator, scenarios, seeds, trials, worlds, shard
    case limits
  }

  /// The version of the form that is written.
  ///
  /// Version 3 added the rubric, the generator, the digest of a scenario's texts and the limits on bytes.
  package static let currentVersion = 3
  /// The oldest version that can be read; it cannot be added to or put together.
  package static let oldestVersion = 2

  /// The number of sessions of the whole work.
  package var sessions: Int { scenarios.count * seeds * trials }

  /// A form in which an agent plays.
  package enum Form: String, Hashable, Sendable, Codable {
    /// Commands of a play, one a line.
    case lines
  }

  /// A scenario at its difficulty, by the digests of what decides what happens and how it is scored.
  package struct Scenario: Hashable, Sendable, Codable {
    package var id: String
    package var difficulty: Int
    /// Digest of the part that decides what happens, in hexadecimal.
    package var digest: String
    /// Digest of the texts and rules, by which explanations are read; `nil` in files of version 2.
    package var text: String?

    private enum CodingKeys: String, CodingKey { case id, difficulty, digest, text }

    package init(id: String, difficulty: Int, digest: String, text: String?) {
      self.id = id
      self.difficulty = difficulty
      self.digest = digest
      self.text = text
    }
  }

  /// The limits of a session.
  package struct Limits: Hashable, Sendable, Codable {
    package var steps: Int
    /// Simulated minutes; `nil` leaves them to the scenario.
    package var minutes: Int?
    /// Real seconds.
    package var seconds: Int
    /// The bytes of the longest answer; `nil` in files of version 2, which do not say it.
    package var answerBytes: Int?
    /// The bytes of all answers of a session; `nil` leaves them unlimited.
    package var sessionBytes: Int?

    private enum CodingKeys: String, CodingKey {
      case steps, minutes, seconds
      case answerBytes = "answer_bytes"
      case sessionBytes = "session_bytes"
    }

    package init(
      steps: Int,
      minutes: Int?,
      seconds: Int,
      answerBytes: Int?,
      sessionBytes: Int?
    ) {
      self.steps = steps
      self.minutes = minutes
      self.seconds = seconds
      self.answerBytes = answerBytes
      self.sessionBytes = sessionBytes
    }
  }

  package init(
    program: String,
    agent: String,
    form: Form? = nil,
    rubric: Int?,
    generator: Int?,
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
    self.rubric = rubric
    self.generator = generator
    self.scenarios = scenarios
    self.seeds = seeds
    self.trials = trials
    self.worlds = worlds
    self.shard = shard
    self.limits = limits
  }
}
