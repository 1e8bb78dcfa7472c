/// Alignment, cutting and wrapping of text on a page of fixed width, in terminal columns.
///
/// All of it leaves escape sequences whole: a colour that is cut by a line's end is closed there
/// and opened again on the next line.
package enum TextLayout {
  /// The position of text in a cell that is wider than it.
  package enum Alignment: String, Hashable, Sendable, Codable, CaseIterable {
    case left, right, centre
  }

  /// Text from outside made harmless: nothing in it can steer the terminal.
  ///
  /// Control characters and escapes become visible `�`, a tab or line end a blank, and the
  /// characters that turn the direction of reading (UAX #9 §2), tags and byte-order marks are dropped.
  package static func plain(_ text: some StringProtocol) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return String(text) }
    var result = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A where previous == "\r": break
      case 0x09, 0x0A, 0x0D, 0x2028, 0x2029: result.append(" ")
      case 0x00..<0x20, 0x7F..<0xA0: result.append("\u{FFFD}")
      case 0x202A...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0x061C: break
      case 0xFEFF, 0xE0000...0xE007F: break
      default: result.append(scalar)
      }
      previous = scalar
    }
    return String(result)
  }

  /// The text with blanks up to a width; text that is wider stays as it is.
  package static func pad(
    _ text: String,
    to width: Int,
    _ alignment: Alignment = .left
  ) -> String {
    let missing = width - DisplayWidth.columns(of: text)
    guard missing > 0 else { return text }
    switch alignment {
    case .left: return text + blanks(missing)
    case .right: return blanks(missing) + text
    case .centre: return blanks(missing / 2) + text + blanks(missing - missing / 2)
    }
  }

  /// The text cut to a width, its last column telling that something was cut.
  package static func truncate(
    _ text: String,
    to width: Int,
    glyphs: GlyphSet = .unicode
  ) -> String {
    guard width > 0 else { return "" }
    if DisplayWidth.columns(of: text) <= width { return text }
    let ellipsis = glyphs == .unicode ? "…" : (width >= 6 ? "..." : "~")
    return prefix(text, columns: width - ellipsis.count) + ellipsis
  }

  /// As much of the text as fits into a number of columns; open colours are closed.
  package static func prefix(_ text: String, columns: Int) -> String {
    var result = ""
    var used = 0
    var pen = Pen()
    for piece in TextPieces(text) {
      guard used + piece.columns <= columns else { break }
      pen.note(piece)
      used += piece.columns
      result += piece.text
    }
    return result + pen.closing
  }

  /// Blanks.
  package static func blanks(_ count: Int) -> String {
    String(repeating: " ", count: max(0, count))
  }

  /// A horizontal rule, with a heading set into it if there is one.
  package static func rule(_ heading: String = "", width: Int, glyphs: GlyphSet) -> String {
    let line = glyphs == .unicode ? "─" : "-"
    guard !heading.isEmpty, width > 6 else { return String(repeating: line, count: max(0, width)) }
    let text = truncate(heading, to: width - 5, glyphs: glyphs)
    let rest = width - 4 - DisplayWidth.columns(of: text)
    return line + line + " " + text + " " + String(repeating: line, count: rest)
  }

  /// Lines in a frame of the given outer width; lines that are too wide are cut.
  package static func box(
    _ lines: [String],
    title: String = "",
    width: Int,
    glyphs: GlyphSet
  ) -> [String] {
    guard width >= 5 else { return lines.map { truncate($0, to: width, glyphs: glyphs) } }
    let (corners, side) =
      glyphs == .unicode ? (["╭", "╮", "╰", "╯"], "│") : (["+", "+", "+", "+"], "|")
    let inner = width - 4
    let body = lines.map {
      side + " " + pad(truncate($0, to: inner, glyphs: glyphs), to: inner) + " " + side
    }
    let top = corners[0] + rule(title, width: width - 2, glyphs: glyphs) + corners[1]
    let bottom = corners[2] + rule(width: width - 2, glyphs: glyphs) + corners[3]
    return [top] + body + [bottom]
  }

  /// Two blocks of lines side by side; the right one begins after `leftWidth + gap` columns.
  package static func beside(
    _ left: [String],
    _ right: [String],
    leftWidth: Int,
    gap: Int = 2
  ) -> [String] {
    (0..<max(left.count, right.count)).map { row in
      let first = row < left.count ? left[row] : ""
      guard row < right.count, !right[row].isEmpty else { return first }
      let cut = truncate(first, to: leftWidth)
      return pad(cut, to: leftWidth) + blanks(gap) + right[row]
    }
  }

  /// Short items in as many columns as fit, filled from top to bottom as `ls` does.
  package static func columns(_ items: [String], width: Int, gap: Int = 2) -> [String] {
    let widest = items.map { DisplayWidth.columns(of: $0) }.max() ?? 0
    let across = max(1, (width + gap) / max(1, widest + gap))
    let rows = (items.count + across - 1) / across
    return (0..<rows).map { row in
      let cells = stride(from: row, to: items.count, by: rows).map { items[$0] }
      let padded = cells.dropLast().map { pad($0, to: widest + gap) }.joined()
      return truncate(padded + (cells.last ?? ""), to: width)
    }
  }
}

/// The colours in force while text is read, as the SGR sequences that set them.
struct Pen {
  private var sequences: [String] = []

  /// Sequences that bring the colours back after a line's end.
  var opening: String { sequences.joined() }
  /// The sequence that ends all colours, if any is in force.
  var closing: String { sequences.isEmpty ? "" : "\u{1B}[0m" }

  mutating func note(_ piece: TextPiece) {
    guard case .escape(let sequence) = piece, sequence.hasSuffix("m") else { return }
    if sequence == "\u{1B}[0m" || sequence == "\u{1B}[m" {
      sequences.removeAll()
    } else {
      sequences.append(sequence)
    }
  }
}
