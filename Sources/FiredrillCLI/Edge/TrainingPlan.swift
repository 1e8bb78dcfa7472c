import Foundation
import Progress
import SessionStore

/// What a player's sessions say of where they stand and what is due; the date is read here.
struct TrainingPlan {
  var standing: Standing
  var schedule: Schedule
  var next: NextDrill?
  /// Sessions that were scored and do not count, because their world may have been known.
  var known: Int
  /// The moment the schedule is for.
  ///
  /// Unit: seconds since 1970.
  var now: Int

  init(
    _ sessions: [(summary: SessionSummary, outcome: Outcome)],
    among scenarios: [DrillableScenario],
    now: Int = Int(Date().timeIntervalSince1970)
  ) {
    let counted = sessions.filter { $0.summary.known == nil }.map(\.outcome)
    standing = Standing(counted)
    schedule = Schedule(counted, at: now)
    next = NextDrill(schedule, counted, among: scenarios)
    known = sessions.count - counted.count
    self.now = now
  }

  /// The plan of all sessions kept here.
  init(_ surroundings: Surroundings, _ shelf: SessionShelf) throws {
    let library = ScenarioLibrary(surroundings)
    let catalogue = ScenarioCatalogue(library)
    self.init(
      try shelf.outcomes(library: library, catalogue: catalogue),
      among: catalogue.drillable
    )
  }

  /// One sentence on what is due, or `nil`; it says nothing of the world that will be dealt.
  var invitation: String? {
    guard let next, let pattern = next.pattern, let first = schedule.items.first,
      Schedule.daysLeft(of: first, at: now) == 0
    else { return nil }
    return "Due today: \(pattern.name). 'firedrill play \(next.scenario)' drills it."
  }
}
