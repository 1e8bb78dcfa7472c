/// The answer to a request for a line.
package enum LineInput: Hashable, Sendable {
  /// A line without its end; bytes that are not UTF-8 have become U+FFFD.
  case line(String)
  /// Ctrl-C on a line with nothing on it, or SIGINT.
  case interrupted
  /// Ctrl-D on an empty line, or the end of a pipe.
  case endOfInput
  /// A line of more than the limit; all of it was skipped. Unit: bytes from a pipe, else characters.
  case tooLong(limit: Int)
  /// Whoever asked for the line was woken before anything was typed.
  case woken
  /// Reading failed; the number is the system's.
  case failed(errorNumber: Int32)
}

/// A source of the lines of a conversation.
package protocol LineSource {
  /// Waits for the next line.
  ///
  /// - Parameters:
  ///   - prompt: The text before the line that is typed; may have colours (SGR).
  ///   - complete: Candidates for the last word of the text before the cursor, each a whole word.
  ///   - help: What `?` shows behind a text, or nothing where it is a character like any other.
  /// - Returns: The line, or why there is none; only a text that was pasted has line breaks.
  mutating func next(
    prompt: String,
    complete: (String) -> [String],
    help: (String) -> [String]
  ) -> LineInput

  /// Waits for the next line, or until `isWoken` is true.
  ///
  /// `isWoken` is asked a few times a second while nothing has been typed, and so is `prompt` where
  /// lines can be edited.
  mutating func next(
    prompt: () -> String,
    complete: (String) -> [String],
    until isWoken: () -> Bool
  ) -> LineInput
}

extension LineSource {
  /// Waits for the next line, without completion and help.
  package mutating func next(prompt: String) -> LineInput {
    next(prompt: prompt) { _ in [] }
  }

  /// Waits for the next line, without help.
  package mutating func next(prompt: String, complete: (String) -> [String]) -> LineInput {
    next(prompt: prompt, complete: complete, help: { _ in [] })
  }
}
