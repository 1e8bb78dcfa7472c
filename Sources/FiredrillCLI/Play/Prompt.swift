/// What a console asks with: a text, and what it offers while a line is typed.
struct Prompt {
  /// What stands right before the line.
  var text: String
  /// What stands above it on a terminal.
  var status: StatusLine?
  /// Candidates for the last word of the text before the cursor.
  var complete: (String) -> [String]
  /// What `?` shows behind the text typed so far; nothing where it is a character like any other.
  var help: (String) -> [String]

  init(
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
