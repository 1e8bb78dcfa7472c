package import Sessions
import Telemetry

/// The commands that one kind of person can type at one kind of prompt.
package enum CommandGrammar: Hashable, Sendable, CaseIterable {
  /// A player who chooses from a menu.
  case play
  /// A player who asks for evidence in their own words.
  case open
  /// A player of a guided play, beside the answers offered.
  case guided
  /// A candidate in an interview.
  case interview
  /// A host whose candidate types at another terminal.
  case host
  /// A host who reads aloud and types the candidate's commands, too.
  case aloud
}

extension CommandGrammar {
  /// The words of the grammar in the order in which they are offered.
  package var words: [CommandWord] { Self.allWords[self] ?? [] }

  private static let allWords = Dictionary(
    uniqueKeysWithValues: allCases.map { grammar in
      let listed = Set(grammar.rows(resuming: "").flatMap(\.words))
      return (grammar, CommandWord.allCases.filter { listed.union(grammar.unlisted).contains($0) })
    }
  )

  /// Words that are understood though the help page has no row for them.
  private var unlisted: [CommandWord] {
    switch self {
    case .play, .open, .guided: []
    case .interview: [.help, .menu, .look]
    case .host, .aloud: [.help]
    }
  }

  /// The word that a text spells in full, by name or synonym, whatever its case.
  package func word(_ text: String) -> CommandWord? {
    let text = text.lowercased()
    return words.first { $0.rawValue == text || $0.entry.synonyms.contains(text) }
  }

  /// The words that begin with a text, whatever its case.
  package func words(beginning text: String) -> [CommandWord] {
    let text = text.lowercased()
    return words.filter { $0.rawValue.hasPrefix(text) }
  }

  /// Whether a line is the word that leaves the session, or a beginning of it.
  package func isLeaving(_ line: String) -> Bool {
    let text = line.trimmed
    return word(text) == .quit || (!text.isEmpty && words(beginning: text) == [.quit])
  }

  /// Whether a command can be typed in the grammar.
  package func allows(_ command: SessionCommand) -> Bool {
    CommandWord(command).map { words.contains($0) } ?? false
  }
}
