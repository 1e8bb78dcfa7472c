import Plotting
import ScenarioModel
import Sessions
import Telemetry

extension SessionView {
  /// Everything the player can do, numbered the same way all through a session.
  func menu(of session: Session) -> [String] {
    if session.header.mode == .open { return openMenu(of: session) }
    var lines = [style.paint("Look (minutes)", .emphasis)]
    let seen = Set(session.looks.map(\.action))
    for (index, action) in session.scenario.actions.enumerated() {
      let state =
        session.isAvailable(action)
        ? (seen.contains(action.id) ? "seen" : "")
        : closedNote(action, in: session)
      lines += entry(index + 1, action.title, minutes: action.minutes, note: state)
    }
    lines += ["", style.paint("Mitigate (minutes)", .emphasis)]
    let offset = session.scenario.actions.count
    for (index, mitigation) in session.scenario.mitigations.enumerated() {
      let isOpen = session.incident.holds(mitigation.guardCondition)
      lines += entry(
        offset + index + 1,
        mitigation.title,
        minutes: mitigation.minutes,
        note: isOpen ? "" : "not now"
      )
    }
    return lines
  }

  /// The mitigations with what each does.
  func mitigations(of session: Session) -> [String] {
    let offset = session.header.mode == .open ? 0 : session.scenario.actions.count
    return session.scenario.mitigations.enumerated().flatMap { index, mitigation in
      entry(
        offset + index + 1,
        mitigation.title,
        minutes: mitigation.minutes,
        note: session.incident.holds(mitigation.guardCondition) ? "" : "not now"
      )
        + item("       \(mitigation.id):", mitigation.summary)
    }
  }

  /// The evidence seen so far, a line each.
  func evidenceList(of session: Session) -> [String] {
    let shown = session.entries.filter { $0.event.showsEvidence }
    guard !shown.isEmpty else { return ["No evidence yet."] }
    return shown.flatMap { entry in
      item(
        "  [\(entry.number)] \(time(entry.end, in: session.scenario))",
        session.scenario.summary(of: entry.event)
      )
    }
  }

  private func closedNote(_ action: Action, in session: Session) -> String {
    let numbers = action.needs.compactMap { need in
      session.scenario.actions.firstIndex { $0.id == need }.map { "\($0 + 1)" }
    }
    return session.incident.holds(action.guardCondition) && !numbers.isEmpty
      ? "after \(numbers.joined(separator: " or "))" : "not now"
  }

  private func entry(_ number: Int, _ title: String, minutes: Int, note: String) -> [String] {
    let label = TextLayout.pad("\(number)", to: 4, .right)
    let cost = TextLayout.pad("\(minutes)", to: 4, .right)
    let suffix = note.isEmpty ? "" : "  (\(note))"
    let lines = item("\(label) \(cost) ", title + suffix)
    return note.isEmpty ? lines : lines.map { style.paint($0, .faint) }
  }
}
