package import ScenarioModel
package import Sessions
import TextAnalysis

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
    let lines = explanation.verdicts.map { verdict in
      let possible = points * verdict.weight / total
      let quote = verdict.quote.isEmpty ? "" : ": '\(verdict.quote)'"
      return LedgerLine(
        events: [number],
        text: "\(verdict.title): \(verdict.verdict.rawValue)\(quote)",
        points: isJudged ? possible * verdict.verdict.credit : 0,
        possible: possible
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
    return charging(lines, faults)
  }
}

extension Session {
  /// The grade of the declared explanation without a model, beside the evidence that was seen.
  ///
  /// Complexity: the evidence of every look, computed anew.
  package func plainGrade() throws(StagingError) -> ExplanationGrade? {
    guard let declaration else { return nil }
    let grader = ExplanationGrader(
      concepts: scenario.rubric,
      truth: truth.id,
      seen: try numbersSeen()
    )
    return grader.grade(declaration.explanation)
  }

  /// The numbers that the sentences of all evidence seen so far state.
  ///
  /// Complexity: the evidence of every look, computed anew.
  func numbersSeen() throws(StagingError) -> [NumberMention] {
    var seen: [NumberMention] = []
    for look in firstLooks {
      guard let sentence = try sentence(of: look) else { continue }
      seen += AnalysedText(sentence).numbers
    }
    return seen
  }
}
