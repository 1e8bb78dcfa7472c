import ScenarioModel
import TextAnalysis

/// A concept with its phrases ready to be looked for.
struct ConceptPattern: Sendable {
  let concept: Concept
  private let groups: [[Phrase]]

  init(_ concept: Concept) {
    self.concept = concept
    groups = concept.phrases.map { $0.map(Phrase.init) }
  }

  /// Everywhere that some phrase of the concept stands.
  func mentions(in text: AnalysedText) -> [Range<Int>] {
    groups.flatMap { mentions(of: $0, in: text) }
  }

  /// The clauses that name the whole concept: a phrase of each of its groups.
  func clauses(in text: AnalysedText) -> Set<Range<Int>> {
    let found = groups.map { group in
      Set(mentions(of: group, in: text).map { text.clause(of: $0.lowerBound) })
    }
    guard let first = found.first else { return [] }
    return found.dropFirst().reduce(first) { $0.intersection($1) }
  }

  private func mentions(of group: [Phrase], in text: AnalysedText) -> [Range<Int>] {
    group.flatMap { $0.matches(in: text) }
  }

  /// The best verdict over every sentence with the one after it, and its words.
  func verdict(
    in text: AnalysedText,
    crowded: Set<Range<Int>>,
    isSeen: (NumberMention) -> Bool
  ) -> (ConceptVerdict.Verdict, String) {
    let found = groups.map { mentions(of: $0, in: text) }
    let numbers = text.numbers.filter { fits($0, isSeen: isSeen) }.map(\.place)
    var best: (verdict: ConceptVerdict.Verdict, quote: String) = (.absent, "")
    for (index, sentence) in text.sentences.enumerated() {
      let next = text.sentences.dropFirst(index + 1).first ?? sentence
      let window = sentence.lowerBound..<next.upperBound
      var parts = found.map { group in
        bestMention(among: group.filter { window.contains($0.lowerBound) }, in: text, crowded)
      }
      if concept.number != nil {
        parts.append(
          bestMention(among: numbers.filter { window.contains($0.lowerBound) }, in: text, crowded)
        )
      }
      guard let worst = parts.max(by: { $0.verdict.badness < $1.verdict.badness }),
        worst.verdict.badness < best.verdict.badness
      else { continue }
      best = (worst.verdict, parts.map(\.quote).joined(separator: " … "))
    }
    return best
  }

  private func fits(_ mention: NumberMention, isSeen: (NumberMention) -> Bool) -> Bool {
    switch concept.number {
    case nil: false
    case .seen: isSeen(mention)
    case .value(let value, let tolerance, let unit):
      abs(mention.value - value) <= tolerance
        && (unit == nil || mention.unit == .none || mention.unit == unit?.mentioned)
    }
  }

  private func bestMention(
    among mentions: [Range<Int>],
    in text: AnalysedText,
    _ crowded: Set<Range<Int>>
  ) -> (verdict: ConceptVerdict.Verdict, quote: String) {
    var best: (verdict: ConceptVerdict.Verdict, quote: String) = (.absent, "")
    for mention in mentions {
      let (verdict, cue) = verdict(of: mention, in: text, crowded)
      guard verdict.badness < best.verdict.badness else { continue }
      let quoted = cue.map {
        min($0.lowerBound, mention.lowerBound)..<max($0.upperBound, mention.upperBound)
      }
      best = (verdict, text.quote(quoted ?? mention))
    }
    return best
  }

  private func verdict(
    of mention: Range<Int>,
    in text: AnalysedText,
    _ crowded: Set<Range<Int>>
  ) -> (ConceptVerdict.Verdict, cue: Range<Int>?) {
    let clause = text.clause(of: mention.lowerBound)
    guard !crowded.contains(clause), text.states(mention) else { return (.listed, nil) }
    let (polarity, cue) = text.polarity(of: mention)
    return switch polarity {
    case .denied, .supposed: (.denied, cue)
    case .hedged: (.hedged, cue)
    case .asserted: (.asserted, nil)
    }
  }

  /// Whether the text says that this is what caused the incident.
  func isBlamed(in text: AnalysedText) -> Bool {
    let found = groups.map { mentions(of: $0, in: text) }
    return text.sentences.contains { sentence in
      text.blames(in: sentence)
        && found.allSatisfy { group in
          group.contains {
            sentence.contains($0.lowerBound) && text.polarity(of: $0).polarity == .asserted
          }
        }
    }
  }
}

extension ConceptVerdict.Verdict {
  /// Rises from what is asserted to what is absent.
  fileprivate var badness: Int {
    switch self {
    case .asserted: 0
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
