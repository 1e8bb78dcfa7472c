package import ScenarioModel
import Telemetry
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

  package init(_ scenario: Scenario) {
    let values = scenario.world.tables.flatMap(\.fields).filter { !$0.isHidden }
      .flatMap { $0.generator.valueNames }
    let places = scenario.places.flatMap { [$0.title, $0.id.rawValue] }
    parts = (places + values.filter { $0.count > 2 }).map(Phrase.init)
    mitigations = scenario.mitigations.map { Phrase($0.title) }
  }

  /// Finds the slots; complexity O(words × cues).
  package func read(_ update: String) -> UpdateReading {
    let text = AnalysedText(update)
    let isProse = !text.isListOfWords
    return UpdateReading(
      slots: UpdateSlot.allCases.map { slot in
        UpdateReading.Slot(slot: slot, quote: isProse ? quote(of: slot, in: text) : nil)
      }
    )
  }

  private func quote(of slot: UpdateSlot, in text: AnalysedText) -> String? {
    switch slot {
    case .impact: text.words(around: UpdateCues.impact)
    case .scope: text.words(around: UpdateCues.scope + parts)
    case .belief: text.words(around: UpdateCues.belief)
    case .nextStep: text.words(around: UpdateCues.nextStep + mitigations)
    case .nextUpdate: text.timeOfNextUpdate
    }
  }
}

extension AnalysedText {
  /// Words in a row, with or without commas, that make no statements.
  ///
  /// Telegrams do without function words too, but in parts of three words or so, each with a verb.
  fileprivate var isListOfWords: Bool {
    guard words.count >= 8, functionWordShare(in: words.indices) < 0.1 else { return false }
    let parts = 1 + words.dropFirst().count { $0.gap >= .comma }
    let verbs = words.indices.count { hasVerb(in: $0..<$0 + 1) }
    return 2 * words.count < 5 * parts || words.count >= 8 * parts && verbs < 2
  }

  /// The words of the part between commas in which the first of some phrases stands.
  fileprivate func words(around phrases: [Phrase]) -> String? {
    let places = phrases.flatMap { $0.matches(in: self) }
    return places.min { $0.lowerBound < $1.lowerBound }.map { quote(part(of: $0)) }
  }

  /// A mention with the words around it up to the next comma or clause.
  private func part(of mention: Range<Int>) -> Range<Int> {
    let clause = clause(of: mention.lowerBound)
    var (first, last) = (mention.lowerBound, mention.upperBound)
    while first > clause.lowerBound, words[first].gap < .comma { first -= 1 }
    while last < clause.upperBound, words[last].gap < .comma { last += 1 }
    return first..<last
  }

  /// The words that say when the next update comes: a word of hearing again beside a time.
  fileprivate var timeOfNextUpdate: String? {
    for sentence in sentences {
      let heard = UpdateCues.hearing.flatMap { $0.matches(in: self) }
        .filter { sentence.contains($0.lowerBound) }
      let times = sentence.filter { isTime($0) }
      for mention in heard {
        guard let time = times.first(where: { $0 >= mention.lowerBound }) ?? times.last else {
          continue
        }
        let end = time + (isUnit(time + 1) ? 2 : 1)
        let (from, to) = (min(mention.lowerBound, time), max(mention.upperBound, end))
        guard to - from <= Self.farthest else { continue }
        return quote(from..<to)
      }
    }
    return nil
  }

  /// The most words from the word of hearing again to the time.
  private static let farthest = 10

  /// Whether a word is a time of day, a number of minutes, or within the hour.
  private func isTime(_ index: Int) -> Bool {
    let text = words[index].folded
    let isClock = text.contains(":") && text.allSatisfy { $0.isNumber || $0 == ":" }
    let counts = text.first?.isNumber == true || ["an", "a", "half", "one", "ten"].contains(text)
    return isClock || text.hasSuffix("min") && text.first?.isNumber == true
      || counts && isUnit(index + 1)
  }

  private func isUnit(_ index: Int) -> Bool {
    words.indices.contains(index) && UpdateCues.units.contains(words[index].folded)
  }
}

extension Generator {
  /// The names of the values that a field can have.
  fileprivate var valueNames: [String] {
    switch self {
    case .category(let values): values.map(\.name)
    case .assignment(_, _, let shares, let rest): shares.map(\.name) + [rest]
    case .flag, .entity, .number, .sum, .sequence, .reference, .lookup: []
    }
  }
}
