import ScenarioModel
package import Sessions

/// A time by which stakeholders had to hear, and what they heard.
struct UpdateDeadline: Hashable {
  /// Unit: minutes after the page.
  var due: Int
  /// The update that answers it; `nil` where none came before the one after it fell due.
  var update: SessionEntry?

  /// The time by which the update was begun too late; unit: minutes.
  var delay: Int { max(0, (update?.start ?? due) - due) }
}

extension Session {
  /// The minute after the page by which the next update has to be begun, or had to be where one that is
  /// late can still answer it; `nil` past the horizon.
  package var nextUpdateDue: Int? {
    var deadlines = OpenDeadlines(self)
    var due = deadlines.due
    while let deadline = deadlines.passed() {
      if deadline.update == nil, clock < deadlines.due { return deadline.due }
      due = deadlines.due
    }
    return due <= scenario.horizonMinutes ? due : nil
  }

  /// The updates sent.
  var updates: [SessionEntry] {
    entries.filter { entry in
      if case .updated = entry.event { true } else { false }
    }
  }

  /// Every deadline up to the end of the session, at least the first.
  ///
  /// Each further one falls due after the last update that answers one. News told twice in a row
  /// answers one deadline, not two, and the last of them counts.
  var updateDeadlines: [UpdateDeadline] {
    var deadlines = OpenDeadlines(self)
    var all: [UpdateDeadline] = []
    while let deadline = deadlines.passed() { all.append(deadline) }
    return all.isEmpty ? [UpdateDeadline(due: deadlines.due, update: nil)] : all
  }
}

/// The deadlines of a session, one after the other.
private struct OpenDeadlines {
  /// The minute by which the next update has to be begun.
  private(set) var due: Int
  private var rest: ArraySlice<SessionEntry>
  private let every: Int
  private let clock: Int

  init(_ session: Session) {
    due = session.scenario.rules.firstUpdateBy
    every = session.scenario.rules.updateEvery
    rest = session.updates[...]
    clock = session.clock
  }

  /// The next deadline that was kept, answered late or missed; `nil` where it is still to come.
  mutating func passed() -> UpdateDeadline? {
    let update =
      rest.last { $0.start <= due } ?? rest.first.flatMap { $0.start < due + every ? $0 : nil }
    guard update != nil || due < clock else { return nil }
    let deadline = UpdateDeadline(due: due, update: update)
    if let update { rest = rest.drop { $0.number <= update.number } }
    due = (update?.end ?? due) + every
    return deadline
  }
}
