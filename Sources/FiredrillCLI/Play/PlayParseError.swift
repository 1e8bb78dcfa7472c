/// Why a line of a session is not understood.
enum PlayParseError: Error, Hashable {
  case unknownWord(String, String?)
  case ambiguousWord(String, [String])
  case severalLines(Int)
  case noSuchNumber(String, count: Int)
  case notANumber(String, String)
  case notABelief(String)
  case pick(PickError)
  case slice(SliceParseError)
  case badDeclaration(String)
  /// A request in one's own words for what nobody has.
  case nobodyHas(String)
  /// An answer that picks none of the candidates.
  case notAmong(String, count: Int)
  /// Words that could mean any of these titles.
  case severalCouldBe(String, [String])
}

extension PlayParseError: CustomStringConvertible {
  var description: String {
    switch self {
    case .unknownWord(let word, let nearest):
      "'\(word)' is not a command." + (nearest.map { " Did you mean '\($0)'?" } ?? "")
        + " 'help' lists the commands, 'menu' what can be done"
    case .ambiguousWord(let word, let words):
      "'\(word)' could be \(words.joined(separator: " or ")); write more of it"
    case .severalLines(let count):
      "a pasted block is one text, and these \(count) lines are no single command;"
        + " paste one line at a time, or put 'note' or 'update' before the block."
        + " A script is read from a pipe: firedrill play NAME < FILE"
    case .noSuchNumber(let number, let count):
      "there is no number \(number) in the menu; it goes from 1 to \(count)"
    case .notANumber(let text, let command):
      "'\(command)' needs a number\(text.isEmpty ? "" : ", not '\(text)'"), as in '\(command) 15'"
    case .notABelief(let text):
      "'\(text)' is not a belief; write h1=60 h2=30, any numbers from 0 upwards, they are scaled"
    case .pick(let error): "\(error)"
    case .slice(let error): "\(error)"
    case .badDeclaration(let text): text
    case .nobodyHas(let words):
      "nobody has that ('\(words.prefix(60))'). Ask for something else or in other words; 'fields' lists"
        + " what the telemetry records, 'help' the commands"
    case .notAmong(let answer, let count):
      "'\(answer.prefix(60))' picks none of them; a number from 1 to \(count) or more words will do, an"
        + " empty line for none"
    case .severalCouldBe(let words, let titles):
      "'\(words.prefix(60))' could be: \(titles.joined(separator: "; ")). Say more of it"
    }
  }
}
