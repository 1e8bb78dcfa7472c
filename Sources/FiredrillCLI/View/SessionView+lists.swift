import Plotting
import ScenarioModel
import Sessions
import Telemetry

extension SessionView {
  /// Everything the player can do, numbered the same way all through a session; side by side where
  /// both lists find room.
  func menu(of session: Session) -> [String] {
    if session.header.mode == .open { return openMenu(of: session) }
    guard style.width >= Self.twoColumns, style.form == .drawn else {
      return looks(of: session) + [""] + changes(of: session)
    }
    var half = self
    half.style.width = (style.width - 4) / 2
    return TextLayout.beside(
      half.looks(of: session),
      half.changes(of: session),
      leftWidth: half.style.width,
      gap: 4
    )
  }

  /// The width from which two lists stand side by side.
  private static let twoColumns = 130

  private func looks(of session: Session) -> [String] {
    let seen = Set(session.looks.map(\.action))
    return [style.paint("Look (minutes)", .emphasis)]
      + session.scenario.actions.enumerated().flatMap { index, action in
        let state =
          session.isAvailable(action)
          ? (seen.contains(action.id) ? "seen" : "") : closedNote(action, in: session)
        return entry(index + 1, action.title, minutes: action.minutes, note: state)
      }
  }

  private func changes(of session: Session) -> [String] {
    let offset = session.scenario.actions.count
    return [style.paint("Mitigate (minutes)", .emphasis)]
      + session.scenario.mitigations.enumerated().flatMap { index, mitigation in
        let isOpen = session.incident.holds(mitigation.guardCondition)
        return entry(
          offset + index + 1,
          mitigation.title,
          minutes: mitigation.minutes,
          note: isOpen ? "" : "not now"
        )
      }
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
