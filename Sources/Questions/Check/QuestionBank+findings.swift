package import ScenarioModel

extension QuestionBank {
  /// All that is wrong with the meaning of the bank, area by area.
  ///
  /// `incidents` are the scenarios that maps may name; any where none are given. Complexity: that of
  /// reading every example, counter-example and model answer.
  package func findings(incidents: Set<ScenarioID>? = nil) -> [BankFinding] {
    var seen: [QuestionID: Topic] = [:]
    var findings: [BankFinding] = []
    for part in areas {
      for (index, question) in part.questions.enumerated() {
        let path: Diagnostic.Path = ["questions", .index(index)]
        if let first = seen[question.id] {
          findings.append(
            BankFinding(
              .repeatedID(question.id, first: first),
              in: part.area,
              .questions,
              at: path.appending(["id"])
            )
          )
        }
        seen[question.id] = part.area
        findings += question.problems().map { problem, inner in
          BankFinding(problem, in: part.area, .questions, at: path.appending(inner))
        }
      }
      findings += mapFindings(part, incidents) + numberFindings(part)
    }
    let twenty = questions.count(where: \.isTwenty)
    if twenty != 20, let first = areas.first {
      findings.append(
        BankFinding(.notTwenty(twenty), in: first.area, .questions, at: ["questions"])
      )
    }
    return findings
  }

  private func mapFindings(_ part: AreaBank, _ incidents: Set<ScenarioID>?) -> [BankFinding] {
    (part.map?.stages ?? []).enumerated().flatMap { index, stage in
      let path: Diagnostic.Path = ["stages", .index(index)]
      let unknown = stage.questions.enumerated().filter { question($0.element) == nil }.map {
        BankFinding(
          .unknownQuestion($0.element),
          in: part.area,
          .map,
          at: path.appending(["questions", .index($0.offset)])
        )
      }
      guard let incident = stage.incident, let incidents, !incidents.contains(incident) else {
        return unknown
      }
      return unknown + [
        BankFinding(
          .unknownIncident(incident),
          in: part.area,
          .map,
          at: path.appending(["incident"])
        )
      ]
    }
  }

  private func numberFindings(_ part: AreaBank) -> [BankFinding] {
    part.numbers.enumerated().compactMap { index, number in
      guard let problem = number.computed?.problem else { return nil }
      return BankFinding(
        problem,
        in: part.area,
        .numbers,
        at: ["numbers", .index(index), "computed"]
      )
    }
  }
}

extension KeyNumber.Computation {
  /// The difference between what the formula gives and what the author wrote, if there is one.
  fileprivate var problem: BankProblem? {
    guard let value = formula.value(of: givens) else { return .missingGivens(formula.names) }
    guard !AnswerTolerance.relative(within).accepts(value, for: gives) else { return nil }
    return .otherResult(computed: formula.unit.text(value), given: formula.unit.text(gives))
  }
}
