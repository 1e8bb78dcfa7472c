import TextAnalysis

/// Finds the five slots of an update to stakeholders in its text, without a model.
///
/// Source of the slots: the incident-command practice of telling impact, extent, assessment, action
/// and the time of the next word; the cues are our own.
package struct UpdateReader: Sendable {
  /// Names of this system: its places and the values its telemetry is split by.
  private let parts: [Phrase]
  /// The titles of its mitigations.
  private let mitigations: [Phrase]

  /// A reader for a system with parts and mitigations of these names.
  init(parts: [String], mitigations: [String]) {
    self.parts = parts.map { Phrase($0) }
    self.mitigations = mitigations.map { Phrase($0) }
  }

  /// Finds the slots; complexity O(words × cues).
  ///
  /// A slot is quoted by its plainest words, where there are several in a clause that no slot before it
  /// was quoted by.
  package func read(_ update: String) -> UpdateReading {
    let text = AnalysedText(update)
    let isProse = !text.isListOfWords
    var quoted: Set<String> = []
    return UpdateReading(
      slots: UpdateSlot.allCases.map { slot in
        let quotes = isProse ? quotes(of: slot, in: text) : []
        let quote = quotes.first { !quoted.contains($0) } ?? quotes.first
        if let quote { quoted.insert(quote) }
        return UpdateReading.Slot(slot: slot, quote: quote)
      }
    )
  }

  /// The words that fill a slot equally plainly, in the order of the text; empty where none do.
  private func quotes(of slot: UpdateSlot, in text: AnalysedText) -> [String] {
    switch slot {
    case .impact:
      text.words(around: UpdateCues.plainImpact) { !text.isUnsure($0) }
        .orIfNone(text.words(around: UpdateCues.impact))
    case .scope:
      text.words(around: UpdateCues.plainScope) { !text.isUnsure($0) }
        .orIfNone(text.words(around: UpdateCues.scope))
        .orIfNone(text.words(around: parts) { text.isOfImpact($0) })
    case .belief:
      text.words(around: UpdateCues.statedBelief, countingBlanks: true)
        .orIfNone(text.words(around: UpdateCues.belief, countingBlanks: true))
    case .nextStep:
      text.words(around: UpdateCues.plainStep + mitigations)
        .orIfNone(text.words(around: UpdateCues.nextStep))
        .orIfNone(text.stepTaken.map { [$0] } ?? [])
    case .nextUpdate: text.timeOfNextUpdate.map { [$0] } ?? []
    }
  }
}

extension [String] {
  /// The array, or others where it is empty.
  fileprivate func orIfNone(_ others: @autoclosure () -> [String]) -> [String] {
    isEmpty ? others() : self
  }
}

extension AnalysedText {
  /// Words in a row, with or without commas, that make no statements.
  ///
  /// Telegrams do without function words too, but in parts of three words or so, each with a verb.
  fileprivate var isListOfWords: Bool {
    guard words.count >= 8, functionWordShare(in: words.indices) < 0.1,
      words.count(where: { $0.gap == .colon }) < 2
    else { return false }
    let parts = 1 + words.dropFirst().count { $0.gap >= .comma }
    let verbs = words.indices.count { hasVerb(in: $0..<$0 + 1) }
    return 2 * words.count < 5 * parts || words.count >= 8 * parts && verbs < 2
  }

  /// The words of the parts between commas in which some phrases stand, in their order.
  ///
  /// The name of a slot needs words under it: "Impact." tells nothing, and "Impact: unknown" only
  /// where what is not known counts.
  fileprivate func words(
    around phrases: [Phrase],
    countingBlanks isBlankEnough: Bool = false,
    where isMeant: (Range<Int>) -> Bool = { _ in true }
  ) -> [String] {
    let places = phrases.flatMap { $0.matches(in: self) }.sorted { $0.lowerBound < $1.lowerBound }
    return places.filter { !isIdiom($0) && isMeant($0) }.map { filled(part(of: $0)) }
      .filter { hasContent($0, countingBlanks: isBlankEnough) }.map(quote)
  }

  /// Whether the clause around a place asks rather than says: "whether all users are affected".
  fileprivate func isUnsure(_ place: Range<Int>) -> Bool {
    words[clause(of: place.lowerBound)].contains { UpdateCues.asking.contains($0.folded) }
  }

  /// Whether the sentence around a part of the system says what is wrong, with whom or how much.
  fileprivate func isOfImpact(_ place: Range<Int>) -> Bool {
    let sentence = sentence(of: place.lowerBound)
    return words[sentence].contains { UpdateCues.hit.contains($0.stem) || $0.folded == "scope" }
      || numbers.contains { sentence.contains($0.place.lowerBound) }
      || UpdateCues.impact.contains { phrase in
        phrase.matches(in: self).contains { sentence.contains($0.lowerBound) }
      }
  }

  /// A part, with the one after its colon where it is the name of a slot.
  private func filled(_ part: Range<Int>) -> Range<Int> {
    guard words[part].allSatisfy({ UpdateCues.headings.contains($0.folded) }),
      words.indices.contains(part.upperBound), words[part.upperBound].gap == .colon
    else { return part }
    return part.lowerBound..<self.part(of: part.upperBound..<part.upperBound + 1).upperBound
  }

  private func hasContent(_ part: Range<Int>, countingBlanks isBlankEnough: Bool) -> Bool {
    words[part].contains { word in
      !UpdateCues.headings.contains(word.folded) && !English.functionWords.contains(word.folded)
        && (isBlankEnough || !UpdateCues.blanks.contains(word.folded))
    }
  }

  /// Whether a name of the system is part of an idiom: "under control".
  private func isIdiom(_ place: Range<Int>) -> Bool {
    word(place.lowerBound) == "control" && word(place.lowerBound - 1) == "under"
  }

  /// A mention with the words around it up to the next comma or clause.
  private func part(of mention: Range<Int>) -> Range<Int> {
    let clause = clause(of: mention.lowerBound)
    var (first, last) = (mention.lowerBound, mention.upperBound)
    while first > clause.lowerBound, words[first].gap < .comma { first -= 1 }
    while last < clause.upperBound, words[last].gap < .comma { last += 1 }
    return first..<last
  }

  /// The words that say what somebody of the team does or did: "we are sending", "I have moved",
  /// "is being moved".
  fileprivate var stepTaken: String? {
    words.indices.lazy.filter { self.isStep(at: $0) }
      .map { self.quote(self.part(of: $0..<$0 + 1)) }.first
  }

  private func isStep(at index: Int) -> Bool {
    let text = word(index)
    let isLong = text.utf8.count > 4
    if text == "being" { return ["is", "are"].contains(word(index - 1)) }
    guard isLong, text.hasSuffix("ing") || text.hasSuffix("ed"), index > 0,
      !UpdateCues.thinking.contains(words[index].stem)
    else { return false }
    return (max(0, index - 3)..<index).contains { place in
      UpdateCues.doers.contains(word(place))
        && (place + 1...index).allSatisfy { words[$0].gap < .comma }
    }
  }

  /// The words that say when the next update comes: a word of telling and one of the future beside a
  /// time.
  ///
  /// Words that speak of news alone are quoted rather than others, such as "back".
  fileprivate var timeOfNextUpdate: String? {
    timeOfNextUpdate(by: UpdateCues.plainTelling) ?? timeOfNextUpdate(by: UpdateCues.telling)
  }

  private func timeOfNextUpdate(by cues: Set<String>) -> String? {
    for time in times {
      let sentence = sentence(of: time.lowerBound)
      let near = sentence.clamped(
        to: max(0, time.lowerBound - Self.farthest)..<time.upperBound + Self.farthest
      )
      guard
        let telling = near.first(where: {
          cues.contains(words[$0].stem) && !isComparing($0) && !isRolledBack($0)
        }),
        near.contains(where: { UpdateCues.future.contains(word($0)) && !isComparing($0) })
          || !isPast(near)
      else { continue }
      return quote(
        min(telling, time.lowerBound)..<max(telling + 1, time.upperBound)
      )
    }
    return nil
  }

  /// Whether a word compares: "more than at noon" promises nothing.
  private func isComparing(_ index: Int) -> Bool {
    word(index) == "more" && word(index + 1) == "than"
  }

  /// Whether something is brought back: "rolling ledger back" tells nobody anything.
  private func isRolledBack(_ index: Int) -> Bool {
    word(index) == "back"
      && words[sentence(of: index).lowerBound..<index].suffix(4).contains {
        UpdateCues.bringing.contains($0.stem)
      }
  }

  private func isPast(_ range: Range<Int>) -> Bool {
    words[range].contains { word in
      UpdateCues.past.contains(word.folded)
        || word.folded.utf8.count > 4 && word.folded.hasSuffix("ed")
    }
  }

  /// The most words between a time and what makes it that of an update.
  private static let farthest = 8
}
