import ScenarioModel
package import Scoring
import Telemetry
import TextAnalysis

/// A choice question as a seed deals it: the order of its options and the one to be refuted.
package struct DealtChoice: Hashable, Sendable {
  package var task: ChoiceTask
  /// The options as they are shown.
  package var options: [Option]
  /// The place of the right option.
  package var key: Int
  /// The place of the wrong option of which the answer says why it is wrong.
  package var refuted: Int

  /// An option, by where it stands in the file.
  package struct Option: Hashable, Sendable {
    package var text: String
    package var because: String
    /// The place among the wrong options; `nil` for the right one.
    package var wrong: Int?
  }

  /// Deals a question by a seed; the same seed deals the same.
  package init(_ task: ChoiceTask, of id: QuestionID, seed: UInt64) {
    self.task = task
    var draws = Draws(seed: seed, name: id.rawValue)
    let all =
      [Option(text: task.key.text, because: task.key.because, wrong: nil)]
      + task.wrong.enumerated().map {
        Option(text: $0.element.text, because: $0.element.because, wrong: $0.offset)
      }
    let order = draws.order(of: all.count)
    options = order.map { all[$0] }
    key = order.firstIndex(of: 0) ?? 0
    let asked = draws.int(1...max(1, task.wrong.count))
    refuted = order.firstIndex(of: asked) ?? 0
  }

  /// The letter of a place: A, B, C, D.
  package static func letter(_ place: Int) -> String {
    String(UnicodeScalar(UInt8(ascii: "A") + UInt8(clamping: place)))
  }

  /// Grades a choice and the reason why the option asked about is wrong.
  package func grade(_ chosen: Int, because why: String) -> OptionGrade {
    var verdict = ConceptVerdict.Verdict.absent
    var quote = ""
    var setAside: ExplanationGrade.SetAside?
    if options.indices.contains(refuted), let wrong = options[refuted].wrong {
      let read = task.wrong[wrong].read(why)
      setAside = read.setAside
      if let found = read.verdicts.first, read.setAside == nil {
        (verdict, quote) = (found.verdict, found.quote)
      }
    }
    return OptionGrade(
      chosen: chosen,
      isKey: chosen == key,
      refuted: refuted,
      verdict: verdict,
      quote: quote,
      setAside: setAside
    )
  }
}

extension ChoiceTask.Misconception {
  /// Reads a text as the reason why the option is wrong.
  func read(_ why: String) -> ExplanationGrade {
    let concept = Concept(
      id: "why",
      title: "why it is wrong",
      weight: 1,
      hypotheses: [],
      phrases: phrases
    )
    return ExplanationGrader(
      concepts: [concept],
      causes: [],
      seen: SeenFigures(),
      answersQuestion: true
    ).grade(why)
  }
}

/// The grade of a choice with its reason.
package struct OptionGrade: Hashable, Sendable {
  /// The place that was chosen, among the options as they were shown.
  package var chosen: Int
  package var isKey: Bool
  /// The place of the wrong option that was to be refuted.
  package var refuted: Int
  /// The verdict on the reason.
  package var verdict: ConceptVerdict.Verdict
  /// The words of the reason that decided.
  package var quote: String
  package var setAside: ExplanationGrade.SetAside?
  /// Whether the reason came only after it was asked for.
  package var wasAsked = false

  /// Half for the option and half for the reason, 0 to 1.
  ///
  /// A reason beside a wrong choice earns nothing: the belief behind the choice is what counts.
  package var share: Double {
    let reason = verdict.credit * (wasAsked ? OpenGrader.askedCredit : 1)
    return isKey ? 0.5 + 0.5 * reason : 0
  }
}
