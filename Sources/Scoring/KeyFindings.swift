import ScenarioModel
import Sessions

extension Session {
  /// A line for each finding that establishes the truth, seen or not.
  func keyFindingLines(
    _ keys: [KeyFinding],
    _ rubric: Rubric,
    _ points: Double
  ) -> [LedgerLine] {
    let total = keys.reduce(0) { $0 + $1.weight }
    guard total > 0 else { return [] }
    return keys.map { key in
      let possible = points * key.weight / total
      let title = scenario.action(key.action)?.title ?? key.action.rawValue
      guard
        let look = looks.first(where: {
          $0.action == key.action && key.findings.contains($0.finding)
        })
      else {
        let seen = looks.first { $0.action == key.action }
        return LedgerLine(
          events: seen.map { [$0.entry.number] } ?? [],
          text: seen == nil
            ? "not looked at: \(title)" : "\(title): did not show it when you looked",
          points: 0,
          possible: possible
        )
      }
      guard !look.isHandedOver else {
        return LedgerLine(
          events: [look.entry.number],
          text: "\(title): handed to you",
          points: 0,
          possible: possible
        )
      }
      let factor = hintFactor(rubric, for: key.action, before: look.entry.number)
      let hint = factor < 1 ? ", after a hint" : ""
      return LedgerLine(
        events: [look.entry.number],
        text: "\(title)\(hint)",
        points: possible * factor,
        possible: possible
      )
    }
  }

  private func hintFactor(_ rubric: Rubric, for action: ActionID, before number: Int) -> Double {
    let levels = entries.prefix(number).compactMap { entry -> HintLevel? in
      guard case .hinted(action.rawValue, let level) = entry.event else { return nil }
      return level
    }
    return rubric.hintFactor(levels.last)
  }
}
