import Telemetry

/// Finds what a player means by a number, a name or an unambiguous beginning of one.
struct Picker {
  /// What can be meant: its number as listed and its name.
  struct Choice: Hashable {
    var number: String
    var name: String
  }

  var choices: [Choice]
  /// What the choices are, for messages: "action", "hypothesis".
  var kind: String

  /// The position of the choice meant by a word; complexity O(choices).
  func pick(_ word: String) throws(PickError) -> Int {
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

/// Why a word picks nothing.
enum PickError: Error, Hashable {
  case ambiguous(String, kind: String, [String])
  case unknown(String, kind: String, String?)
}

extension PickError: CustomStringConvertible {
  var description: String {
    switch self {
    case .ambiguous(let word, _, let names):
      "'\(word)' could be any of \(names.joined(separator: ", ")); write more of it"
    case .unknown(let word, let kind, let nearest):
      "there is no \(kind) '\(word)'." + (nearest.map { " Did you mean '\($0)'?" } ?? "")
        + " A number from the list, a name or its beginning will do"
    }
  }
}
