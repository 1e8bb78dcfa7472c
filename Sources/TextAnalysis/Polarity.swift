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
  /// Complexity: O(words of the clause).
  package func polarity(of mention: Range<Int>) -> (polarity: Polarity, cue: Range<Int>?) {
    let clause = clause(of: mention.lowerBound)
    let before = reachBefore(mention, in: clause)
    if let cue = lastCue(Cues.denials, in: before), !isTurned(cue, in: clause) {
      return isDoubted(cue, in: clause) ? (.hedged, cue) : (.denied, cue)
    }
    if let cue = cueAfter(mention, in: clause) { return (.denied, cue) }
    if let cue = lastCue(Cues.suppositions, in: clause), !cue.overlaps(mention),
      !isOpinion(cue, in: clause)
    {
      return (.supposed, cue)
    }
    if let cue = lastCue(Cues.hedges, in: clause), !cue.overlaps(mention) { return (.hedged, cue) }
    return (.asserted, nil)
  }

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

  /// Whether a supposition is a way to say what one holds: I would say.
  private func isOpinion(_ cue: Range<Int>, in clause: Range<Int>) -> Bool {
    guard cue.upperBound < clause.upperBound else { return false }
    return Cues.opinions.contains(words[cue.upperBound].folded)
  }

  /// Whether a denial is itself denied or doubted: cannot rule out, not sure.
  private func isDoubted(_ cue: Range<Int>, in clause: Range<Int>) -> Bool {
    if cue.upperBound < clause.upperBound,
      Cues.doubts.contains(words[cue.upperBound].folded)
    {
      return true
    }
    var start = cue.lowerBound
    while start > max(clause.lowerBound, cue.lowerBound - 2), words[start].gap < .comma {
      start -= 1
    }
    let before = start..<cue.lowerBound
    return lastCue(Cues.simpleNegations, in: before) != nil
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
        if place.upperBound <= clause.upperBound, words[place].map(\.folded) == cue { return place }
      }
    }
    return nil
  }
}
