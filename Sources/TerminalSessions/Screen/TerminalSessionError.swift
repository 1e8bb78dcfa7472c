/// The reasons for which a session at a terminal stops before it is over.
package enum TerminalSessionError: Error, Hashable {
  /// Ctrl-C was pressed.
  case interrupted
  /// The input cannot be read, for the reason given.
  case unreadableInput(String)
  /// A program answered a choice with a text that chooses nothing.
  case notAChoice(String)
}
