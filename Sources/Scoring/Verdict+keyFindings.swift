import Diagnosis
import ScenarioModel
import Sessions
import Telemetry

extension Verdict {
  /// A line for each key finding that this world can show, and one for each irrelevant costly look.
  func keyFindingLines(_ points: Double) -> [LedgerLine] {
    let keys = zip(session.truth.keyFindings, reference.isYielded).filter { $0.1 }.map { $0.0 }
    let lines = session.keyFindingLines(keys, rubric, points)
    let losses = irrelevantSteps.map { step in
      LedgerLine(
        events: [step.entry.number],
        text: "\(step.entry.event.minutes) min on what could tell next to nothing",
        points: -points * judgement.irrelevantPenalty,
        possible: 0
      )
    }
    return charging(lines, losses)
  }

  /// The first look at each costly action that is no key to the truth and was not worth its time.
  private var irrelevantSteps: [TrailStep] {
    var counted: Set<String> = []
    return trail.steps.filter { step in
      guard let chosen = step.chosen, !step.isRepeated,
        let look = step.entry.event.look,
        look.minutes >= judgement.costlyMinutes,
        chosen.value.rate < judgement.scale.leastRate,
        !session.truth.keyFindings.contains(where: { $0.action.rawValue == look.action })
      else { return false }
      return counted.insert(look.action).inserted
    }
  }
}
