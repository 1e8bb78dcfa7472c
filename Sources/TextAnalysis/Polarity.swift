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
  /// How far back from a mention a cue reaches, in words.
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
    if let cue = lastCue(Cues.suppositions, in: clause), !cue.overlaps(mention) {
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
    var hasVerbSinceComma = false
    while start > least {
      if words[start].gap == .comma, hasVerbSinceComma { break }
      if words[start].gap == .comma { hasVerbSinceComma = false }
      start -= 1
      if English.auxiliaries.contains(words[start].folded) { hasVerbSinceComma = true }
    }
    return start..<mention.lowerBound
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

  /// Whether a denial is itself denied or doubted: cannot rule out, not sure.
  private func isDoubted(_ cue: Range<Int>, in clause: Range<Int>) -> Bool {
    if cue.upperBound < clause.upperBound,
      Cues.doubts.contains(words[cue.upperBound].folded)
    {
      return true
    }
    let before = max(clause.lowerBound, cue.lowerBound - 2)..<cue.lowerBound
    return lastCue(Cues.simpleNegations, in: before) != nil
  }

  /// A cue after the mention: "… is ruled out", "… was not the cause".
  private func cueAfter(_ mention: Range<Int>, in clause: Range<Int>) -> Range<Int>? {
    let last = min(clause.upperBound, mention.upperBound + 6)
    guard mention.upperBound < last else { return nil }
    for start in mention.upperBound..<last {
      if start > mention.upperBound, words[start].gap == .comma { return nil }
      for cue in Cues.denialsAfter {
        let place = start..<start + cue.count
        if place.upperBound <= clause.upperBound, words[place].map(\.folded) == cue { return place }
      }
    }
    return nil
  }
}
