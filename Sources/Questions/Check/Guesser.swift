import TextAnalysis

/// A way of answering that knows nothing, to measure what a bank gives away.
package enum Guesser: Hashable, Sendable, CaseIterable {
  /// Chooses the longest option.
  case longest
  case shortest
  /// Chooses the option that shares most words with the question.
  case overlap
  /// Always chooses the first option shown.
  case position
  /// Says that it depends, with a trade-off, a failure and a number that fit anything.
  case itDepends
  /// Repeats the question and then says that it depends.
  case echo

  /// The guesser in words.
  package var title: String {
    switch self {
    case .longest: "the longest option"
    case .shortest: "the shortest option"
    case .overlap: "the option with most words of the question"
    case .position: "always the first option"
    case .itDepends: "'it depends' to everything"
    case .echo: "the question repeated, and 'it depends'"
    }
  }

  /// The rate from which on a bank gives too much away, 0 to 1.
  ///
  /// It is a share of right choices, of which chance makes 25 %, or a mean share of an open answer's
  /// points.
  package var limit: Double {
    switch self {
    case .longest, .shortest, .overlap, .position: 0.3
    case .itDepends, .echo: 0.15
    }
  }

  /// The rate over a bank, 0 to 1; `nil` where it has no question that fits.
  ///
  /// Complexity: that of reading an answer to every open question.
  package func rate(over bank: QuestionBank) -> Double? {
    let earned = bank.questions.compactMap { question -> Double? in
      switch question.task {
      case .choice(let task): choiceRate(task, question.id)
      case .open(let task): openShare(task)
      case .computed: nil
      }
    }
    return earned.isEmpty ? nil : earned.reduce(0, +) / Double(earned.count)
  }

  /// Deals of each question over which the place of the key is averaged.
  private static let deals: UInt64 = 40

  private func choiceRate(_ task: ChoiceTask, _ id: QuestionID) -> Double? {
    let texts = task.texts
    let scores: [Int]
    switch self {
    case .longest: scores = texts.map(\.count)
    case .shortest: scores = texts.map { -$0.count }
    case .overlap:
      let asked = AnalysedText(task.prompt).contentStems
      scores = texts.map { AnalysedText($0).contentStems.intersection(asked).count }
    case .position:
      let hits = (0..<Self.deals).count { DealtChoice(task, of: id, seed: $0).key == 0 }
      return Double(hits) / Double(Self.deals)
    case .itDepends, .echo: return nil
    }
    // The key is the first text; among equals the guesser draws.
    guard let best = scores.max(), scores[0] == best else { return 0 }
    return 1 / Double(scores.count { $0 == best })
  }

  private func openShare(_ task: OpenTask) -> Double? {
    switch self {
    case .longest, .shortest, .overlap, .position: nil
    case .itDepends: OpenGrader(task).grade(Self.phrases).share
    case .echo:
      OpenGrader(task).grade(task.prompt.replacing("?", with: ".") + " " + Self.phrases).share
    }
  }

  /// Sentences that fit any question.
  private static let phrases = """
    It depends on the use case and the requirements. There is a trade-off between quality, latency and \
    cost: a better result costs more, and a cheaper one is worse. It can fail when the data drifts or is \
    stale, and then quality drops without an error. We should measure it, monitor it in production and \
    test it with users before we roll it out. I would start with about 100 examples and aim for 95 %.
    """
}
