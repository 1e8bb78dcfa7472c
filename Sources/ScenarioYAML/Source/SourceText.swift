package import ScenarioModel

/// The text of a file, for turning marks into places with their source line.
package struct SourceText: Sendable {
  /// The name that diagnostics give the file, as the user would type it.
  package let file: String
  package let text: String
  /// The lines without their line breaks.
  private let lines: [Range<String.Index>]

  /// Splits a text into lines; complexity: linear.
  package init(file: String, text: String) {
    self.file = file
    self.text = text
    var lines: [Range<String.Index>] = []
    var start = text.startIndex
    let scalars = text.unicodeScalars
    var index = scalars.startIndex
    while index < scalars.endIndex {
      let (end, scalar) = (index, scalars[index])
      index = scalars.index(after: index)
      guard scalar.isLineBreak else { continue }
      lines.append(start..<end)
      if scalar == "\r", index < scalars.endIndex, scalars[index] == "\n" {
        index = scalars.index(after: index)
      }
      start = index
    }
    self.lines = lines + [start..<text.endIndex]
  }

  /// The place of a mark, with the line it is on.
  package func place(of mark: Mark) -> Diagnostic.Place {
    Diagnostic.Place(line: mark.line, column: mark.column, source: line(mark.line))
  }

  /// The character at a mark; nil at the end of a line and outside the text.
  func character(at mark: Mark) -> Unicode.Scalar? {
    line(mark.line).unicodeScalars.dropFirst(mark.column - 1).first
  }

  /// The mark of a byte, counted from 0.
  func mark(ofByte offset: Int) -> Mark {
    let utf8 = text.utf8
    guard let index = utf8.index(utf8.startIndex, offsetBy: offset, limitedBy: utf8.endIndex) else {
      return .start
    }
    let line = lines.lastIndex { $0.lowerBound <= index } ?? 0
    let column = text.unicodeScalars.distance(from: lines[line].lowerBound, to: index)
    return Mark(line: line + 1, column: column + 1)
  }

  /// The first character that breaks a line for the parser and not for most editors, with its place;
  /// complexity: linear.
  var firstHiddenLineBreak: (scalar: Unicode.Scalar, mark: Mark)? {
    let scalars = text.unicodeScalars
    guard
      let index = scalars.firstIndex(where: { $0.isLineBreak && $0 != "\n" && $0 != "\r" })
    else { return nil }
    return (scalars[index], mark(ofByte: text.utf8.distance(from: text.startIndex, to: index)))
  }

  /// The first byte of a line that is counted from 1; `nil` for a line that is not there.
  func byte(ofLine number: Int) -> Int? {
    guard lines.indices.contains(number - 1) else { return nil }
    return text.utf8.distance(from: text.startIndex, to: lines[number - 1].lowerBound)
  }

  private func line(_ number: Int) -> String {
    lines.indices.contains(number - 1) ? String(text[lines[number - 1]]) : ""
  }
}

extension Unicode.Scalar {
  /// The line breaks of YAML 1.1, by which the parser counts lines.
  var isLineBreak: Bool {
    switch self {
    case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": true
    default: false
    }
  }
}
