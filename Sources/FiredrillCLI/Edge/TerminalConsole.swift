import Terminal

/// A player at this process's standard input and output.
struct TerminalConsole: InterviewConsole {
  private var source: any LineSource
  private let output = OutputWriter.standardOutput
  /// Whether lines come from a pipe and are written behind their prompt, so that a log reads well.
  private let isEchoing: Bool

  /// Whether both ends are a terminal.
  let isInteractive: Bool

  init(_ surroundings: Surroundings, historyFile: String?) {
    isInteractive = surroundings.terminal.isInputTerminal && surroundings.terminal.isOutputTerminal
    let history = historyFile.map { HistoryFile(path: $0) }
    if surroundings.terminal.canEditLines, let editor = EditedLines(history: history) {
      source = editor
      isEchoing = false
    } else {
      isEchoing = !surroundings.terminal.isInputTerminal
      source = PipedLines(descriptor: 0, prompting: isEchoing ? nil : output)
    }
  }

  mutating func ask(
    _ prompt: String,
    completing complete: @escaping (String) -> [String]
  ) -> PlayInput {
    told(source.next(prompt: prompt, complete: complete), prompt)
  }

  mutating func ask(_ prompt: String, until isWoken: () -> Bool) -> PlayInput {
    told(source.next(prompt: prompt, complete: { _ in [] }, until: isWoken), prompt)
  }

  private func told(_ input: LineInput, _ prompt: String) -> PlayInput {
    switch input {
    case .line(let line):
      if isEchoing { try? output.writeLine(prompt + line) }
      return .line(line)
    case .interrupted: return .interrupted
    case .woken: return .woken
    case .endOfInput: return .endOfInput
    case .failed(let number): return .failed(SystemErrorText.of(number))
    case .tooLong(let limit): return .tooLong(limit: limit)
    }
  }

  mutating func show(_ lines: [String]) throws {
    try output.writeLines(lines)
  }
}
