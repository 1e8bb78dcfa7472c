import Diagnosis
import ScenarioModel
import Sessions
import Telemetry

extension Verdict {
  /// A line for each key finding that this world can show, and one for each irrelevant costly look.
  func keyFindingLines(_ points: Double) -> [LedgerLine] {
    let keys = zip(session.truth.keyFindings, reference.isYielded).filter { $0.1 }.map { $0.0 }
    let total = keys.reduce(0) { $0 + $1.weight }
    guard total > 0 else { return charging([], irrelevantLines(points)) }
    let lines = keys.map { keyFindingLine($0, possible: points * $0.weight / total) }
    return charging(lines, irrelevantLines(points))
  }

  /// The line of a finding that establishes the truth, seen or not.
  private func keyFindingLine(_ key: KeyFinding, possible: Double) -> LedgerLine {
    let title = session.scenario.action(key.action)?.title ?? key.action.rawValue
    let looks = session.looks.filter { $0.action == key.action }
    guard let look = looks.first(where: { key.findings.contains($0.finding) }) else {
      return LedgerLine(
        events: looks.first.map { [$0.entry.number] } ?? [],
        text: looks.isEmpty
          ? "not looked at: \(title)" : "\(title): did not show it when you looked",
        points: 0,
        possible: possible
      )
    }
    if look.isHandedOver {
      let isUsed = handedInUse.contains(look.entry.number)
      return LedgerLine(
        events: [look.entry.number],
        text: "\(title): handed to you" + (isUsed ? ", and used" : ", neither cited nor quoted"),
        points: isUsed ? possible : 0,
        possible: possible
      )
    }
    let factor = rubric.hintFactor(lastHint(for: key.action, before: look.entry.number))
    return LedgerLine(
      events: [look.entry.number],
      text: title + (factor < 1 ? ", after a hint" : ""),
      points: possible * factor,
      possible: possible
    )
  }

  private func lastHint(for action: ActionID, before number: Int) -> HintLevel? {
    let levels = session.entries.prefix(number).compactMap { entry -> HintLevel? in
      guard case .hinted(action.rawValue, let level) = entry.event else { return nil }
      return level
    }
    return levels.last
  }

  private func irrelevantLines(_ points: Double) -> [LedgerLine] {
    irrelevantSteps.map { step in
      LedgerLine(
        events: [step.entry.number],
        text: "\(step.entry.event.minutes) min on what could tell next to nothing",
        points: -points * judgement.irrelevantPenalty,
        possible: 0
      )
    }
  }

  /// The first look at each costly action that is no key to the truth and was not worth its time.
  private var irrelevantSteps: [StepJudgement] {
    var counted: Set<String> = []
    return trail.steps.filter { step in
      guard let choice = step.choice, let look = step.entry.event.look,
        look.minutes >= judgement.costlyMinutes,
        choice.value.rate < judgement.scale.leastRate, !step.isKeyLook, !choice.isDue
      else { return false }
      return counted.insert(look.action).inserted
    }
  }
}
