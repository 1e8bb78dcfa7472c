import ScenarioModel
import Telemetry
import TextAnalysis

extension ConceptPattern {
  /// A verdict and the words that decided.
  typealias Found = (verdict: ConceptVerdict.Verdict, quote: String)

  /// The best verdict over every sentence with the one after it, and its words.
  func verdict(in reading: ExplanationReading) -> Found {
    let text = reading.text
    let groups = mentions(in: text)
    let all = groups.flatMap { $0 }
    let parts = groups.map { group in
      group.map { (place: $0, found: judged($0, among: group, of: all, reading)) }
    }
    let numbers = numberParts(reading)
    var best: Found = (.absent, "")
    for (index, sentence) in text.sentences.enumerated() {
      let next = kind == .fault ? nil : text.sentences.dropFirst(index + 1).first
      let window = sentence.lowerBound..<(next ?? sentence).upperBound
      let found = (parts + numbers).map { part in
        part.filter { window.contains($0.place.lowerBound) }.map(\.found).best
      }
      guard let worst = found.max(by: { $0.verdict.badness < $1.verdict.badness }),
        worst.verdict.badness < best.verdict.badness
      else { continue }
      best = (worst.verdict, found.map(\.quote).withoutRepeats.joined(separator: " … "))
    }
    return best
  }

  /// The numbers that fit, as one more part beside the groups of phrases; none where none is asked.
  private func numberParts(
    _ reading: ExplanationReading
  ) -> [[(place: Range<Int>, found: Found)]] {
    let text = reading.text
    switch concept.number {
    case nil: return []
    case .seen:
      // What a figure is said of may be denied; the figure is given all the same.
      return [
        reading.borneOut.sorted { $0.place.lowerBound < $1.place.lowerBound }.map { mention in
          let isListed = reading.isListed(mention.place)
          return (mention.place, (isListed ? .listed : .asserted, text.quote(mention.place)))
        }
      ]
    case .value(let value, let tolerance, let unit):
      return [
        text.numbers
          .filter { mention in
            abs(mention.value - value) <= tolerance
              && (unit == nil || mention.unit == .none || mention.unit == unit?.mentioned)
          }
          .map { ($0.place, judged($0.place, among: [], of: [], reading)) }
      ]
    }
  }

  /// The verdict on one mention beside the others of its group and of the concept.
  private func judged(
    _ mention: Range<Int>,
    among group: [Range<Int>],
    of all: [Range<Int>],
    _ reading: ExplanationReading
  ) -> Found {
    let text = reading.text
    let quote = text.clauseQuote(mention)
    if reading.isListed(mention) { return (.listed, quote) }
    let (polarity, cue) = polarity(of: mention, among: group, of: all, text)
    if kind == .failure, polarity == .denied, let cue, text.isInability(cue) {
      return (.asserted, quote)
    }
    if kind == .fault, polarity == .asserted, text.isQualified(mention) || text.isNotOwn(mention) {
      return (.hedged, quote)
    }
    return switch polarity {
    case .denied: (.denied, quote)
    case .supposed: kind == .topic || kind == .failure ? (.asserted, quote) : (.denied, quote)
    case .hedged: (.hedged, quote)
    case .asserted: (.asserted, quote)
    }
  }

  /// The polarity of a mention: a cue that is part of a phrase of the concept ("no outcome") denies
  /// nothing, and a denied phrase of its group beside it denies it too ("the index is not stale").
  private func polarity(
    of mention: Range<Int>,
    among group: [Range<Int>],
    of all: [Range<Int>],
    _ text: AnalysedText
  ) -> (polarity: Polarity, cue: Range<Int>?) {
    let result = polarity(of: mention, of: all, text)
    guard result.polarity == .asserted else { return result }
    for other in group where other != mention && text.isSamePart(other, mention) {
      let (polarity, cue) = polarity(of: other, of: all, text)
      if polarity == .denied { return (polarity, cue) }
    }
    return result
  }

  /// The polarity of a mention but for cues that are part of a phrase of the concept.
  private func polarity(
    of mention: Range<Int>,
    of all: [Range<Int>],
    _ text: AnalysedText
  ) -> (polarity: Polarity, cue: Range<Int>?) {
    let (polarity, cue) = text.polarity(of: mention)
    guard let cue, all.contains(where: { $0 != mention && $0.overlaps(cue) }) else {
      return (polarity, cue)
    }
    return (.asserted, nil)
  }

  /// The words that deny the concept, with their cue; `nil` where nothing does.
  ///
  /// Where the whole is asked for, a sentence has to name all of it or to speak of causes.
  func denial(in text: AnalysedText, ofWhole isWhole: Bool = false) -> Range<Int>? {
    let groups = mentions(in: text)
    let all = groups.flatMap { $0 }
    for mention in groups.first ?? [] {
      let sentence = text.sentence(of: mention.lowerBound)
      let (polarity, cue) = polarity(of: mention, of: all, text)
      guard polarity == .denied, let cue,
        !isWhole || text.speaksOfCauses(in: sentence)
          || groups.allSatisfy({ $0.contains { sentence.contains($0.lowerBound) } })
      else { continue }
      return min(cue.lowerBound, mention.lowerBound)..<max(cue.upperBound, mention.upperBound)
    }
    return nil
  }
}

extension ConceptPattern {
  /// The words that say that the suspect is as it should be; `nil` where nothing does.
  func clearance(in text: AnalysedText) -> Range<Int>? {
    let all = Array(mentions(in: text).joined())
    return (mentions(in: text).first ?? []).lazy
      .compactMap { clearance(of: $0, of: all, text) }.first
  }

  /// The same where each mention of the suspect is one that clears it.
  func fullClearance(in text: AnalysedText) -> Range<Int>? {
    let groups = mentions(in: text)
    let all = groups.flatMap { $0 }
    let cleared = (groups.first ?? []).map { clearance(of: $0, of: all, text) }
    return cleared.contains(nil) ? nil : cleared.first ?? nil
  }

  private func clearance(
    of mention: Range<Int>,
    of all: [Range<Int>],
    _ text: AnalysedText
  ) -> Range<Int>? {
    guard let cue = text.clearance(of: mention), !all.contains(where: { $0.overlaps(cue) }) else {
      return nil
    }
    return min(cue.lowerBound, mention.lowerBound)..<max(cue.upperBound, mention.upperBound)
  }
}

extension AnalysedText {
  /// The clause around some words, as it was written.
  func clauseQuote(_ words: Range<Int>) -> String {
    let clause = clause(of: words.lowerBound)
    return quote(clause.lowerBound..<max(clause.upperBound, words.upperBound))
  }

  /// Whether two mentions stand in one clause with no comma between them.
  fileprivate func isSamePart(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
    guard clause(of: left.lowerBound) == clause(of: right.lowerBound) else { return false }
    let (first, last) = left.lowerBound < right.lowerBound ? (left, right) : (right, left)
    return words[first.lowerBound...last.lowerBound].dropFirst().allSatisfy { $0.gap < .comma }
  }
}

extension Sequence where Element == ConceptPattern.Found {
  /// The best of some verdicts; absent where there are none.
  fileprivate var best: ConceptPattern.Found {
    self.min { $0.verdict.badness < $1.verdict.badness } ?? (.absent, "")
  }
}

extension ConceptVerdict.Verdict {
  /// The rank of a verdict: 0 for asserted, 4 for absent.
  fileprivate var badness: Int {
    switch self {
    case .asserted, .declared: 0
    case .hedged, .oneOfMany: 1
    case .denied: 2
    case .listed: 3
    case .absent: 4
    }
  }
}

extension NumberUnit {
  fileprivate var mentioned: NumberMention.Unit {
    switch self {
    case .percent: .percent
    case .milliseconds: .milliseconds
    case .minutes: .minutes
    case .tokens: .tokens
    }
  }
}
