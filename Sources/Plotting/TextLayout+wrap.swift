extension TextLayout {
  /// Text broken at blanks into lines of at most `width` columns.
  ///
  /// Line ends of the text begin new lines, which start with `first`; the lines that follow them
  /// by wrapping start with `rest` (a hanging indent). A word wider than a line is broken where
  /// the line ends. Colours that span a break are closed and opened again.
  package static func wrap(
    _ text: String,
    width: Int,
    first: String = "",
    rest: String = ""
  ) -> [String] {
    var lines: [String] = []
    var pen = Pen()
    for paragraph in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      var wrapping = Wrapping(width: width, first: first, rest: rest, pen: pen)
      for word in words(of: paragraph) { wrapping.add(word) }
      lines += wrapping.finished()
      pen = wrapping.pen
    }
    return lines
  }

  /// Runs of pieces between blanks; escapes stay with the word that they touch.
  private static func words(of paragraph: Substring) -> [[TextPiece]] {
    var words: [[TextPiece]] = []
    var word: [TextPiece] = []
    for piece in TextPieces(paragraph) {
      if piece == .cluster(" ") || piece == .cluster("\t") {
        if !word.isEmpty { words.append(word) }
        word = []
      } else {
        word.append(piece)
      }
    }
    return word.isEmpty ? words : words + [word]
  }
}

/// Lines that grow word by word.
private struct Wrapping {
  private let width: Int
  private let rest: String
  private var lines: [String] = []
  private var line: String
  private var used: Int
  private var isLineEmpty = true
  var pen: Pen

  init(width: Int, first: String, rest: String, pen: Pen) {
    self.width = max(1, width)
    self.rest = rest
    self.pen = pen
    line = first + pen.opening
    used = DisplayWidth.columns(of: first)
  }

  mutating func add(_ word: [TextPiece]) {
    let columns = word.reduce(0) { $0 + $1.columns }
    if !isLineEmpty {
      if used + 1 + columns <= width {
        line += " "
        used += 1
      } else {
        breakLine()
      }
    }
    for piece in word { add(piece) }
  }

  private mutating func add(_ piece: TextPiece) {
    if used + piece.columns > width, !isLineEmpty { breakLine() }
    pen.note(piece)
    line += piece.text
    used += piece.columns
    if piece.columns > 0 { isLineEmpty = false }
  }

  private mutating func breakLine() {
    lines.append(line + pen.closing)
    let indent = DisplayWidth.columns(of: rest) < width ? rest : ""
    line = indent + pen.opening
    used = DisplayWidth.columns(of: indent)
    isLineEmpty = true
  }

  func finished() -> [String] {
    let hasInk = !isLineEmpty || lines.isEmpty
    return hasInk ? lines + [line + pen.closing] : lines
  }
}
