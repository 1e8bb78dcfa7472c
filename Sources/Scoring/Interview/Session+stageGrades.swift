package import ScenarioModel
package import Sessions
package import TextAnalysis

extension Session {
  /// The grades of all stages of the interview so far, in the ladder's order.
  ///
  /// Nothing in them depends on the truth, so they may be used while the interview goes on.
  /// Complexity: that of reading the answers, and for a signal that asks for a number seen the
  /// evidence of every look.
  package func stageGrades() throws(StagingError) -> [StageGrade] {
    let answers = stageAnswers
    var grades: [StageGrade] = []
    for stage in ladder {
      grades.append(try grade(stage, answers[stage.id.rawValue] ?? StageAnswers()))
    }
    return grades
  }

  /// The grade of one stage so far; `nil` for a stage that the ladder lacks.
  package func stageGrade(_ name: String) throws(StagingError) -> StageGrade? {
    guard let stage = ladder.first(where: { $0.id.rawValue == name }) else { return nil }
    return try grade(stage, stageAnswers[name] ?? StageAnswers())
  }

  private func grade(
    _ stage: InterviewStage,
    _ answers: StageAnswers
  ) throws(StagingError) -> StageGrade {
    let readings = answers.parts.isEmpty ? [] : try readings(of: answers, stage)
    let whole = readings.last?.grade
    let verdicts = stage.signals.enumerated().map { index, signal in
      if let ruling = answers.rulings[signal.concept.id] {
        return SignalVerdict(
          signal: signal,
          verdict: ruling.isHeard ? .asserted : .absent,
          quote: "",
          credit: ruling.isHeard ? Rubric.current.hintFactor(answers.hint) : 0,
          reason: ruling.reason ?? "the interviewer's mark"
        )
      }
      var best = SignalVerdict(signal: signal, verdict: .absent, quote: "", credit: 0)
      for reading in readings {
        let found = reading.grade.verdicts[index]
        let credit = reading.grade.setAside == nil ? found.verdict.credit * reading.factor : 0
        if credit > best.credit || (best.credit == 0 && found.verdict != .absent) {
          best.verdict = found.verdict
          best.quote = found.quote
          best.credit = credit
        }
      }
      return best
    }
    return StageGrade(
      stage: stage,
      state: answers.state,
      events: answers.events,
      answer: answers.text,
      verdicts: verdicts,
      redFlags: redFlags(of: stage, in: answers.text),
      hint: answers.hint,
      setAside: whole?.setAside
    )
  }

  private struct Reading {
    var grade: ExplanationGrade
    var factor: Double
  }

  /// The grade of all answers up to each hint, with the factor of the hint that held by then.
  private func readings(
    of answers: StageAnswers,
    _ stage: InterviewStage
  ) throws(StagingError) -> [Reading] {
    let concepts = stage.signals.map { signal in
      var concept = signal.concept
      // A concept of certain truths would be read by the truth, which nobody may learn yet.
      concept.hypotheses = []
      return concept
    }
    let asksForNumbers = concepts.contains { $0.number == .seen }
    let grader = ExplanationGrader(
      concepts: concepts,
      causes: truth.causes,
      seen: asksForNumbers
        ? try figuresSeen(neededBy: answers.parts.map(\.text)) : SeenFigures(),
      abbreviations: scenario.abbreviations
    )
    return answers.parts.indices.filter { index in
      index == answers.parts.count - 1 || answers.parts[index + 1].hint != answers.parts[index].hint
    }.map { last in
      Reading(
        grade: grader.grade(StageAnswers.joined(answers.parts[...last].map(\.text))),
        factor: Rubric.current.hintFactor(answers.parts[last].hint)
      )
    }
  }

  private func redFlags(of stage: InterviewStage, in answer: String) -> [RaisedFlag] {
    let text = AnalysedText(answer, abbreviations: scenario.abbreviations)
    return stage.redFlags.compactMap { flag in
      flag.words(in: text).map { RaisedFlag(flag: flag, quote: $0) }
    }
  }
}

extension RedFlag {
  /// The clause in which a text holds what deserves the flag; `nil` where none does.
  ///
  /// What is denied, only supposed, asked, doubted or quoted does not. Complexity: O(words ×
  /// phrases).
  package func words(in text: AnalysedText) -> String? {
    let pattern = ConceptPattern(self)
    let found = pattern.verdict(in: ExplanationReading(text, [pattern]))
    return found.verdict == .asserted ? found.quote : nil
  }
}
