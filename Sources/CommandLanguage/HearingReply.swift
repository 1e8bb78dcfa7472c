import Telemetry

/// A player's reply to what was heard of an explanation.
package enum HearingReply: Hashable, Sendable {
  case goOn
  /// A sentence that is added to the explanation.
  case addition(String)
  /// The number of what was not heard, from 1, and the words that said it.
  case dispute(number: Int, words: String)

  /// The word that begins a dispute.
  package static let said = "said"

  /// Reads a line: nothing, a sentence, or `said 2 WORDS`, where the number may be left out.
  package init(_ line: String) {
    let parts = line.trimmed.split(maxSplits: 2, whereSeparator: \.isWhitespace).map(String.init)
    guard let first = parts.first else {
      self = .goOn
      return
    }
    guard first.lowercased() == Self.said, parts.count > 1 else {
      self = .addition(line.trimmed)
      return
    }
    if let number = Int(parts[1]), parts.count == 3 {
      self = .dispute(number: number, words: parts[2].trimmed)
    } else {
      self = .dispute(number: 1, words: parts.dropFirst().joined(separator: " "))
    }
  }
}
