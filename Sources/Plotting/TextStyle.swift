/// The characters that a terminal can show.
package enum GlyphSet: Hashable, Sendable, CaseIterable {
  /// Box drawing, blocks and braille of the Unicode standard.
  case unicode
  /// The 95 printable characters of ASCII.
  case ascii
}

/// The colours that a terminal can show.
package enum ColourDepth: Hashable, Sendable, CaseIterable {
  case none
  /// The 16 colours of ECMA-48 with the bright ones of aixterm.
  case ansi16
  /// The palette of 256 colours of xterm.
  case ansi256
}

/// The role of a piece of a figure or page, apart from its look in a terminal.
package enum Ink: Hashable, Sendable {
  case plain
  case emphasis
  case faint
  /// The n-th series of a figure; numbers go round after the palette's end.
  case series(Int)
  case good
  case warning
  case bad
  /// A line that stands apart from the text around it, such as a status line.
  case bar
  /// A shade of heat from 0, the least, to 1.
  case heat(Double)
}

/// A form in which figures are shown.
package enum FigureForm: Hashable, Sendable, CaseIterable {
  /// As plots and aligned tables.
  case drawn
  /// In words, a line a value or a row, for those who hear them.
  case spoken
}

/// The width, colours and characters with which figures and pages are written for one terminal.
package struct TextStyle: Hashable, Sendable {
  /// Columns that no line exceeds; at least 1.
  package var width: Int
  /// Rows of the plotting area of a line chart; at least 4.
  package var plotRows: Int
  package var glyphs: GlyphSet
  package var colour: ColourDepth
  package var form: FigureForm

  package init(
    width: Int,
    plotRows: Int = 12,
    glyphs: GlyphSet,
    colour: ColourDepth,
    form: FigureForm = .drawn
  ) {
    self.width = max(1, width)
    self.plotRows = max(4, plotRows)
    self.glyphs = glyphs
    self.colour = colour
    self.form = form
  }

  /// The text in an ink, or as it is where the terminal has no colours.
  package func paint(_ text: String, _ ink: Ink) -> String {
    guard !text.isEmpty, let code = Palette.code(of: ink, depth: colour) else { return text }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }
}
