import Plotting
import Terminal

/// Shows pages one at a time, steered by single keys.
struct ReplayViewer {
  let pages: [[String]]
  let terminal: TerminalCapabilities

  /// Clears the screen and puts the cursor at its top; source: ECMA-48, ED and CUP.
  private static let clear = "\u{1B}[2J\u{1B}[H"

  /// Shows pages until the viewer leaves.
  func run() throws {
    guard var keys = KeyReader() else { return }
    let output = OutputWriter.standardOutput
    var page = 0
    var top = 0
    while true {
      let rows = max(4, (TerminalSize(descriptor: output.descriptor) ?? terminal.size).rows)
      let last = max(0, pages[page].count - (rows - 2))
      top = min(max(0, top), last)
      let shown = pages[page][top..<min(pages[page].count, top + rows - 2)]
      try output.write(
        Self.clear + shown.joined(separator: "\n") + "\n\n"
          + "\(page) of \(pages.count - 1)\(last > top ? ", ↓ more" : "") · space next, ← back, g G first last, q leave "
      )
      switch keys.next() {
      case .character(" "), .right, .enter:
        if page < pages.count - 1 { (page, top) = (page + 1, 0) }
      case .left, .backspace: if page > 0 { (page, top) = (page - 1, 0) }
      case .down: top += 1
      case .up: top -= 1
      case .pageDown: top += rows - 2
      case .pageUp: top -= rows - 2
      case .character("g"), .home: (page, top) = (0, 0)
      case .character("G"), .end: (page, top) = (pages.count - 1, 0)
      case .character("q"), .escape, .endOfInput:
        try output.write("\n")
        return
      case .interrupted:
        try output.write("\n")
        throw CommandFailure("", code: .interrupted)
      case .character, .tab, .delete, .redraw: continue
      }
    }
  }
}
