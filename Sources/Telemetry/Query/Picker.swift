/// Finds what a person means by a number, a name or an unambiguous beginning of a name.
package struct Picker {
  /// One thing that can be meant: its number as listed, and its name.
  package struct Choice: Hashable {
    package var number: String
    package var name: String

    package init(number: String, name: String) {
      self.number = number
      self.name = name
    }
  }

  private let choices: [Choice]
  /// The kind of the choices for messages, such as "action".
  private let kind: String

  package init(choices: [Choice], kind: String) {
    self.choices = choices
    self.kind = kind
  }

  /// A picker among names that are numbered from 1, with a letter before the number where given.
  package init(_ names: [String], kind: String, prefix: String = "") {
    self.init(
      choices: names.enumerated().map {
        Choice(number: "\(prefix)\($0.offset + 1)", name: $0.element)
      },
      kind: kind
    )
  }

  /// The position of the choice that a word picks; complexity O(choices).
  package func pick(_ word: String) throws(PickError) -> Int {
    let word = word.lowercased()
    if let exact = choices.firstIndex(where: { $0.number == word || $0.name == word }) {
      return exact
    }
    let starts = choices.indices.filter { choices[$0].name.hasPrefix(word) && !word.isEmpty }
    if starts.count == 1 { return starts[0] }
    guard starts.isEmpty else {
      throw .ambiguous(word, kind: kind, starts.map { choices[$0].name })
    }
    throw .unknown(word, kind: kind, NearestName.among(choices.map(\.name), to: word).first)
  }
}

extension Collection {
  /// The element that a person means by its number in the list, from 1; `nil` where there is none.
  ///
  /// The number may be any.
  package func element(numbered number: Int) -> Element? {
    guard number >= 1, number <= count else { return nil }
    return self[index(startIndex, offsetBy: number - 1)]
  }
}

/// The reason why a word picks no entry of a list.
package enum PickError: Error, Hashable, Sendable {
  /// The word begins several names.
  case ambiguous(String, kind: String, [String])
  /// The word is neither a number nor the beginning of a name; the last payload is the nearest name.
  case unknown(String, kind: String, String?)
  /// No choice is all of these at once; `known` are the choices that are several.
  case noCombination([String], kind: String, known: [String])
}

extension PickError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .ambiguous(let word, _, let names):
      "'\(word)' could be any of \(names.joined(separator: ", ")); write more of it"
    case .unknown(let word, let kind, let nearest):
      "there is no \(kind) '\(word)'." + (nearest.map { " Did you mean '\($0)'?" } ?? "")
        + " A number from the list, a name or its beginning will do"
    case .noCombination(let names, let kind, let known):
      "no \(kind) is \(names.joined(separator: " and ")) at once; "
        + (known.isEmpty
          ? "each is one cause" : "of two causes there is \(known.joined(separator: ", "))")
    }
  }
}
