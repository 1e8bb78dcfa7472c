import ScenarioModel
package import Sessions

/// A time by which stakeholders had to hear, and what they heard by then.
struct UpdateDeadline: Hashable {
  /// Unit: minutes after the page.
  var due: Int
  /// The update that kept it; `nil` where none came in time.
  var kept: SessionEntry?
}

extension Session {
  /// The minute after the page by which the next update is due; `nil` past the horizon.
  package var nextUpdateDue: Int? {
    var due = scenario.rules.firstUpdateBy
    var rest = updates[...]
    while due < clock || rest.contains(where: { $0.end <= due }) {
      if let update = rest.last(where: { $0.end <= due }) {
        rest = rest.drop { $0.number <= update.number }
        due = update.end
      }
      due += scenario.rules.updateEvery
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
  /// Each further one falls due after the last update that kept one. News told twice in a row keeps
  /// one deadline, not two, and the last of them counts.
  var updateDeadlines: [UpdateDeadline] {
    var due = scenario.rules.firstUpdateBy
    var deadlines: [UpdateDeadline] = []
    var rest = updates[...]
    while due <= max(clock, scenario.rules.firstUpdateBy) {
      let update = rest.last { $0.end <= due }
      deadlines.append(UpdateDeadline(due: due, kept: update))
      if let update {
        rest = rest.drop { $0.number <= update.number }
        due = update.end
      }
      due += scenario.rules.updateEvery
    }
    return deadlines
  }
}
