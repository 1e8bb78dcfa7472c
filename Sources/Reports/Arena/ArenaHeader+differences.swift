extension ArenaHeader {
  /// A setting in which two runs differ, with its value in each.
  package struct Difference: Hashable, Sendable {
    package var setting: Setting
    package var first: String
    package var second: String

    package init(_ setting: Setting, _ first: String, _ second: String) {
      self.setting = setting
      self.first = first
      self.second = second
    }
  }

  /// The settings of a run, each of which changes its results.
  package enum Setting: Hashable, Sendable, CaseIterable {
    case program, agent, form, rubric, generator, scenarios, worldDigest, textDigest, seeds, trials
    case worlds, shard, steps, minutes, seconds, answerBytes, sessionBytes

    /// Whether results that differ in it are scores of other worlds, or by another measure.
    package var changesTheMeasure: Bool {
      switch self {
      case .rubric, .generator, .worldDigest, .textDigest, .worlds: true
      case .program, .agent, .form, .scenarios, .seeds, .trials, .shard, .steps, .minutes, .seconds,
        .answerBytes, .sessionBytes:
        false
      }
    }
  }

  /// The settings in which this run differs from another, in the order of `Setting`.
  package func differences(from other: ArenaHeader) -> [Difference] {
    Setting.allCases.compactMap { setting in
      let (first, second) = (value(of: setting), other.value(of: setting))
      return first == second ? nil : Difference(setting, first, second)
    }
  }

  /// The settings in which two runs cannot be compared: those that change the measure, on scenarios that
  /// both played, as far as both files say them.
  package func differencesInMeasure(from other: ArenaHeader) -> [Difference] {
    var (first, second) = (self, other)
    first.scenarios = common(with: other)
    second.scenarios = other.common(with: self)
    return first.differences(from: second).filter {
      $0.setting.changesTheMeasure && ![$0.first, $0.second].contains(Self.unsaid)
    }
  }

  /// The scenarios that another run played too, by their names; a digest that it does not say is left out.
  private func common(with other: ArenaHeader) -> [Scenario] {
    scenarios.sorted { $0.id < $1.id }.compactMap { scenario in
      guard let twin = other.scenarios.first(where: { $0.id == scenario.id }) else { return nil }
      var scenario = scenario
      if twin.text == nil { scenario.text = nil }
      return scenario
    }
  }

  /// The value of a setting that a file does not say.
  private static let unsaid = "not said"

  private func value(of setting: Setting) -> String {
    switch setting {
    case .program: program
    case .agent: agent
    case .form: form?.rawValue ?? "messages"
    case .rubric: Self.text(rubric, else: Self.unsaid)
    case .generator: Self.text(generator, else: Self.unsaid)
    case .scenarios:
      scenarios.map { "\($0.id) at difficulty \($0.difficulty)" }.joined(separator: ", ")
    case .worldDigest: scenarios.map { String($0.digest.prefix(8)) }.joined(separator: ", ")
    case .textDigest:
      scenarios.map { $0.text.map { String($0.prefix(8)) } ?? Self.unsaid }.joined(separator: ", ")
    case .seeds: "\(seeds)"
    case .trials: "\(trials)"
    case .worlds: worlds
    case .shard: shard ?? "all"
    case .steps: "\(limits.steps)"
    case .minutes: Self.text(limits.minutes, else: "none")
    case .seconds: "\(limits.seconds)"
    case .answerBytes: Self.text(limits.answerBytes, else: Self.unsaid)
    case .sessionBytes: Self.text(limits.sessionBytes, else: "none")
    }
  }

  private static func text(_ number: Int?, else word: String) -> String {
    number.map(String.init) ?? word
  }
}
