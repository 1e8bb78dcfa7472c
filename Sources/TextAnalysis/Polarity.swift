/// Whether what is mentioned is said to be so.
///
/// After NegEx: cues before or after a mention, with a reach that ends at the clause. Source: Chapman
/// et al., A simple algorithm for identifying negated findings and diseases in discharge summaries,
/// J Biomed Inform 2001;34(5):301–310; the cues are our own.
package enum Polarity: Int, Hashable, Sendable, Comparable {
  /// Said not to be so.
  case denied
  /// Only supposed: an if, or what would follow.
  case supposed
  /// Said with doubt.
  case hedged
  case asserted

  package static func < (left: Polarity, right: Polarity) -> Bool {
    left.rawValue < right.rawValue
  }
}

extension AnalysedText {
  /// The distance, in words, that a cue reaches from a mention.
  private static let reach = 8

  /// The polarity of a mention, and the words of the cue that decided where there is one.
  ///
  /// What a question asks and what stands in quotation marks is only supposed. Complexity: O(words
  /// of the clause).
  package func polarity(of mention: Range<Int>) -> (polarity: Polarity, cue: Range<Int>?) {
    let clause = clause(of: mention.lowerBound)
    if isQuestion(sentence(of: mention.lowerBound))
      || quotations.contains(where: { $0.contains(mention.lowerBound) })
    {
      return (.supposed, nil)
    }
    let whole = wholeDenial(before: mention)
    if let cue = denial(of: mention, in: clause, but: whole) {
      if let condition = lastCue(
        Cues.conditions,
        in: clause.lowerBound..<max(clause.lowerBound, cue.lowerBound)
      ) {
        return (.supposed, condition)
      }
      if isDoubted(cue, in: clause) { return (.hedged, cue) }
      return whole == nil ? (.denied, cue) : (.asserted, nil)
    }
    if let whole { return (.denied, whole) }
    if let cue = supposition(of: mention, in: clause) { return (.supposed, cue) }
    if let cue = lastCue(Cues.hedges, in: clause), !cue.overlaps(mention) { return (.hedged, cue) }
    if let cue = alternative(around: mention, in: clause) { return (.hedged, cue) }
    return (.asserted, nil)
  }

  /// The cue that denies a mention: before it, as the heading of its list, or after it.
  private func denial(
    of mention: Range<Int>,
    in clause: Range<Int>,
    but whole: Range<Int>?
  ) -> Range<Int>? {
    let before = reachBefore(mention, in: clause)
    if let cue = lastCue(Cues.denials, in: before), cue != whole, !isTurned(cue, in: clause) {
      return cue
    }
    return heading(of: clause) ?? cueAfter(mention, in: clause)
  }

  /// The cue that is all of the clause before a colon: "Ruled out: the build, the cache".
  private func heading(of clause: Range<Int>) -> Range<Int>? {
    guard clause.lowerBound > 0, words[clause.lowerBound].gap == .colon else { return nil }
    let heading = self.clause(of: clause.lowerBound - 1)
    guard heading.count <= Self.longestHeading,
      let cue = lastCue(Cues.denials + Cues.denialsAfter, in: heading),
      cue.upperBound == heading.upperBound
    else { return nil }
    return cue
  }

  private static let longestHeading = 4

  /// The "not" of "it is not the case that" before a mention, which denies all that follows: a second
  /// denial makes a statement again.
  ///
  /// A colon, a semicolon or a dash ends what it denies.
  private func wholeDenial(before mention: Range<Int>) -> Range<Int>? {
    var start = mention.lowerBound
    let first = sentence(of: start).lowerBound
    while start > first, words[start].gap < .colon { start -= 1 }
    return (start..<mention.lowerBound).first { index in
      word(index) == "not"
        && (word(index + 1) == "the" && word(index + 2) == "case" || word(index + 1) == "true")
    }.map { $0..<$0 + 1 }
  }

  private func supposition(of mention: Range<Int>, in clause: Range<Int>) -> Range<Int>? {
    if let cue = lastCue(Cues.suppositions, in: clause), !cue.overlaps(mention),
      !isOpinion(cue, in: clause)
    {
      return cue
    }
    if let cue = lastCue(Cues.conditions, in: clause.lowerBound..<mention.lowerBound) { return cue }
    // What follows "then" hangs on the condition before it.
    guard word(clause.lowerBound) == "then" else { return nil }
    let sentence = sentence(of: clause.lowerBound)
    return lastCue(Cues.conditions, in: sentence.lowerBound..<clause.lowerBound)
  }

  /// "Either" where "or" follows it, which names two causes and holds neither.
  private func alternative(around mention: Range<Int>, in clause: Range<Int>) -> Range<Int>? {
    guard
      let either = (clause.lowerBound..<mention.lowerBound).last(where: { word($0) == "either" }),
      (either..<clause.upperBound).contains(where: { word($0) == "or" })
    else { return nil }
    return either..<either + 1
  }

  /// Whether a claim is softened before or granted only: "nearly certain", "it is significant, but".
  ///
  /// Complexity: O(words of the sentence).
  package func isQualified(_ mention: Range<Int>) -> Bool {
    let sentence = sentence(of: mention.lowerBound)
    let before = max(sentence.lowerBound, mention.lowerBound - 2)..<mention.lowerBound
    return words[before].contains { Cues.softeners.contains($0.folded) }
      || words[mention.upperBound..<max(mention.upperBound, sentence.upperBound)]
        .contains { Cues.contrasts.contains($0.folded) }
  }

  /// Whether a claim is said of nobody, or is one that others may make: "nobody was careless", "people
  /// will say that it is obvious".
  ///
  /// Complexity: O(words of the sentence).
  package func isNotOwn(_ mention: Range<Int>) -> Bool {
    let sentence = sentence(of: mention.lowerBound)
    let clause = clause(of: mention.lowerBound)
    let isOfNobody = (clause.lowerBound..<max(clause.lowerBound, mention.lowerBound)).contains {
      word($0) == "nobody" || word($0) == "no" && word($0 + 1) == "one"
    }
    if isOfNobody { return true }
    return (sentence.lowerBound..<max(sentence.lowerBound, mention.lowerBound)).contains { index in
      let next = index + 1..<min(index + 4, mention.lowerBound)
      return Cues.others.contains(word(index)) && index + 1 < mention.lowerBound
        && next.contains { Cues.sayings.contains(word($0)) }
    }
  }

  /// The words that say that a suspect is as it should be: "retrieval flat", "split as designed".
  ///
  /// Complexity: O(words of the clause).
  package func clearance(of mention: Range<Int>) -> Range<Int>? {
    let clause = clause(of: mention.lowerBound)
    guard polarity(of: mention).polarity == .asserted else { return nil }
    let last = min(clause.upperBound, mention.upperBound + Self.clearanceReach)
    for start in mention.upperBound..<max(mention.upperBound, last) {
      if start > mention.upperBound, words[start].gap == .comma { return nil }
      for cue in Cues.clearances {
        let place = start..<start + cue.count
        guard place.upperBound <= clause.upperBound, words[place].map(\.folded) == cue else {
          continue
        }
        return Cues.simpleNegations.contains([word(start - 1)]) ? nil : place
      }
    }
    return nil
  }

  private static let clearanceReach = 4

  /// The words before a mention that a cue can stand in: back to the clause's start, across commas
  /// only while they part the items of a list.
  private func reachBefore(_ mention: Range<Int>, in clause: Range<Int>) -> Range<Int> {
    var start = mention.lowerBound
    let least = max(clause.lowerBound, start - Self.reach)
    let ownVerb = isSubject(mention, in: clause)
    var hasVerbSinceComma = false
    while start > least {
      if words[start].gap == .comma {
        if hasVerbSinceComma || (ownVerb && hasAuxiliary(before: start, in: clause)) { break }
        hasVerbSinceComma = false
      }
      start -= 1
      if English.auxiliaries.contains(words[start].folded) { hasVerbSinceComma = true }
    }
    return start..<mention.lowerBound
  }

  /// Whether a mention begins a statement of its own after a comma: "…, the judge did change".
  private func isSubject(_ mention: Range<Int>, in clause: Range<Int>) -> Bool {
    let part = part(of: mention, in: clause)
    let isListed = words[part.lowerBound..<mention.lowerBound]
      .contains { ["or", "nor", "and"].contains($0.folded) }
    return !isListed
      && words[mention.upperBound..<part.upperBound]
        .contains { English.auxiliaries.contains($0.folded) }
  }

  private func hasAuxiliary(before comma: Int, in clause: Range<Int>) -> Bool {
    words[part(of: comma - 1..<comma, in: clause)]
      .contains { English.auxiliaries.contains($0.folded) }
  }

  /// The words around some others up to the nearest commas.
  private func part(of range: Range<Int>, in clause: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start > clause.lowerBound, words[start].gap < .comma { start -= 1 }
    while end < clause.upperBound, words[end].gap < .comma { end += 1 }
    return start..<end
  }

  private func lastCue(_ cues: [[String]], in range: Range<Int>) -> Range<Int>? {
    for start in range.reversed() {
      for cue in cues {
        let place = start..<start + cue.count
        if place.upperBound <= range.upperBound, words[place].map(\.folded) == cue { return place }
      }
    }
    return nil
  }

  /// Whether a negation does not deny: not only, no doubt.
  private func isTurned(_ cue: Range<Int>, in clause: Range<Int>) -> Bool {
    guard cue.upperBound < clause.upperBound else { return false }
    return Cues.turners.contains(words[cue.upperBound].folded)
  }

  /// Whether a cue says of something that it is not able to do what follows.
  package func isInability(_ cue: Range<Int>) -> Bool {
    cue.count == 1 && Cues.inabilities.contains(word(cue.lowerBound))
  }

  /// Whether a supposition is a way to say what one holds: I would say.
  private func isOpinion(_ cue: Range<Int>, in clause: Range<Int>) -> Bool {
    guard cue.upperBound < clause.upperBound else { return false }
    return Cues.opinions.contains(words[cue.upperBound].folded)
  }

  /// Whether a denial is itself denied, doubted or only planned: cannot rule out, not sure, to rule
  /// out.
  package func isDoubted(_ cue: Range<Int>, in clause: Range<Int>) -> Bool {
    if cue.upperBound < clause.upperBound,
      Cues.doubts.contains(words[cue.upperBound].folded)
    {
      return true
    }
    var start = cue.lowerBound
    while start > max(clause.lowerBound, cue.lowerBound - 3), words[start].gap < .comma {
      start -= 1
    }
    let before = start..<cue.lowerBound
    let isVerb = !Cues.simpleNegations.contains(words[cue].map(\.folded))
    if isVerb, lastCue(Cues.simpleNegations, in: before) != nil { return true }
    if word(cue.lowerBound - 1) == "to" {
      return !Cues.achievements.contains(word(cue.lowerBound - 2))
    }
    return words[before].contains { Cues.plans.contains($0.folded) }
  }

  /// A cue after the mention: "… is ruled out", "… was not the cause".
  private func cueAfter(_ mention: Range<Int>, in clause: Range<Int>) -> Range<Int>? {
    let last = min(clause.upperBound, mention.upperBound + 6)
    guard mention.upperBound < last else { return nil }
    let hasVerb = words[part(of: mention, in: clause).lowerBound..<mention.lowerBound]
      .contains { English.auxiliaries.contains($0.folded) }
    for start in mention.upperBound..<last {
      // Right after a comma a cue stands beside the mention; further on another part begins.
      if start > mention.upperBound,
        words[start].gap == .comma || words[mention.upperBound].gap == .comma
      {
        return nil
      }
      // "It was pool c and the cache is fine": what follows has a subject of its own.
      if hasVerb, words[start].folded == "and" { return nil }
      for cue in Cues.denialsAfter {
        let place = start..<start + cue.count
        // "It cannot be ruled out" and "it cannot be trusted" deny nothing.
        if cue.last == "be", isParticiple(place.upperBound) { continue }
        if place.upperBound <= clause.upperBound, words[place].map(\.folded) == cue { return place }
      }
    }
    return nil
  }

  /// Whether a word is a past participle other than of blaming.
  private func isParticiple(_ index: Int) -> Bool {
    let text = word(index)
    return (text.hasSuffix("ed") || text == "ruled") && text != "blamed"
  }
}
