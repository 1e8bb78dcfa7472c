package import Plotting
import Terminal

/// A player at this process's standard input and output.
///
/// At a terminal the status line stands above the prompt, `?` helps in place and long output pauses;
/// a pipe gets one line a prompt, and so does a screen reader, whose terminal edits the line itself.
package struct TerminalConsole: InterviewConsole {
  private var source: any LineSource
  private let screen: TerminalScreen
  private let output = OutputWriter.standardOutput
  /// Whether lines come from a pipe and are written behind their prompt, so that a log reads well.
  private let isEchoing: Bool
  /// Pauses long output; `nil` where lines cannot be edited, and output then never pauses.
  private var pager: Pager?

  /// Whether both ends are a terminal.
  package var isInteractive: Bool { screen.isInteractive }

  package init(_ screen: TerminalScreen, historyFile: String? = nil) {
    self.screen = screen
    let history = historyFile.map { HistoryFile(path: $0) }
    if screen.canRedraw, let editor = EditedLines(history: history) {
      source = editor
      isEchoing = false
      pager = Pager()
    } else {
      isEchoing = !screen.capabilities.isInputTerminal
      source = PipedLines(descriptor: 0, prompting: isEchoing ? nil : output)
    }
  }

  /// Whether Ctrl-C was pressed while something was shown.
  var wasInterrupted: Bool { pager?.wasInterrupted ?? false }

  /// Lets last words be shown although Ctrl-C was pressed.
  mutating func forgetInterrupt() {
    if pager != nil { pager = Pager() }
  }

  package func fitted(_ style: TextStyle) -> TextStyle { screen.style }

  package mutating func ask(
    _ prompt: String,
    completing complete: @escaping (String) -> [String]
  ) -> PlayInput {
    ask(Prompt(prompt, completing: complete))
  }

  package mutating func ask(_ prompt: Prompt) -> PlayInput {
    guard !wasInterrupted else { return .interrupted }
    let style = screen.style
    let text = style.spelled(pager == nil ? prompt.inline : prompt.text)
    if let status = prompt.status { showStatus(status) }
    let input = source.next(prompt: text, complete: prompt.complete) { typed in
      prompt.help(typed).map { style.spelled($0) }
    }
    return told(input, text)
  }

  package func showStatus(_ status: StatusLine) {
    guard pager != nil else { return }
    try? output.writeLine(status.bar(screen.style))
  }

  package mutating func ask(_ prompt: () -> String, until isWoken: () -> Bool) -> PlayInput {
    guard !wasInterrupted else { return .interrupted }
    let style = screen.style
    let first = style.spelled(prompt())
    let input = source.next(
      prompt: { style.spelled(prompt()) },
      complete: { _ in [] },
      until: isWoken
    )
    return told(input, first)
  }

  private mutating func told(_ input: LineInput, _ text: String) -> PlayInput {
    pager?.startPage()
    switch input {
    case .line(let line):
      if isEchoing { try? output.writeLine(text + TerminalText.withoutControls(line)) }
      return .line(line)
    case .interrupted: return .interrupted
    case .woken: return .woken
    case .endOfInput: return .endOfInput
    case .failed(let number): return .failed(SystemErrorText.of(number))
    case .tooLong(let limit): return .tooLong(limit: limit)
    }
  }

  package mutating func show(_ lines: [String]) throws {
    let style = screen.style
    let lines = lines.map { style.spelled($0) }
    if pager == nil {
      try output.writeLines(lines)
    } else {
      try pager?.show(lines, style: style)
    }
  }
}
