import ScenarioModel
import Scoring
import Sessions

extension Lesson {
  /// The minute by which an update is due, where that is now or before the longest of some answers
  /// would end; `nil` where there is time, or none is left for an update.
  func updateDue(before options: [LessonOption]) -> Int? {
    guard let due = session.nextUpdateDue,
      session.clock + SessionLimits.updateMinutes <= session.scenario.horizonMinutes
    else { return nil }
    let longest = options.map { minutes(of: $0.choice) }.max() ?? 0
    return due <= session.clock || due < session.clock + longest ? due : nil
  }

  /// An update for a player who writes none: what was seen last, what was done, what is believed and
  /// when the next one comes.
  package var updateText: String {
    let scenario = session.scenario
    let changes = session.entries.compactMap { entry -> String? in
      guard case .mitigated(let name, _) = entry.event else { return nil }
      return scenario.mitigation(MitigationID(name))?.title
    }
    let page = (try? session.pageText()) ?? scenario.title
    let seen = session.looks.last.flatMap { try? session.evidence(of: $0)?.sentence }
    let done =
      changes.isEmpty
      ? "Nothing has been changed yet." : "So far we did this: \(changes.joined(separator: "; "))."
    return [
      page, seen ?? "Nothing more is known yet.", done,
      "We do not know the cause yet and are looking for it.",
      "The next update comes in \(scenario.rules.updateEvery) min.",
    ].joined(separator: " ")
  }

  private func minutes(of choice: LessonChoice) -> Int {
    switch choice {
    case .look(let id): session.scenario.action(id)?.minutes ?? 0
    case .wait(let minutes): minutes
    case .mitigate(let id): session.scenario.mitigation(id)?.minutes ?? 0
    case .declare: 0
    }
  }
}
