#if canImport(Glibc)
  private import Glibc
#else
  private import Darwin
#endif
private import CLibEdit

/// Lines typed into a terminal with libedit: editing, history, search (Ctrl-R) and completion.
///
/// The user's own `~/.editrc` is obeyed. What is pasted arrives as one text with its line breaks.
/// `?` may show help. Ctrl-Z stops the program and the line is there again when it goes on.
package final class EditedLines: LineSource {
  /// Characters that a line may have: what an editor that redraws can carry.
  package static let usualLimit = 1 << 18

  private let editor: OpaquePointer
  private let output: Int32
  private let limit: Int
  private let history: HistoryFile?
  private var latest: String?

  /// Opens the editor on a terminal; `nil` where there is none.
  package init?(
    input: Int32 = 0,
    output: Int32 = 1,
    history: HistoryFile? = nil,
    limit: Int = EditedLines.usualLimit
  ) {
    guard isatty(input) == 1, isatty(output) == 1,
      let editor = fd_editor_open(input, output, limit)
    else { return nil }
    self.editor = editor
    self.output = output
    self.limit = limit
    self.history = history
    for line in history?.lines() ?? [] {
      fd_editor_remember(editor, line)
      latest = line
    }
  }

  deinit {
    fd_editor_close(editor)
  }

  package func next(
    prompt: String,
    complete: (String) -> [String],
    help: (String) -> [String]
  ) -> LineInput {
    var text: UnsafeMutablePointer<CChar>?
    let columns = TerminalSize(descriptor: output)?.columns ?? 80
    let result = withoutActuallyEscaping(complete) { complete in
      withoutActuallyEscaping(help) { help in
        var request = LineRequest(complete: complete, help: help, columns: columns)
        return withUnsafeMutablePointer(to: &request) { request in
          fd_editor_read(
            editor,
            EditedLines.marked(prompt),
            completeWord,
            helpLine,
            request,
            &text
          )
        }
      }
    }
    defer { free(text) }
    switch result {
    case FD_READ_LINE: return accepted(text.map { String(cString: $0) } ?? "")
    case FD_READ_INTERRUPTED: return .interrupted
    case FD_READ_TAKEN_BACK: return next(prompt: prompt, complete: complete, help: help)
    case FD_READ_END: return .endOfInput
    case FD_READ_TOO_LONG: return .tooLong(limit: limit)
    case FD_READ_WOKEN: return .woken
    default: return .failed(errorNumber: errno)
    }
  }

  package func next(
    prompt: () -> String,
    complete: (String) -> [String],
    until isWoken: () -> Bool
  ) -> LineInput {
    let first = prompt()
    return withoutActuallyEscaping(isWoken) { isWoken in
      withoutActuallyEscaping(prompt) { prompt in
        var request = WakeRequest(isWoken: isWoken, prompt: prompt, output: output)
        return withUnsafeMutablePointer(to: &request) { request in
          fd_editor_wake(editor, askWaker, askPrompter, request)
          defer { fd_editor_wake(editor, nil, nil, nil) }
          return next(prompt: first, complete: complete, help: { _ in [] })
        }
      }
    }
  }

  /// Keeps a line in the history unless it is blank, secret (begins with a blank), a repetition or
  /// longer than anybody would want to edit again.
  private func accepted(_ line: String) -> LineInput {
    let kept = String(line.reversed().drop { $0 == " " }.reversed())
    let isWorthKeeping = kept.utf8.count <= EditedLines.mostKept && kept != latest
    if isWorthKeeping, !kept.isEmpty, kept.first != " " {
      fd_editor_remember(editor, kept)
      history?.append(kept)
      latest = kept
    }
    return .line(line)
  }

  /// The longest line that the history keeps.
  ///
  /// Unit: bytes.
  private static let mostKept = 4096

  /// The prompt with its escape sequences between bytes 1, so that libedit gives them no column.
  package static func marked(_ prompt: String) -> String {
    var result = ""
    var isInside = false
    for scalar in prompt.unicodeScalars {
      if scalar == "\u{1B}", !isInside {
        result += "\u{1}"
        isInside = true
      }
      result.unicodeScalars.append(scalar)
      if isInside, scalar != "[", scalar.properties.isAlphabetic {
        result += "\u{1}"
        isInside = false
      }
    }
    return isInside ? result + "\u{1}" : result
  }
}

/// The closures that the C side calls to complete a word or to help with a line.
private struct LineRequest {
  let complete: (String) -> [String]
  let help: (String) -> [String]
  let columns: Int
}

/// Answers the question for help; the text is allocated as the C side frees it.
private let helpLine: fd_helper = { context, before in
  guard let request = context?.assumingMemoryBound(to: LineRequest.self).pointee, let before
  else { return nil }
  let lines = request.help(String(cString: before))
  return lines.isEmpty ? nil : strdup(lines.joined(separator: "\r\n"))
}

/// The closures that the C side calls to ask whether to wake, and for the prompt.
private struct WakeRequest {
  let isWoken: () -> Bool
  let prompt: () -> String
  let output: Int32
}

/// Asks for the prompt as it is by now, where it fits into one row; the text is allocated as the C
/// side frees it.
private let askPrompter: fd_prompter = { context in
  guard let request = context?.assumingMemoryBound(to: WakeRequest.self).pointee else { return nil }
  let prompt = request.prompt()
  let columns = TerminalSize(descriptor: request.output)?.columns ?? 80
  return prompt.unicodeScalars.count < columns ? strdup(EditedLines.marked(prompt)) : nil
}

/// Asks whether the wait for a line should end.
private let askWaker: fd_waker = { context in
  context?.assumingMemoryBound(to: WakeRequest.self).pointee.isWoken() ?? false
}

/// Answers libedit's question for a completion; texts are allocated as the C side frees them.
private let completeWord: fd_completer = { context, before, completion in
  guard let request = context?.assumingMemoryBound(to: LineRequest.self).pointee,
    let before, let completion
  else { return }
  let text = String(cString: before)
  switch CompletionStep(before: text, candidates: request.complete(text)) {
  case .nothing:
    break
  case .replace(let deleted, let inserted):
    completion.pointee.deleted = CInt(deleted)
    completion.pointee.inserted = strdup(inserted)
  case .list(let candidates):
    let listing = CompletionStep.listing(candidates, columns: request.columns)
    completion.pointee.listing = strdup(listing)
  }
}
