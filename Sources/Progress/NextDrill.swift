/// A scenario that can be drilled, with what the choice of the next drill needs of it.
package struct DrillableScenario: Hashable, Sendable {
  package var id: String
  package var topic: String
  /// The families of causes that it can deal.
  package var families: [String]

  package init(id: String, topic: String, families: [String]) {
    self.id = id
    self.topic = topic
    self.families = families
  }
}

/// The next drill to play: a failure pattern, and a scenario in which it can show.
///
/// The seed is left to chance, so the world and its truth are dealt anew and the choice of the
/// scenario says nothing of them.
package struct NextDrill: Hashable, Sendable {
  /// `nil` where no pattern was ever shown.
  package var pattern: FailurePattern?
  package var scenario: String

  /// The pattern that is due first in the scenario that was drilled least; `nil` without scenarios.
  ///
  /// Of equals, the one that was drilled longest ago, then the first by name.
  package init?(
    _ schedule: Schedule,
    _ outcomes: [Outcome],
    among scenarios: [DrillableScenario]
  ) {
    let pattern = schedule.items.first?.pattern
    var fitting = scenarios
    if case .evidence(let family)? = pattern {
      let having = scenarios.filter { $0.families.contains(family) }
      if !having.isEmpty { fitting = having }
    }
    let ranked = fitting.map { scenario in
      let played = outcomes.filter { $0.scenario == scenario.id }
      return (
        count: played.count, last: played.map(\.second).max() ?? 0, id: scenario.id
      )
    }
    guard let chosen = ranked.min(by: { $0 < $1 }) else { return nil }
    self.pattern = pattern
    scenario = chosen.id
  }
}
