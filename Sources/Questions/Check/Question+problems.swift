import ScenarioModel
import Scoring
import TextAnalysis

extension Question {
  /// The faults of the question, each with the path to its place within it.
  func problems() -> [(BankProblem, Diagnostic.Path)] {
    switch task {
    case .open(let task): task.problems()
    case .choice(let task): task.problems()
    case .computed: []
    }
  }
}

/// The faults of examples that the reader reads otherwise than their author.
///
/// `quote` gives the words by which a text is read as what the examples stand for.
private func faults(
  of examples: Examples,
  at path: Diagnostic.Path,
  _ quote: (String) -> String?
) -> [(BankProblem, Diagnostic.Path)] {
  let missed = examples.examples.enumerated().filter { quote($0.element) == nil }.map {
    (BankProblem.notFound, path.appending(["examples", .index($0.offset)]))
  }
  let wrong = examples.counterExamples.enumerated().compactMap { index, text in
    quote(text).map {
      (BankProblem.found(quote: $0), path.appending(["counter_examples", .index(index)]))
    }
  }
  return missed + wrong
}

extension OpenTask {
  fileprivate func problems() -> [(BankProblem, Diagnostic.Path)] {
    let grader = OpenGrader(self)
    let paths: [Diagnostic.Path] =
      concepts.indices.map { ["concepts", .index($0)] } + [["trade_off"], ["failure_mode"]]
    var problems = zip(points, paths).enumerated().flatMap { index, point in
      faults(of: point.0.concept.examples, at: point.1) { text in
        let verdict = grader.grade(text).points[index]
        return verdict.credit > 0 ? verdict.quote : nil
      }
    }
    problems += faults(of: number.examples, at: ["number"]) { number.quote(in: AnalysedText($0)) }
    for (index, flag) in redFlags.enumerated() {
      problems += faults(of: flag.examples, at: ["red_flags", .index(index)]) {
        flag.claim(in: AnalysedText($0))
      }
    }
    return problems + modelAnswerProblems(grader).map { ($0, ["model_answer"]) }
  }

  private func modelAnswerProblems(_ grader: OpenGrader) -> [BankProblem] {
    let grade = grader.grade(modelAnswer)
    let words = modelAnswer.split(whereSeparator: \.isWhitespace).count
    return grade.points.filter { $0.credit < 1 }.map { .modelAnswerLacks($0.point.title) }
      + grade.redFlags.map { .modelAnswerRaises(flag: $0.flag.title, quote: $0.quote) }
      + ((80...160).contains(words) ? [] : [.modelAnswerLength(words: words)])
  }
}

extension ChoiceTask {
  /// The texts of all options, the right one first.
  var texts: [String] { [key.text] + wrong.map(\.text) }

  /// The part of the mean length by which an option may differ from it.
  private static let unevenness = 0.25

  /// Words that give an option away.
  private static let tells = [
    "all of the above", "none of the above", "both a and", "all of these",
  ]

  fileprivate func problems() -> [(BankProblem, Diagnostic.Path)] {
    let lengths = texts.map(\.count)
    let mean = Double(lengths.reduce(0, +)) / Double(lengths.count)
    var problems: [(BankProblem, Diagnostic.Path)] = []
    for text in texts {
      if (Double(text.count) - mean).magnitude > Self.unevenness * mean {
        problems.append(
          (.unevenOption(characters: text.count, mean: Int(mean)), ["options"])
        )
      }
      if let tell = Self.tells.first(where: { text.lowercased().contains($0) }) {
        problems.append((.tellingOption(tell), ["options"]))
      }
    }
    for option in wrong {
      problems += faults(of: option.examples, at: ["options"]) { text in
        let read = read(text, against: option)
        let verdict = read.setAside == nil ? read.verdicts.first : nil
        return verdict.flatMap { $0.verdict.credit > 0 ? $0.quote : nil }
      }
      for text in texts + [prompt]
      where read(text, against: option).verdicts.first?.verdict.credit ?? 0 > 0 {
        problems.append((.refutedByQuotation(option: text), ["options"]))
      }
    }
    return problems
  }
}
