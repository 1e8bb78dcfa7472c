package import ScenarioModel

/// The text of a file, for turning marks into places with their source line.
package struct SourceText: Sendable {
  /// The name that diagnostics give the file, as the user would type it.
  package let file: String
  package let text: String
  private let lineStarts: [String.Index]

  /// Splits a text into lines; complexity: linear.
  package init(file: String, text: String) {
    self.file = file
    self.text = text
    var starts = [text.startIndex]
    let scalars = text.unicodeScalars
    var index = scalars.startIndex
    while index < scalars.endIndex {
      let scalar = scalars[index]
      index = scalars.index(after: index)
      guard scalar.isLineBreak else { continue }
      if scalar == "\r", index < scalars.endIndex, scalars[index] == "\n" { continue }
      starts.append(index)
    }
    lineStarts = starts
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
    let line = lineStarts.lastIndex { $0 <= index } ?? 0
    let column = text.unicodeScalars.distance(from: lineStarts[line], to: index)
    return Mark(line: line + 1, column: column + 1)
  }

  private func line(_ number: Int) -> String {
    guard lineStarts.indices.contains(number - 1) else { return "" }
    let rest = text.unicodeScalars[lineStarts[number - 1]...]
    return String(rest.prefix { !$0.isLineBreak })
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
