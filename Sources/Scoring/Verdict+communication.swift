import ScenarioModel
import Sessions

extension Verdict {
  /// A line for each deadline of an update, and for each concept and fault of the explanation.
  func communicationLines(_ points: Double) -> [LedgerLine] {
    updateLines(points / 2) + explanationLines(points / 2)
  }

  private func explanationLines(_ points: Double) -> [LedgerLine] {
    guard let explanation, let number = session.entries.last?.number else {
      return [LedgerLine(events: [], text: "nothing was explained", points: 0, possible: points)]
    }
    let total = explanation.verdicts.reduce(0) { $0 + $1.weight }
    guard total > 0 else {
      return [
        LedgerLine(
          events: [number],
          text: "the explanation was graded as a whole",
          points: points * clipped(explanation.share),
          possible: points
        )
      ]
    }
    let isJudged = explanation.setAside == nil
    let ruledOut = session.declaration?.ruledOut ?? []
    let lines = explanation.verdicts.flatMap { verdict in
      let possible = points * verdict.weight / total
      if isJudged, !ruledOut.isEmpty, rulesOut(verdict.concept) {
        return exclusionLines(ruledOut, event: number, possible)
      }
      let quote = verdict.quote.isEmpty ? "" : ": '\(verdict.quote)'"
      return [
        LedgerLine(
          events: [number],
          text: "\(verdict.title): \(isJudged ? verdict.verdict.rawValue : "not read")\(quote)"
            + dispute(of: verdict.concept),
          points: isJudged ? possible * verdict.verdict.credit : 0,
          possible: possible
        )
      ]
    }
    let setAside = explanation.setAside.map { reason in
      LedgerLine(
        events: [number],
        text: "the explanation was not read: \(reason.account)",
        points: 0,
        possible: 0
      )
    }
    let faults = explanation.faults.map { fault in
      LedgerLine(
        events: [number],
        text: fault.kind.rawValue + (fault.quote.isEmpty ? "" : ": '\(fault.quote)'"),
        points: -points * ExplanationGrade.faultCost,
        possible: 0
      )
    }
    return (setAside.map { [$0] } ?? []) + charging(lines, faults)
  }

  /// The player's own words for what was not heard, marked; empty where nothing is disputed.
  private func dispute(of concept: String) -> String {
    session.declaration?.disputes.first { $0.concept == concept }
      .map { " (disputed: you say you said it by '\($0.words)')" } ?? ""
  }

  /// Whether a concept of the rubric asks for what was ruled out.
  private func rulesOut(_ concept: String) -> Bool {
    session.scenario.rubric.first { $0.id == concept }?.rulesOut == true
  }
}
