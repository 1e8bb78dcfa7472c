package import Plotting
package import Terminal

/// The terminal or pipe at which a session is held: what it can do, and the style of text on it.
package struct TerminalScreen: Sendable {
  package let capabilities: TerminalCapabilities
  /// Whether a screen reader reads along: nothing is redrawn, and figures are put into words.
  package let isPlain: Bool

  package init(_ capabilities: TerminalCapabilities, isPlain: Bool) {
    self.capabilities = capabilities
    self.isPlain = isPlain
  }

  /// Whether the screen may be changed where it was written already.
  package var canRedraw: Bool { capabilities.canEditLines && !isPlain }

  /// Whether both ends are a terminal.
  var isInteractive: Bool { capabilities.isInputTerminal && capabilities.isOutputTerminal }

  /// The style for text at the terminal's current width, limited to 40…200 columns.
  ///
  /// Without a terminal the width is 80 columns.
  package var style: TextStyle {
    TextStyle(
      width: min(200, max(40, columns)),
      glyphs: capabilities.isUTF8 || !capabilities.isOutputTerminal ? .unicode : .ascii,
      colour: isPlain ? .none : colour,
      form: isPlain ? .spoken : .drawn
    )
  }

  private var columns: Int {
    guard capabilities.isOutputTerminal else { return 80 }
    let size = TerminalSize(descriptor: OutputWriter.standardOutput.descriptor)
    return (size ?? capabilities.size).columns
  }

  private var colour: ColourDepth {
    switch capabilities.colour {
    case .none: .none
    case .sixteen: .ansi16
    case .twoHundredFiftySix: .ansi256
    }
  }

  /// Shows a page that asks nothing: with pauses at a terminal, at once elsewhere.
  package func show(_ page: [String]) throws {
    let style = style
    let lines = page.map { style.spelled($0) }
    guard canRedraw else { return try OutputWriter.standardOutput.writeLines(lines) }
    var pager = Pager()
    try pager.show(lines, style: style)
    if pager.wasInterrupted { throw TerminalSessionError.interrupted }
  }
}
