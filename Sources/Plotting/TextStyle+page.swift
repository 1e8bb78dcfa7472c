extension TextStyle {
  /// The widest line of running text.
  ///
  /// Unit: columns. Wider lines are hard to read.
  private static let widestText = 100

  /// Writes a heading with a rule to the right edge, or alone where pages are heard.
  package func heading(_ text: String) -> String {
    let text = spelled(text)
    return switch form {
    case .drawn: paint(TextLayout.rule(text, width: width, glyphs: glyphs), .emphasis)
    case .spoken: text
    }
  }

  /// Writes a paragraph, wrapped to a width that reads well.
  package func paragraph(_ text: String, indent: Int = 0) -> [String] {
    TextLayout.wrap(spelled(text), width: min(width, Self.widestText) - indent).map {
      TextLayout.blanks(indent) + $0
    }
  }

  /// Writes a text behind a label, its later lines under the first.
  package func item(_ label: String, _ text: String) -> [String] {
    let indent = DisplayWidth.columns(of: label) + 1
    let room = max(20, min(width, Self.widestText) - indent)
    let lines = TextLayout.wrap(spelled(text), width: room)
    return lines.enumerated().map { index, line in
      (index == 0 ? label + " " : TextLayout.blanks(indent)) + line
    }
  }

  /// Writes a titled part of a page, an empty line before it.
  package func part(_ title: String, _ lines: [String]) -> [String] {
    ["", paint(title, .emphasis)] + lines
  }

  /// Writes a chart or a table.
  package func figure(_ figure: Figure) -> [String] { TextRenderer.render(figure, style: self) }
}
