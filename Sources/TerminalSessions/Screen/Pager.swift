import Plotting
import Terminal

/// Shows long output a screenful at a time, in the terminal's own scrolling.
///
/// Shown lines stay in the terminal's scrollback; the pager clears only its own prompt.
struct Pager {
  private let output = OutputWriter.standardOutput
  /// Rows written since the last key press.
  private var used = 0
  /// Whether Ctrl-C was pressed at a pause; nothing more is shown then.
  private(set) var wasInterrupted = false

  /// Rows of a screen that a page leaves free: the status line, the prompt, and what was typed.
  private static let reservedRows = 3

  /// Starts a new page after the reader has seen everything so far.
  mutating func startPage() { used = 0 }

  /// Shows lines, with a pause wherever a screen is full.
  mutating func show(_ lines: [String], style: TextStyle) throws(OutputError) {
    var rest = lines[...]
    while !rest.isEmpty, !wasInterrupted {
      let size =
        TerminalSize(descriptor: output.descriptor) ?? TerminalSize(columns: style.width, rows: 24)
      let room = max(2, size.rows - Self.reservedRows)
      let page = fitting(rest, room: room, columns: size.columns)
      try output.writeLines(Array(page))
      rest = rest[page.endIndex...]
      guard !rest.isEmpty else { return }
      switch try pause(before: rest.count, style: style) {
      case .page: used = 0
      case .line: used = room - 1
      case .everything:
        try output.writeLines(Array(rest))
        used = room
        return
      case .nothing:
        used = 0
        return
      case .leave: wasInterrupted = true
      }
    }
  }

  /// The first lines that a screen has rows for, at least one where it is still empty.
  private mutating func fitting(
    _ lines: ArraySlice<String>,
    room: Int,
    columns: Int
  ) -> ArraySlice<String> {
    var end = lines.startIndex
    // Where the screen may end as well: before a blank line in its last third.
    var gap: (end: Int, used: Int)?
    while end < lines.endIndex {
      if lines[end].isEmpty, used > room * 2 / 3 { gap = (end, used) }
      let width = DisplayWidth.columns(of: lines[end])
      let rows = max(1, (width + columns - 1) / max(1, columns))
      guard used + rows <= room || used == 0 else { break }
      used += rows
      end += 1
    }
    guard end < lines.endIndex, let gap, gap.end > lines.startIndex else { return lines[..<end] }
    used = gap.used
    return lines[..<gap.end]
  }

  private enum Choice {
    case page, line, everything, nothing, leave
  }

  /// Asks how to go on; the line that asks is gone afterwards.
  private func pause(before count: Int, style: TextStyle) throws(OutputError) -> Choice {
    guard var keys = KeyReader() else { return .everything }
    var text = " \(count) more line\(count == 1 ? "" : "s"): space page, q skip, ? keys "
    while true {
      let shown = TextLayout.truncate(text, to: style.width - 1, glyphs: style.glyphs)
      try output.write("\r\u{1B}[K" + style.paint(shown, .bar))
      let key = keys.next()
      try output.write("\r\u{1B}[K")
      switch key {
      case .character(" "), .character("f"), .pageDown, .right: return .page
      case .enter, .down, .character("j"): return .line
      case .character("G"), .end: return .everything
      case .character("q"), .character("Q"), .escape, .endOfInput: return .nothing
      case .interrupted: return .leave
      case .character("?"), .character("h"):
        text = " space next page, Enter next line, G all, q skip the rest, Ctrl-C leave "
      case .character, .tab, .backspace, .delete, .up, .left, .home, .pageUp, .redraw: continue
      }
    }
  }
}
