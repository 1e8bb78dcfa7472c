package import Progress

/// A player's standing by their scored sessions, and what is due for training.
package struct TrainingPlan {
  package var standing: Standing
  package var schedule: Schedule
  package var next: NextDrill?
  /// Sessions that were scored and do not count, because their world may have been known.
  package var known: Int
  /// The moment the schedule is for.
  ///
  /// Unit: seconds since 1970.
  package var now: Int

  /// `sessions` are outcomes, the oldest first, each with whether its world may have been known.
  package init(
    _ sessions: [(isKnown: Bool, outcome: Outcome)],
    among scenarios: [DrillableScenario],
    now: Int
  ) {
    let counted = sessions.filter { !$0.isKnown }.map(\.outcome)
    standing = Standing(counted)
    schedule = Schedule(counted, at: now)
    next = NextDrill(schedule, counted, among: scenarios)
    known = sessions.count - counted.count
    self.now = now
  }

  /// The pattern that is due today and the scenario that practises it; `nil` where nothing is due.
  ///
  /// It says nothing of the world that will be dealt.
  package var due: (pattern: String, scenario: String)? {
    guard let next, let pattern = next.pattern, let first = schedule.items.first,
      Schedule.daysLeft(of: first, at: now) == 0
    else { return nil }
    return (pattern.name, next.scenario)
  }
}
