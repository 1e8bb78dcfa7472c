package import Telemetry

/// The reason why a line of a session is not understood.
package enum CommandSyntaxError: Error, Hashable, Sendable {
  /// The first word is no command; the nearest command follows.
  case unknownWord(String, String?)
  /// The first word begins several commands.
  case ambiguousWord(String, [CommandWord])
  /// A pasted block of this many lines stands where one line is expected.
  case severalLines(Int)
  /// A number that the menu does not have.
  case noSuchNumber(Int, count: Int)
  /// A command that needs a number got other words.
  case notANumber(String, CommandWord)
  case notABelief(String)
  /// A declaration cites something else than the number of an event.
  case notAnEventNumber(String)
  case pick(PickError)
  /// A declaration names a place that the scenario does not have; those that it has follow.
  case unknownPlace(String, [String])
  /// A free question that is not understood, with what would be right.
  case slice(SliceSyntaxError, SliceAdvice)
  /// A request in the player's own words that no evidence answers.
  case nobodyHas(String)
  /// A question to the telemetry with words that name nothing in it.
  case notInTelemetry([String])
  /// An answer that picks none of the candidates.
  case notAmong(String, count: Int)
  /// Words that could mean any of these titles.
  case severalCouldBe(String, [String])
}

extension CommandSyntaxError {
  /// Whether words were read as a request that nothing here can meet.
  package var isUnmetRequest: Bool {
    switch self {
    case .nobodyHas, .notInTelemetry: true
    case .unknownWord, .ambiguousWord, .severalLines, .noSuchNumber, .notANumber, .notABelief,
      .notAnEventNumber, .pick, .unknownPlace, .slice, .notAmong, .severalCouldBe:
      false
    }
  }
}

extension CommandSyntaxError: CustomStringConvertible {
  /// The longest part of a player's own words that a message repeats, in characters.
  private static let repeated = 60

  package var description: String {
    switch self {
    case .unknownWord(let word, let nearest):
      "'\(word)' is not a command." + (nearest.map { " Did you mean '\($0)'?" } ?? "")
        + " 'help' lists the commands, 'menu' what can be done"
    case .ambiguousWord(let word, let words):
      "'\(word)' could be \(words.map(\.rawValue).joined(separator: " or ")); write more of it"
    case .severalLines(let count):
      "a pasted block is one text, and these \(count) lines are no single command;"
        + " paste one line at a time, or put 'note' or 'update' before the block"
    case .noSuchNumber(let number, let count):
      "there is no number \(number) in the menu; it goes from 1 to \(count)"
    case .notANumber(let text, let word):
      "'\(word.rawValue)' needs a number\(text.isEmpty ? "" : ", not '\(text)'"),"
        + " as in '\(word.rawValue) 15'"
    case .notABelief(let text):
      "'\(text)' is not a belief; write h1=60 h2=30, any numbers from 0 upwards, they are scaled"
    case .notAnEventNumber(let text):
      "'\(text)' is not an event number; 'evidence' lists them"
    case .pick(let error): "\(error)"
    case .unknownPlace(let word, let known):
      "there is no place '\(word.prefix(Self.repeated))'; there are \(known.joined(separator: ", "))"
        + ", or \(DeclarationParser.noPlace) for none"
    case .slice(let error, let advice):
      "\(error)" + (["?", "."].contains("\(error)".suffix(1)) ? " " : ". ") + "\(advice)"
    case .nobodyHas(let words):
      "nobody has that ('\(words.prefix(Self.repeated))'). Ask for something else or in other words;"
        + " 'fields' lists what the telemetry records, 'help' the commands"
    case .notInTelemetry(let words):
      "the telemetry has nothing that is called '\(words.joined(separator: " ").prefix(Self.repeated))';"
        + " 'fields' lists what it records. Ask again without it or in other words"
    case .notAmong(let answer, let count):
      "'\(answer.prefix(Self.repeated))' picks none of them; a number from 1 to \(count) or more words"
        + " will do, an empty line for none"
    case .severalCouldBe(let words, let titles):
      "'\(words.prefix(Self.repeated))' could be: \(titles.joined(separator: "; ")). Say more of it"
    }
  }
}
