import ScenarioModel
import Sessions

/// Reads `declare CAUSE [at PLACE,PLACE] [citing N,N] [because TEXT]`; every part may be missing.
struct DeclarationParser {
  let session: Session

  func parse(_ text: String) throws(PlayParseError) -> DeclarationDraft {
    var draft = DeclarationDraft()
    var rest = text
    if let because = rest.range(ofWord: "because") {
      draft.explanation = rest[because.upperBound...].trimmed
      rest = rest[..<because.lowerBound].trimmed
    }
    if let citing = rest.range(ofWord: "citing") {
      draft.cited = try citations(rest[citing.upperBound...].trimmed)
      rest = rest[..<citing.lowerBound].trimmed
    }
    if let at = rest.range(ofWord: "at") {
      draft.places = try places(rest[at.upperBound...].trimmed)
      rest = rest[..<at.lowerBound].trimmed
    }
    if !rest.isEmpty { draft.cause = .some(try cause(rest)) }
    return draft
  }

  /// A hypothesis, or `nil` for `unknown`: not enough evidence.
  func cause(_ word: String) throws(PlayParseError) -> HypothesisID? {
    word.lowercased() == "unknown" ? nil : try HypothesisPicker(session.scenario).pick(word)
  }

  /// Places separated by commas or spaces; `nowhere` for none.
  func places(_ text: String) throws(PlayParseError) -> [PlaceID] {
    guard text.lowercased() != "nowhere" else { return [] }
    let known = session.scenario.places
    let picker = Picker(
      choices: known.map { Picker.Choice(number: $0.id.rawValue, name: $0.id.rawValue) },
      kind: "place"
    )
    var places: [PlaceID] = []
    for word in text.split(whereSeparator: { $0 == "," || $0.isWhitespace }) {
      do {
        places.append(known[try picker.pick(String(word))].id)
      } catch {
        throw .pick(error)
      }
    }
    return places
  }

  /// Event numbers separated by commas or spaces, with or without brackets.
  func citations(_ text: String) throws(PlayParseError) -> [Int] {
    var numbers: [Int] = []
    for word in text.split(whereSeparator: { ",[]".contains($0) || $0.isWhitespace }) {
      guard let number = Int(word) else {
        throw .badDeclaration("'\(word)' is not an event number; 'evidence' lists them")
      }
      numbers.append(number)
    }
    return numbers
  }
}

extension String {
  /// The first place where a whole word stands, whatever its case.
  fileprivate func range(ofWord word: String) -> Range<Index>? {
    var index = startIndex
    while index < endIndex {
      let end = self[index...].firstIndex(where: \.isWhitespace) ?? endIndex
      if self[index..<end].lowercased() == word { return index..<end }
      index = self[end...].firstIndex { !$0.isWhitespace } ?? endIndex
    }
    return nil
  }
}
