package import Plotting
import ScenarioModel
import Telemetry

/// A quiz of the lab: what an engineer sees of a world whose cause is hidden, and the answer once a cause
/// was named.
///
/// Before that nothing in it depends on the cause but what is seen. Its JSON is stable: keys are added,
/// never renamed or removed.
package struct LabQuizReport: Hashable, Sendable, Encodable {
  package var scenario: String
  package var title: String
  package var difficulty: Int
  /// The number that deals the world; the same number deals the same one.
  package var number: UInt64
  package var figures: [Figure]
  /// The evidence that was asked for.
  package var evidence: [EvidenceDocument]
  package var options: [LabReport.Cause]
  /// Absent until a cause was named.
  package var answer: Answer?

  private enum CodingKeys: String, CodingKey {
    case scenario, title, difficulty, number, figures, evidence, options, answer
  }

  /// The answer to a guess.
  package struct Answer: Hashable, Sendable, Encodable {
    package var guess: LabReport.Cause
    package var cause: LabReport.Cause
    package var isRight: Bool
    /// The account of this world.
    package var explanation: String
    /// The evidence that rules the guess out; absent where it is right.
    package var ruledOutBy: String?

    private enum CodingKeys: String, CodingKey {
      case guess, cause, isRight, explanation, ruledOutBy
    }
  }

  /// Puts the courses of a world that a number dealt into a quiz; `guess` is a place of its hypotheses.
  package init(_ courses: LabCourses, guess: Int?) {
    let scenario = courses.scenario
    self.scenario = scenario.id.rawValue
    title = scenario.title
    difficulty = scenario.difficulty
    number = courses.bench.seed
    figures = courses.observedFigures
    evidence = courses.evidence.map { EvidenceDocument($0, in: scenario) }
    let options = scenario.hypotheses.enumerated().map { index, hypothesis in
      LabReport.Cause(
        label: HypothesisLabel.text(index),
        id: hypothesis.id.rawValue,
        title: hypothesis.title
      )
    }
    self.options = options
    answer = guess.map { guess in
      let truth = courses.bench.cause
      return Answer(
        guess: options[guess],
        cause: options[truth],
        isRight: guess == truth,
        explanation: scenario.hypotheses[truth].explanation.truth,
        ruledOutBy: guess == truth
          ? nil
          : RivalText(scenario.hypotheses[guess], truth: scenario.hypotheses[truth], in: scenario)
            .ruledOutBy
      )
    }
  }

  /// Writes the quiz for a terminal.
  package func lines(_ style: TextStyle) -> [String] {
    var lines = [style.heading("Which cause is it? \(title)")]
    for figure in figures { lines += [""] + style.figure(figure) }
    for document in evidence {
      lines += ["", style.heading(document.title)]
      lines += document.figures.flatMap { style.figure($0) + [""] }
      lines += style.item("Finding:", document.finding)
    }
    lines += [""] + options.flatMap { style.item($0.label, $0.title) }
    guard let answer else {
      return lines + [""]
        + style.paragraph("Name it with --guess h1, and look at evidence with --look NAME.")
    }
    lines += ["", style.heading(answer.isRight ? "Right" : "No")]
    lines += style.item("It was:", "\(answer.cause.label) \(answer.cause.title)")
    lines += style.paragraph(answer.explanation)
    lines += answer.ruledOutBy.map { style.item("Against your answer:", $0) } ?? []
    return lines
  }
}
