package import TextAnalysis

/// The figures that the evidence showed, each with the words beside it.
///
/// A figure of two digits agrees with one of dozens by chance more often than not. So it counts only
/// where the text says of what it is one: beside a second figure of the same statement, or beside
/// words of it. Figures of a table count beside the name of their row.
package struct SeenFigures: Hashable, Sendable {
  private var statements: [Statement] = []

  fileprivate struct Statement: Hashable, Sendable {
    var numbers: [NumberMention]
    var stems: Set<String>
    /// Whether all of the words have to stand beside the figure.
    var isRow: Bool
  }

  package init() {}

  /// The figures of some sentences, each sentence a statement of its own.
  package init(sentences: [String]) {
    for sentence in sentences { add(sentence: sentence) }
  }

  /// Adds the figures of a sentence of the evidence or of the page.
  package mutating func add(sentence: String) {
    let text = AnalysedText(sentence)
    add(text.numbers, text.contentStems, isRow: false)
  }

  /// Adds the figures of a table's row.
  package mutating func add(row name: String, numbers: [NumberMention]) {
    add(numbers, AnalysedText(name).contentStems, isRow: true)
  }

  private mutating func add(_ numbers: [NumberMention], _ stems: Set<String>, isRow: Bool) {
    guard !numbers.isEmpty, !stems.isEmpty else { return }
    statements.append(Statement(numbers: numbers, stems: stems, isRow: isRow))
  }

  /// Words of content from which on a sentence says itself what its figures are of.
  private static let wordsOfOwnSubject = 3

  /// Whether the evidence bears out every figure of a text.
  func bearsOutAll(in text: AnalysedText) -> Bool {
    borneOut(in: text).count == text.numbers.count(where: \.isFigure)
  }

  /// The numbers of a text that the evidence bears out.
  ///
  /// Complexity: O(numbers of the text × figures seen).
  package func borneOut(in text: AnalysedText) -> Set<NumberMention> {
    guard !statements.isEmpty else { return [] }
    let numbers = text.numbers.filter(\.isFigure)
    var result: Set<NumberMention> = []
    for (index, sentence) in text.sentences.enumerated() {
      let inside = numbers.filter { sentence.contains($0.place.lowerBound) }
      guard !inside.isEmpty else { continue }
      var stems = text.contentStems(in: sentence)
      // "19.4 points is a lot" says of what in the sentence before.
      if index > 0, stems.count < Self.wordsOfOwnSubject {
        stems.formUnion(text.contentStems(in: text.sentences[index - 1]))
      }
      for statement in statements {
        result.formUnion(statement.restated(by: inside, beside: stems))
      }
    }
    return result
  }
}

extension SeenFigures.Statement {
  /// Whether words name the row; a difference is named by every word that compares.
  private func isNamed(by words: Set<String>) -> Bool {
    stems.isSubset(of: words)
      || (stems == Self.difference && !words.isDisjoint(with: Self.comparisons))
  }

  private static let difference = AnalysedText("difference").contentStems
  private static let comparisons = AnalysedText(
    "differs gap apart higher lower worse better behind ahead excess"
  ).contentStems

  fileprivate func restated(
    by said: [NumberMention],
    beside stems: Set<String>
  ) -> [NumberMention] {
    if isRow, !isNamed(by: stems) { return [] }
    let found = said.compactMap { number in
      numbers.firstIndex { number.restates($0) }.map { (number: number, index: $0) }
    }
    let shared = self.stems.intersection(stems).count
    return found.filter { number, index in
      isRow || found.contains { $0.index != index && $0.number != number }
        || shared >= number.wordsNeeded
    }.map(\.number)
  }
}

extension NumberMention {
  /// Whether a number measures something: a single digit without a unit counts or names things.
  package var isFigure: Bool { unit != .none || decimals > 0 || abs(value) >= 10 }

  /// How many words of its statement have to stand beside the number.
  ///
  /// A whole percentage agrees with one of twenty figures by chance in every fifth case, one with a
  /// decimal in every fiftieth.
  fileprivate var wordsNeeded: Int {
    if unit == .probability, decimals > 2, value > 0.001 { return 0 }
    return decimals > 0 || abs(value) >= 1000 ? 1 : 2
  }
}
