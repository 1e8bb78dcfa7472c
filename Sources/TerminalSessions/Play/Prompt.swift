/// Describes a console's prompt: its text, and the help it offers while the player types a line.
package struct Prompt {
  /// The text right before the typed line.
  var text: String
  /// The status line above the prompt on a terminal.
  var status: StatusLine?
  /// Candidates for the last word of the text before the cursor.
  var complete: (String) -> [String]
  /// Returns the help that `?` shows for the text typed so far.
  ///
  /// Empty where `?` is an ordinary character.
  var help: (String) -> [String]

  package init(
    _ text: String,
    status: StatusLine? = nil,
    completing complete: @escaping (String) -> [String] = { _ in [] },
    help: @escaping (String) -> [String] = { _ in [] }
  ) {
    self.text = text
    self.status = status
    self.complete = complete
    self.help = help
  }

  /// The prompt on one line, for a pipe, a log or a screen reader.
  var inline: String { status.map { $0.inline + text } ?? text }
}
