package import Plotting

/// Reads a player's lines and shows output: a terminal, a pipe or a test.
package protocol PlayConsole {
  /// The next line, after showing a prompt.
  mutating func ask(_ prompt: String, completing complete: @escaping (String) -> [String])
    -> PlayInput
  /// The next line, after showing a prompt that offers more than a completion.
  mutating func ask(_ prompt: Prompt) -> PlayInput
  /// Shows lines; throws when nobody can read them any more.
  mutating func show(_ lines: [String]) throws
  /// Whether a person reads this console, so that output may pause.
  var isInteractive: Bool { get }
  /// A style with the size that the console has now.
  func fitted(_ style: TextStyle) -> TextStyle
}

extension PlayConsole {
  package mutating func ask(_ prompt: Prompt) -> PlayInput {
    ask(prompt.inline, completing: prompt.complete)
  }

  package func fitted(_ style: TextStyle) -> TextStyle { style }

  package var isInteractive: Bool { false }
}

/// A console that can be called away while it waits for a line.
package protocol InterviewConsole: PlayConsole {
  /// Shows where the incident stands, at a terminal alone.
  func showStatus(_ status: StatusLine)
  /// The next line, or `.woken` when `isWoken` says so before anything was typed.
  ///
  /// Until then a terminal shows the prompt as it is at each moment.
  mutating func ask(_ prompt: () -> String, until isWoken: () -> Bool) -> PlayInput
}

/// The result of asking the player for a line.
package enum PlayInput: Hashable {
  case line(String)
  /// Ctrl-C.
  case interrupted
  /// Ctrl-D, or the end of a pipe.
  case endOfInput
  case tooLong(limit: Int)
  /// Nothing was typed, and something else happened that ends the wait.
  case woken
  /// The input cannot be read, for the reason given.
  case failed(String)
}

/// The way in which a play ended.
package enum PlayEnd: Hashable {
  case declared, abandoned, quit, interrupted
}
