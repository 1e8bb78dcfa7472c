package import Scoring

/// A player's results: means by criterion, topic and scenario, and the level from six sessions on.
package struct Standing: Hashable, Sendable {
  /// The sessions it rests on, the oldest first.
  package var outcomes: [Outcome]

  package init(_ outcomes: [Outcome]) {
    self.outcomes = outcomes.sorted { ($0.second, $0.session) < ($1.second, $1.session) }
  }

  /// The number of sessions under which no level is given.
  ///
  /// Fewer say more about the cases dealt than about the player. Source: the design; performance on
  /// one case hardly predicts another (case specificity).
  package static let leastSessions = 6

  /// The number of latest sessions on which the level and the weak spots rest.
  package static let latestSessions = 12

  /// The latest sessions, the oldest of them first.
  package var latest: [Outcome] { Array(outcomes.suffix(Self.latestSessions)) }

  /// The band of the mean of the latest sessions; `nil` under six.
  package var level: ScoreBand? {
    guard outcomes.count >= Self.leastSessions else { return nil }
    return mean.map { ScoreBand(score: Scorecard.rounded($0)) }
  }

  /// The mean score of the latest sessions.
  package var mean: Double? { Self.mean(latest.map(\.score)) }

  /// The criteria that were scored, with what the latest sessions earned of each.
  package var criteria: [Share<Criterion>] {
    Criterion.allCases.compactMap { criterion in
      Share(criterion, latest.compactMap { $0.figure(of: criterion) })
    }
  }

  /// The topics with the scores of all their sessions, in the order of their names.
  package var topics: [Share<String>] { shares(by: \.topic) }

  /// The scenarios likewise.
  package var scenarios: [Share<String>] { shares(by: \.scenario) }

  /// The two criteria of which the least was earned, the worst first.
  package var weakestCriteria: [Share<Criterion>] { Self.weakest(criteria, below: 1) }

  /// The two topics with the lowest mean, the worst first; nothing where there is but one.
  package var weakestTopics: [Share<String>] {
    topics.count > 1 ? Self.weakest(topics, below: 100) : []
  }

  /// A criterion, topic or scenario with the values that sessions earned, oldest first; not empty.
  package struct Share<Key: Hashable & Sendable>: Hashable, Sendable {
    package var key: Key
    package var values: [Double]

    init?(_ key: Key, _ values: [Double]) {
      guard !values.isEmpty else { return nil }
      self.key = key
      self.values = values
    }

    package var mean: Double { values.reduce(0, +) / Double(values.count) }
  }

  private func shares(by key: (Outcome) -> String?) -> [Share<String>] {
    let names = Set(outcomes.compactMap(key)).sorted()
    return names.compactMap { name in
      Share(name, outcomes.filter { key($0) == name }.map(\.score))
    }
  }

  private static func weakest<Key>(_ shares: [Share<Key>], below best: Double) -> [Share<Key>] {
    let ranked = shares.enumerated().filter { $0.element.mean < best }
      .sorted { ($0.element.mean, $0.offset) < ($1.element.mean, $1.offset) }
    return ranked.prefix(2).map(\.element)
  }

  private static func mean(_ values: [Double]) -> Double? {
    values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }
}
