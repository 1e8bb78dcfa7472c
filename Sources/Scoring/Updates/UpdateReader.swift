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
      text.words(around: UpdateCues.plainImpact) { !text.isUnsure($0) && !text.isRuledOut($0) }
        .orIfNone(text.words(around: UpdateCues.impact) { !text.isRuledOut($0) })
        .orIfNone(text.suffering)
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
    return places.filter { !isIdiom($0) && isMeant($0) && !isAsked($0) }
      .map { filled(part(of: $0)) }
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

  /// Whether the sentence around a place is a question, which tells nothing.
  private func isAsked(_ place: Range<Int>) -> Bool { isQuestion(sentence(of: place.lowerBound)) }

  /// Whether words of harm tell none: denied where nobody is named who was spared, what is "behind
  /// it", or under the heading of a step.
  fileprivate func isRuledOut(_ place: Range<Int>) -> Bool {
    if isUnderHeading(part(of: place).lowerBound) { return true }
    if word(place.lowerBound) == "behind" {
      return ["it", "this", "that"].contains(word(place.upperBound))
    }
    return polarity(of: place).polarity == .denied
      && !words[clause(of: place.lowerBound)].contains {
        UpdateCues.hit.contains($0.stem) || UpdateCues.people.contains($0.stem)
      }
  }

  /// The clauses that say what people do not get, or get in its place.
  fileprivate var suffering: [String] {
    clauses.filter { clause in
      let said = Set(words[clause].map(\.folded))
      return words[clause].contains { UpdateCues.people.contains($0.stem) }
        && !said.isDisjoint(with: UpdateCues.suffering)
        && said.isDisjoint(with: UpdateCues.wellness) && !isAsked(clause)
    }
    .map(quote)
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

  /// The words that say what somebody of the team does or did.
  ///
  /// Such as "we are sending", "I have moved", "is being moved"; in a telegram without a subject
  /// "reading transcripts now", "m7 pulled" and "next: the label agency".
  fileprivate var stepTaken: String? {
    words.indices.lazy.filter {
      !self.isAsked($0..<$0 + 1)
        && (self.isStep(at: $0) || self.isDeed(at: $0) || self.isUnderHeading($0))
    }
    .map { self.quote(self.part(of: $0..<$0 + 1)) }.first
  }

  /// Whether a word without a subject says what is being done, or a participle what was done.
  private func isDeed(at index: Int) -> Bool {
    let text = word(index)
    if text.utf8.count > 4, text.hasSuffix("ing") {
      return beginsPart(index) && !UpdateCues.noDeeds.contains(text)
        && !UpdateCues.thinking.contains(words[index].stem)
        && !UpdateCues.telling.contains(words[index].stem) && !followsVerb(index)
    }
    return UpdateCues.deeds.contains(words[index].stem) && !beginsPart(index)
      && (text.hasSuffix("ed") || text.hasSuffix("n"))
  }

  /// Whether a word is the first of a part between commas.
  private func beginsPart(_ index: Int) -> Bool { index == 0 || words[index].gap >= .comma }

  /// Whether an auxiliary stands after a word, so that the word is a noun: "pausing is …".
  private func followsVerb(_ index: Int) -> Bool {
    let next = index + 1
    guard words.indices.contains(next), words[next].gap < .comma else { return false }
    return English.isAuxiliary(word(next))
  }

  /// Whether a word stands first under "next:" and is no time of the next update.
  private func isUnderHeading(_ index: Int) -> Bool {
    guard index > 0, UpdateCues.stepHeadings.contains(word(index - 1)), words[index].gap == .colon
    else { return false }
    let part = part(of: index..<index + 1)
    return !times.contains { part.contains($0.lowerBound) }
      && !words[part].contains { UpdateCues.plainTelling.contains($0.stem) }
      && hasContent(part, countingBlanks: false)
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
      ?? namedTime ?? eventOfNextUpdate
  }

  /// The words of a telegram that name a time alone: "next 17:00", "14:50 again".
  private var namedTime: String? {
    for time in times {
      let after = time.upperBound
      if word(after) == "again", words[after].gap < .comma {
        return quote(time.lowerBound..<after + 1)
      }
      var index = time.lowerBound - 1
      while index >= 0, UpdateCues.linking.contains(word(index)) { index -= 1 }
      guard ["next", "nxt", "again", "back"].contains(word(index)), !isRolledBack(index),
        sentence(of: index).contains(time.lowerBound)
      else { continue }
      return quote(index..<time.upperBound)
    }
    return nil
  }

  /// The words that say after which event the next update comes: "I write again when it is through".
  private var eventOfNextUpdate: String? {
    for index in words.indices where UpdateCues.whenDone.contains(word(index)) {
      // "As soon as possible" is no event.
      if word(index) == "as", word(index + 1) != "soon" || word(index + 3) == "possible" {
        continue
      }
      if word(index) == "after", !["that", "this", "it"].contains(word(index + 1)) { continue }
      let sentence = sentence(of: index)
      guard !isQuestion(sentence), !isPast(sentence.lowerBound..<index),
        let telling = telling(before: index, in: sentence) ?? telling(after: index, in: sentence),
        words[sentence].contains(where: {
          UpdateCues.future.contains($0.folded) || UpdateCues.doers.contains($0.folded)
            || $0.folded == "follows"
        })
      else { continue }
      return quote(min(telling, index)..<max(telling + 1, min(index + 5, sentence.upperBound)))
    }
    return nil
  }

  /// The last word of telling before an event.
  private func telling(before index: Int, in sentence: Range<Int>) -> Int? {
    (sentence.lowerBound..<index).last {
      UpdateCues.telling.contains(words[$0].stem) && !isRolledBack($0) && !isComparing($0)
    }
  }

  /// The first word of plain telling behind an event: "when it is done I inform".
  private func telling(after index: Int, in sentence: Range<Int>) -> Int? {
    (index..<sentence.upperBound).first { UpdateCues.plainTelling.contains(words[$0].stem) }
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
