import EvidenceRequests
package import ScenarioModel
package import Sessions
import Telemetry

/// One line that a candidate typed in an interview, as it was understood.
package enum InterviewRequest: Hashable, Sendable {
  /// A command of a play, as it was typed.
  case command(String)
  /// A wish to see something, in the candidate's own words.
  case evidence(String)
  /// The first line of an answer.
  case answer(String)
  case hint
  /// The candidate leaves the question, or declines the hint that was offered.
  case skip
  case help
  case quit
  /// An empty line.
  case nothing
}

/// Tells commands, requests and answers of a candidate apart.
///
/// A line that begins with '/' is a command, inside an answer as well: it ends the answer. Any other
/// line is a command only where its first word is one and the rest can be read as that command, or is
/// too short for a sentence.
package struct InterviewParser {
  private let session: Session
  /// Whether a hint was offered, so that yes and no answer the offer and not the question.
  private let isHintOffered: Bool

  package init(session: Session, isHintOffered: Bool) {
    self.session = session
    self.isHintOffered = isHintOffered
  }

  /// The most words of a line that is no sentence.
  private static let shortLine = 3

  /// The request of a line; every line means something.
  package func parse(_ line: String) -> InterviewRequest {
    let text = line.trimmed
    guard !text.isEmpty else { return .nothing }
    if text.hasPrefix("/") { return command(String(text.dropFirst()).trimmed) }
    let first = text.headAndTail.head.lowercased()
    let count = text.split(whereSeparator: \.isWhitespace).count
    if count == 1, let request = lone(first) ?? consent(first) { return request }
    if Self.openers.contains(where: { text.lowercased().hasPrefix($0) }) { return .evidence(text) }
    guard let word = commandWord(first) else { return .answer(text) }
    if word.entry.argument == .text { return .command(text) }
    if count <= Self.shortLine || (try? CommandParser(session: session).parse(text)) != nil {
      return command(text)
    }
    return .answer(text)
  }

  /// The actions that a request in the candidate's own words may mean, among those there are now, and
  /// whether one is clearly meant.
  package func actions(meantBy words: String) -> (actions: [ActionID], isSure: Bool) {
    let matcher = RequestReaders.of(session).evidence
    return switch matcher.match(words, among: session.availableActions.map(\.id)) {
    case .one(let action):
      ([action], CommandParser(session: session).isPlain(words, for: action))
    case .likely(let action): ([action], false)
    case .ambiguous(let actions): (actions, false)
    case .none: ([], false)
    }
  }

  /// The lines of an answer before the first that is a command, and that command with what follows it.
  ///
  /// Such a line begins with '/' and a command word, which may be shortened to three letters; other
  /// lines with a slash, such as paths, are part of the answer.
  package static func parts(of text: String) -> (answer: String, command: String?) {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    guard let start = lines.firstIndex(where: { isCommand(String($0)) }) else { return (text, nil) }
    return (
      lines[..<start].joined(separator: "\n"), lines[start...].joined(separator: "\n").trimmed
    )
  }

  private static func isCommand(_ line: String) -> Bool {
    let text = line.trimmed
    guard text.hasPrefix("/") else { return false }
    let word = String(text.dropFirst()).headAndTail.head
    let grammar = CommandGrammar.interview
    if grammar.word(word) != nil { return true }
    return word.count >= shortestBeginning && grammar.words(beginning: word).count == 1
  }

  /// The fewest letters of a shortened command word inside an answer.
  private static let shortestBeginning = 3

  /// Whether a command is a verdict, whose word may be shortened.
  package func isVerdict(_ command: String) -> Bool {
    let word = command.headAndTail.head
    return CommandGrammar.play.words(beginning: word) == [.declare]
  }

  /// The command of a play that a word names; a synonym such as 'exit' may begin a sentence.
  private func commandWord(_ text: String) -> CommandWord? {
    guard let word = CommandGrammar.play.word(text) else { return nil }
    return text == word.rawValue || text == CommandWord.questionMark ? word : nil
  }

  private func consent(_ word: String) -> InterviewRequest? {
    guard isHintOffered else { return nil }
    return ["yes": .hint, "y": .hint, "no": .skip, "n": .skip][word]
  }

  private func command(_ text: String) -> InterviewRequest {
    let (first, rest) = text.headAndTail
    if rest.isEmpty, let request = lone(first) { return request }
    switch CommandGrammar.interview.word(first) {
    case .show, .ask: return .evidence(rest)
    case .look where !rest.isEmpty && (try? CommandParser(session: session).parse(text)) == nil:
      return .evidence(rest)
    case .some, nil: return .command(text)
    }
  }

  /// The meaning of a word that stands alone, where it has one besides the command of a play.
  private func lone(_ text: String) -> InterviewRequest? {
    switch CommandGrammar.interview.word(text) {
    case .hint: .hint
    case .skip: .skip
    case .help, .menu, .look: .help
    case .quit: .quit
    case .some, nil: nil
    }
  }

  /// The beginnings of requests for evidence.
  private static let openers = [
    "show ", "give me ", "let me see ", "can i see ", "could i see ", "may i see ", "can we see ",
    "can i get ", "could i get ", "can you show ", "could you show ", "pull up ", "i want to see ",
    "i would like to see ", "i'd like to see ", "get me ",
    "do we have ", "have we got ", "can i look at ", "could i look at ", "may i look at ",
    "let me look at ", "can we look at ", "i want to look at ", "i would like to look at ",
    "i'd like to look at ",
  ]
}
