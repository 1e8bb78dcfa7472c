package import ScenarioModel
package import Sessions
import Telemetry

/// Reads `CAUSE [at PLACE,PLACE] [ruling out CAUSE by N, CAUSE by N] [citing N,N] [because TEXT] [!]`,
/// where every part may be missing.
package struct DeclarationParser {
  private let scenario: Scenario

  package init(_ scenario: Scenario) { self.scenario = scenario }

  /// A word that begins a part of a declaration.
  enum Keyword: String, CaseIterable {
    case at, ruling, citing, because
  }

  /// The parts that follow the word `declare`, in any order but for the explanation, which is last;
  /// throws what is wrong with one of them.
  package func parse(_ text: String) throws(CommandSyntaxError) -> DeclarationDraft {
    var draft = DeclarationDraft()
    var rest = text.trimmed
    // After a full stop it is no exclamation.
    if rest == Self.final || [" ", "."].contains(where: { rest.hasSuffix($0 + Self.final) }) {
      draft.isConfirmed = true
      rest = rest.dropLast(Self.final.count).trimmed
    }
    // The explanation may hold any word, so it is cut off first.
    if let because = rest.places(of: [.because]).first?.place {
      draft.explanation = rest[because.upperBound...].trimmed
      rest = rest[..<because.lowerBound].trimmed
    }
    let parts = rest.places(of: [.at, .ruling, .citing])
    for (index, part) in parts.enumerated() {
      let end = parts.dropFirst(index + 1).first?.place.lowerBound ?? rest.endIndex
      let words = rest[part.place.upperBound..<end].trimmed
      switch part.keyword {
      case .at: draft.places = (draft.places ?? []) + (try places(words))
      case .ruling: draft.ruledOut = (draft.ruledOut ?? []) + (try rivals(words))
      case .citing: draft.cited = (draft.cited ?? []) + (try citations(words))
      case .because: break
      }
    }
    let head = parts.first.map { rest[..<$0.place.lowerBound].trimmed } ?? rest.trimmed
    if !head.isEmpty { draft.cause = .some(try cause(head)) }
    return draft
  }

  /// The word at the end of a declaration that makes it final at once.
  package static let final = "!"

  /// The causes of a list such as `h2 by 4, h5 by 6 7`, each with the events that rule it out.
  package func rivals(_ text: String) throws(CommandSyntaxError) -> [RuledOut] {
    var rivals: [RuledOut] = []
    for word in text.split(whereSeparator: { ",[]".contains($0) || $0.isWhitespace }) {
      if ["out", "by", "and"].contains(word.lowercased()) { continue }
      if let number = Int(word) {
        guard !rivals.isEmpty else { throw .notAnEventNumber(String(word)) }
        rivals[rivals.count - 1].cited.append(number)
      } else {
        let id = try hypothesis(String(word))
        rivals.append(RuledOut(cause: id, cited: []))
      }
    }
    return rivals
  }

  /// The word for a cause where the evidence is not enough to name one.
  package static let unknownCause = "unknown"
  /// The word for an empty list of places.
  package static let noPlace = "nowhere"

  /// The hypothesis that a word picks, or `nil` for `unknown`.
  package func cause(_ word: String) throws(CommandSyntaxError) -> HypothesisID? {
    word.lowercased() == Self.unknownCause ? nil : try hypothesis(word)
  }

  /// The hypothesis that a word picks.
  func hypothesis(_ word: String) throws(CommandSyntaxError) -> HypothesisID {
    do {
      return try scenario.hypothesis(picked: word).id
    } catch {
      throw .pick(error)
    }
  }

  /// The places that a list with commas or spaces picks; none for `nowhere`.
  package func places(_ text: String) throws(CommandSyntaxError) -> [PlaceID] {
    guard text.lowercased() != Self.noPlace else { return [] }
    let known = scenario.places
    let picker = Picker(
      choices: known.map { Picker.Choice(number: $0.id.rawValue, name: $0.id.rawValue) },
      kind: "place"
    )
    var places: [PlaceID] = []
    for word in text.split(whereSeparator: { $0 == "," || $0.isWhitespace }) {
      do {
        places.append(known[try picker.pick(String(word))].id)
      } catch PickError.unknown(let word, _, nil) {
        throw .unknownPlace(word, known.map(\.id.rawValue))
      } catch {
        throw .pick(error)
      }
    }
    return places
  }

  /// Event numbers separated by commas or spaces, with or without brackets.
  private func citations(_ text: String) throws(CommandSyntaxError) -> [Int] {
    var numbers: [Int] = []
    for word in text.split(whereSeparator: { ",[]".contains($0) || $0.isWhitespace }) {
      guard let number = Int(word) else { throw .notAnEventNumber(String(word)) }
      numbers.append(number)
    }
    return numbers
  }
}

extension String {
  /// The places in order where keywords stand as whole words, whatever their case.
  fileprivate func places(
    of keywords: [DeclarationParser.Keyword]
  ) -> [(keyword: DeclarationParser.Keyword, place: Range<Index>)] {
    var found: [(keyword: DeclarationParser.Keyword, place: Range<Index>)] = []
    var index = startIndex
    while index < endIndex {
      let end = self[index...].firstIndex(where: \.isWhitespace) ?? endIndex
      let word = self[index..<end].lowercased()
      if let keyword = keywords.first(where: { $0.rawValue == word }) {
        found.append((keyword, index..<end))
      }
      index = self[end...].firstIndex { !$0.isWhitespace } ?? endIndex
    }
    return found
  }
}
