import TextAnalysis

/// Habits of an explanation that interviewers listen for beyond its concepts.
extension AnalysedText {
  /// Whether a sentence speaks of causes, be it to deny them.
  func speaksOfCauses(in sentence: Range<Int>) -> Bool {
    Self.causal.contains { isFound($0, in: sentence) }
  }

  /// Whether a sentence says what caused something.
  func blames(in sentence: Range<Int>) -> Bool {
    Self.causal.contains { phrase in
      phrase.matches(in: self).contains {
        sentence.contains($0.lowerBound) && polarity(of: $0).polarity != .denied
      }
    }
  }

  /// The words of a definition, where nothing in the text weighs one thing against another.
  var definitionWithoutTradeOff: String? {
    guard
      !sentences.contains(where: { sentence in
        Self.tradeOffs.contains { isFound($0, in: sentence) }
      })
    else { return nil }
    return sentences.first(where: defines).map(quote)
  }

  /// Whether a sentence says what a thing is in general.
  func defines(in sentence: Range<Int>) -> Bool {
    Self.definitions.contains { isFound($0, in: sentence) }
  }

  /// The words of a remedy that fits any incident.
  var genericRemedy: String? {
    sentences.first { sentence in
      Self.remedies.contains { isFound($0, in: sentence) }
    }.map(quote)
  }

  /// Whether some word names a failure.
  var namesFailure: Bool { failureSentence != nil }

  /// The first sentence that names a failure.
  var failureSentence: Range<Int>? {
    sentences.first { sentence in
      sentence.contains { index in
        Self.failures.contains(words[index].stem)
          && polarity(of: index..<index + 1).polarity == .asserted
      }
    }
  }

  private func isFound(_ phrase: Phrase, in range: Range<Int>) -> Bool {
    phrase.matches(in: self).contains { range.contains($0.lowerBound) }
  }

  private static let causal = phrases(
    "cause",
    "because",
    "due to",
    "reason",
    "blame",
    "responsible",
    "culprit",
    "led to",
    "explains",
    "comes from",
    "came from",
    "did it",
    "does it",
    "guilty",
    "behind it",
    "that is why",
    "that's why",
    "hence",
    "broke",
    "root cause",
    "at fault",
    "the fault",
    "problem is",
    "problem was",
    "issue is",
    "issue was",
    "it is",
    "it was"
  )

  private static let definitions = phrases(
    "is a technique",
    "is a method",
    "is a type of",
    "is a kind of",
    "is a process",
    "is a way",
    "is defined as",
    "refers to",
    "is a term",
    "is when",
    "is a metric",
    "is an approach",
    "is the process",
    "is a phenomenon",
    "stands for",
    "is a concept",
    "is a strategy"
  )

  private static let tradeOffs = phrases(
    "trade off",
    "at the cost",
    "at the price",
    "in exchange",
    "costs",
    "rather than",
    "instead of",
    "versus",
    "worse",
    "better",
    "slower",
    "faster",
    "risk",
    "however",
    "whereas",
    "outweighs",
    "cheaper",
    "balance",
    "but"
  )

  private static let remedies = phrases(
    "add monitoring",
    "more monitoring",
    "better monitoring",
    "add more tests",
    "add tests",
    "more testing",
    "retrain the model",
    "retrain",
    "use a bigger model",
    "bigger model",
    "better model",
    "restart",
    "roll back",
    "rollback",
    "improve the prompt",
    "prompt engineering",
    "add guardrails",
    "more data",
    "scale up",
    "add alerts",
    "best practices"
  )

  private static let failures: Set<String> = Set(
    [
      "fail", "break", "broke", "broken", "drop", "lose", "lost", "loss", "truncate", "cut",
      "wrong",
      "stale", "leak", "corrupt", "poison", "inject", "drift", "bias", "mismatch", "imbalance",
      "degrade", "regress", "regression", "timeout", "overload", "missing", "miss", "forget",
      "forgot", "overfit", "noise", "slow", "cold", "fell", "fall", "worse", "error", "skew",
    ].map(PorterStem.stem)
  )

  private static func phrases(_ texts: String...) -> [Phrase] { texts.map(Phrase.init) }
}
