package import Sessions
import Telemetry

/// What a line that a candidate typed means.
package enum InterviewRequest: Hashable, Sendable {
  /// A command of any session, as it was typed.
  case command(String)
  /// A wish to see something, in the candidate's own words.
  case evidence(String)
  /// The first line of an answer.
  case answer(String)
  case hint
  case skip
  case help
  case quit
  case nothing
}

/// Tells commands, requests and answers apart.
///
/// A line that begins with '/' is a command. Else it is one where its first word is a command and the
/// rest can be read as that command, or is too short for a sentence.
package struct InterviewParser {
  private let session: Session
  /// Whether a hint was offered, so that yes and no speak of it and not of the question.
  private let isHintOffered: Bool

  package init(session: Session, isHintOffered: Bool) {
    self.session = session
    self.isHintOffered = isHintOffered
  }

  package func parse(_ line: String) -> InterviewRequest {
    let text = line.trimmed
    guard !text.isEmpty else { return .nothing }
    if text.hasPrefix("/") { return command(String(text.dropFirst()).trimmed) }
    let word = text.headAndTail.0.lowercased()
    let count = text.split(whereSeparator: \.isWhitespace).count
    if count == 1, let request = Self.answers[word] ?? consent(word) { return request }
    if Self.openers.contains(where: { text.lowercased().hasPrefix($0) }) { return .evidence(text) }
    guard CommandParser.words.contains(word) || word == "?" else { return .answer(text) }
    if Self.speech.contains(word) { return count > 1 ? .command(text) : command(text) }
    if count <= 3 || (try? CommandParser(session: session).parse(text)) != nil {
      return command(text)
    }
    return .answer(text)
  }

  private func consent(_ word: String) -> InterviewRequest? {
    guard isHintOffered else { return nil }
    return ["yes": .hint, "y": .hint, "no": .skip, "n": .skip][word]
  }

  private func command(_ text: String) -> InterviewRequest {
    let (first, rest) = text.headAndTail
    let word = first.lowercased()
    if rest.isEmpty, let request = Self.answers[word] { return request }
    switch word {
    case "show", "ask": return .evidence(rest)
    case "look" where !rest.isEmpty && (try? CommandParser(session: session).parse(text)) == nil:
      return .evidence(rest)
    default: return .command(text)
    }
  }

  /// Words that mean something by themselves.
  private static let answers: [String: InterviewRequest] = [
    "hint": .hint, "skip": .skip, "pass": .skip, "help": .help, "?": .help, "quit": .quit,
    "exit": .quit, "menu": .help, "look": .help,
  ]

  /// Commands whose rest is free text.
  private static let speech: Set<String> = ["note", "update"]

  /// How requests for evidence begin.
  private static let openers = [
    "show ", "give me ", "let me see ", "can i see ", "could i see ", "may i see ", "can we see ",
    "can i get ", "could i get ", "can you show ", "could you show ", "pull up ", "i want to see ",
    "i would like to see ", "i'd like to see ", "get me ",
    "do we have ", "have we got ", "can i look at ", "could i look at ", "may i look at ",
    "let me look at ", "can we look at ", "i want to look at ", "i would like to look at ",
    "i'd like to look at ",
  ]
}
