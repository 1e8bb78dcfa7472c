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
      let read = task.read(why, against: task.wrong[wrong])
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

extension ChoiceTask {
  /// Words of the author's reason that a text shares, from which on it is heard without their phrases;
  /// chosen on labelled reasons of which a third was not looked at.
  private static let sharedWords = 2

  /// The share of a sentence's words from which on another sentence of no other words repeats it.
  private static let repeatedShare = 0.6

  /// Reads a text as the reason why a wrong option is wrong.
  ///
  /// It is heard by the author's phrases, or by words that one sentence, or two in a row, share with the
  /// author's reason and examples; words of the question and of counter-examples tell nothing.
  /// Sentences that repeat one of the question are left out.
  func read(_ why: String, against option: Misconception) -> ExplanationGrade {
    let concept = Concept(
      id: "why",
      title: "why it is wrong",
      weight: 1,
      hypotheses: [],
      phrases: option.phrases
    )
    let grader = ExplanationGrader(
      concepts: [concept],
      causes: [],
      seen: SeenFigures(),
      answersQuestion: true
    )
    let asked = askedStems
    let own = Self.withoutRepetition(why, of: asked)
    var grade = grader.grade(own.isEmpty ? why : own)
    guard grade.setAside == nil else { return grade }
    if own.isEmpty {
      grade.verdicts[0].verdict = .absent
      grade.verdicts[0].quote = ""
    } else if grade.verdicts[0].verdict.credit == 0 {
      let told = AnalysedText.joining([option.because] + option.examples.examples).contentStems
      let reason = asked.reduce(told) { $0.subtracting($1) }
        .subtracting(AnalysedText.joining(option.examples.counterExamples).contentStems)
      if let quote = AnalysedText(own).words(of: reason, least: Self.sharedWords) {
        grade.verdicts[0].verdict = .asserted
        grade.verdicts[0].quote = quote
      }
    }
    return grade
  }

  /// The stems of each sentence of the question and of its options.
  private var askedStems: [Set<String>] {
    let question = AnalysedText.joining([prompt] + texts)
    return question.sentences.map { question.contentStems(in: $0) }
  }

  /// The sentences of a text that do not repeat most of one of the question, or several in a row.
  private static func withoutRepetition(_ why: String, of asked: [Set<String>]) -> String {
    let all = asked.reduce(into: Set()) { $0.formUnion($1) }
    let longest = asked.map(\.count).max() ?? 0
    let text = AnalysedText(why)
    let own = text.sentences.filter { sentence in
      let said = text.contentStems(in: sentence)
      guard said.isSubset(of: all) else { return true }
      return said.count <= longest
        && !asked.contains {
          said.isSubset(of: $0) && Double(said.count) >= repeatedShare * Double($0.count)
        }
    }
    return own.count == text.sentences.count ? why : own.map(text.quote).joined(separator: ". ")
  }
}

extension AnalysedText {
  /// Some texts as the sentences of one.
  fileprivate static func joining(_ texts: [String]) -> AnalysedText {
    AnalysedText(texts.joined(separator: ".\n"))
  }

  /// The first sentence, or two in a row, with so many of the stems, as it was written.
  fileprivate func words(of stems: Set<String>, least: Int) -> String? {
    for (index, sentence) in sentences.enumerated() {
      let next = index + 1 < sentences.count ? sentences[index + 1] : sentence
      for end in [sentence.upperBound, next.upperBound] {
        let window = sentence.lowerBound..<end
        if contentStems(in: window).intersection(stems).count >= least { return quote(window) }
      }
    }
    return nil
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
