import TextAnalysis

/// Statements that a suspect is not the cause.
extension AnalysedText {
  /// The clauses that rule something out, whatever it is: "that clears the build".
  ///
  /// A clause counts where it names what it rules out, and neither asks, supposes nor only plans it.
  /// Complexity: O(words × phrases).
  var exclusions: [(clause: Range<Int>, cue: Range<Int>)] {
    let verbs = Self.excluding.flatMap { $0.matches(in: self) }
    return (verbs + deniedNouns).sorted { $0.lowerBound < $1.lowerBound }.compactMap { cue in
      let clause = clause(of: cue.lowerBound)
      guard !isDoubted(cue, in: clause), isStated(cue), names(beside: cue, in: clause) else {
        return nil
      }
      return (clause, cue)
    }
  }

  /// Whether some words are a verb of excluding that the text only plans, doubts or supposes.
  func isUnheldExclusion(_ words: Range<Int>) -> Bool {
    Self.excluding.contains { phrase in
      phrase.matches(in: self).contains { cue in
        cue.overlaps(words) && (isDoubted(cue, in: clause(of: cue.lowerBound)) || !isStated(cue))
      }
    }
  }

  /// Whether a cue is neither asked, supposed nor quoted.
  private func isStated(_ cue: Range<Int>) -> Bool {
    let polarity = polarity(of: cue).polarity
    return polarity == .asserted || polarity == .denied
  }

  /// Whether a clause has a word of content beside a cue, or the clause after its colon has.
  private func names(beside cue: Range<Int>, in clause: Range<Int>) -> Bool {
    let after = cue.upperBound..<max(cue.upperBound, clause.upperBound)
    if hasContent(clause.lowerBound..<cue.lowerBound) || hasContent(after) { return true }
    guard words.indices.contains(clause.upperBound), words[clause.upperBound].gap == .colon else {
      return false
    }
    return hasContent(self.clause(of: clause.upperBound))
  }

  private func hasContent(_ range: Range<Int>) -> Bool {
    words[range].contains { !English.functionWords.contains($0.folded) }
  }

  /// The places of "not the" and the like before a noun: "it isn't the release".
  private var deniedNouns: [Range<Int>] {
    words.indices.compactMap { index in
      guard Self.negations.contains(words[index].folded) else { return nil }
      let isNamed = !Self.articles.contains(word(index + 1))
      let noun = isNamed ? index + 1 : index + 2
      guard words.indices.contains(noun), words[index + 1].gap < .comma,
        !English.functionWords.contains(word(noun)), !Self.noSuspects.contains(word(noun)),
        !isRepeated(noun), !isNamed || isOfPronoun(index)
      else { return nil }
      return index..<noun
    }
  }

  /// Whether a negation says something of "it" or "this": "it isn't postbox", "that's not 25.3".
  private func isOfPronoun(_ index: Int) -> Bool {
    let pronouns: Set<String> = ["it", "this", "that", "it's", "that's"]
    let before = word(index - 1)
    return pronouns.contains(before)
      || ["is", "was"].contains(before) && pronouns.contains(word(index - 2))
  }

  /// Whether a noun stands in its clause before: "our questions aren't the questions people ask".
  private func isRepeated(_ noun: Int) -> Bool {
    words[clause(of: noun).lowerBound..<noun].contains { $0.stem == words[noun].stem }
  }

  private static let negations: Set<String> = ["not", "isn't", "wasn't", "aren't", "weren't"]
  private static let articles: Set<String> = ["the", "a", "an", "our", "its", "their"]

  /// Nouns after "not the" that are no suspects.
  private static let noSuspects: Set<String> = [
    "case", "point", "same", "only", "whole", "end", "first", "last", "right", "answer", "question",
    "problem", "reason", "time", "way", "best", "full", "entire", "surprise", "day", "one", "ones",
    "clear", "sure", "certain", "worse", "better", "known", "enough",
  ]

  private static let excluding = [
    "rule out", "ruled out", "rules out", "ruling out", "excludes", "excluded", "exclude",
    "exonerates", "exonerated", "acquits", "acquitted", "absolves", "absolved", "eliminates",
    "eliminated", "crossed off", "cross off", "off the hook", "in the clear", "red herring",
    "innocent", "not to blame", "not guilty", "not the cause", "not the culprit", "left alone",
    "speaks against", "speak against", "argues against", "evidence against", "off the table",
    "not because of", "not due to", "not caused by", "nothing to do with", "cannot be it",
    "can't be it", "have no part", "has no part", "plays no part", "played no part",
    "plays no role",
    "played no role", "cleared", "clears", "can't be that", "cannot be that", "dismiss",
    "dismissed",
    "discard", "discarded", "is not it", "isn't it", "aren't it", "wasn't it", "are not it",
    "that's out", "that is out", "makes no difference", "no real difference", "made no difference",
    "cannot accuse", "cannot blame", "can't blame", "doesn't explain", "does not explain",
    "cannot explain", "can't explain", "not the reason",
  ].map { Phrase($0) }
}
