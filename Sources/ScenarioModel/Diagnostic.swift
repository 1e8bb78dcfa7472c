/// One problem in an author's file: what is wrong, where, and a suggestion.
///
/// Problems are data: each module has an enum that conforms to `DiagnosticProblem`. Reading a file
/// knows lines and columns; validation of a model knows only the `path` of the value, and whoever
/// read the file adds the `place` to it.
package struct Diagnostic: Hashable, Sendable {
  package var severity: Severity
  package var kind: Kind
  /// The problem in words, without a final period: "unknown key 'tittle'".
  package var message: String
  package var expected: String?
  package var found: String?
  /// The nearest valid name; `nil` where none is near.
  package var suggestion: String?
  /// The path of the wrong value, as keys and indices from the root of the file.
  package var path: Path
  package var file: String?
  package var place: Place?

  /// Whether a file with this diagnostic can be used.
  package enum Severity: String, Hashable, Sendable {
    case error
    case warning
  }

  /// The kind of a problem by its source; front ends tell kinds apart in their exit codes.
  package enum Kind: String, Hashable, Sendable {
    /// There is no such file or folder.
    case missing
    /// The file exists and cannot be read.
    case unreadable
    /// The file can be read and its content is wrong.
    case content
  }

  /// A spot in a text file together with the line it is on.
  package struct Place: Hashable, Sendable {
    /// Counted from 1.
    package var line: Int
    /// Counted from 1, in Unicode scalars.
    package var column: Int
    /// The text of the line, without its line break.
    package var source: String

    /// Makes a place from its line, column and the text of the line.
    package init(line: Int, column: Int, source: String) {
      self.line = line
      self.column = column
      self.source = source
    }
  }

  /// Makes a diagnostic of a problem with the value at a path.
  package init(
    _ problem: some DiagnosticProblem,
    at path: Path = [],
    file: String? = nil,
    place: Place? = nil
  ) {
    severity = problem.severity
    kind = problem.kind
    message = problem.message
    expected = problem.expected
    found = problem.found
    suggestion = problem.suggestion
    self.path = path
    self.file = file
    self.place = place
  }
}

/// A problem as data, usually an enum with a case for each way in which a value can be wrong.
package protocol DiagnosticProblem: Hashable, Sendable {
  /// The problem in words, in lower case and without a final period.
  var message: String { get }
  var expected: String? { get }
  var found: String? { get }
  var suggestion: String? { get }
  var severity: Diagnostic.Severity { get }
  var kind: Diagnostic.Kind { get }
}

extension DiagnosticProblem {
  package var expected: String? { nil }
  package var found: String? { nil }
  package var suggestion: String? { nil }
  package var severity: Diagnostic.Severity { .error }
  package var kind: Diagnostic.Kind { .content }
}

extension Diagnostic {
  /// The way from the root of a file to a value in it, such as `["hypotheses", 2, "prior"]`.
  package struct Path: Hashable, Sendable, ExpressibleByArrayLiteral, CustomStringConvertible {
    package var steps: [Step]

    /// Makes a path of its steps.
    package init(_ steps: [Step]) { self.steps = steps }
    package init(arrayLiteral elements: Step...) { steps = elements }

    /// The path of a value inside the value at this path.
    package func appending(_ other: Path) -> Path { Path(steps + other.steps) }

    /// Reads as `hypotheses[2].prior`; the root is the empty text.
    package var description: String {
      steps.reduce(into: "") { text, step in
        switch step {
        case .key(let name): text += text.isEmpty ? name : ".\(name)"
        case .index(let index): text += "[\(index)]"
        }
      }
    }
  }

  /// One step of a path: a key of an object, or an index (from 0) into a list.
  package enum Step: Hashable, Sendable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
    case key(String)
    case index(Int)

    package init(stringLiteral value: String) { self = .key(value) }
    package init(integerLiteral value: Int) { self = .index(value) }
  }
}

extension Diagnostic: CustomStringConvertible {
  /// The diagnostic as a compiler would print it: where, what, the source line and a caret.
  package var description: String {
    var head: [String] = []
    if let place {
      head.append("\(file.map { "\($0):" } ?? "")\(place.line):\(place.column)")
    } else {
      head += [file, path.steps.isEmpty ? nil : path.description].compactMap { $0 }
    }
    head += [severity.rawValue, sentence]
    let first = head.joined(separator: ": ")
    guard let place, place.source.contains(where: { !$0.isWhitespace }) else { return first }
    return [first, place.excerpt, place.caretLine].joined(separator: "\n")
  }

  /// The message with the suggestion, as sentences without the last period.
  package var sentence: String {
    suggestion.map { "\(message). Did you mean '\($0)'?" } ?? message
  }
}

extension Diagnostic.Place {
  /// The widest excerpt of a source line, in Unicode scalars; longer lines are cut around the spot.
  private static let excerptLength = 100

  /// The first scalar of the line that the excerpt shows.
  private var start: Int {
    let count = source.unicodeScalars.count
    guard count > Self.excerptLength else { return 0 }
    return max(0, min(column - 1 - Self.excerptLength / 2, count - Self.excerptLength))
  }

  /// The part of the source line around the spot; control characters are shown as `\u{FFFD}`.
  fileprivate var excerpt: String {
    let shown = source.unicodeScalars.dropFirst(start).prefix(Self.excerptLength)
    return String(String.UnicodeScalarView(shown.map { $0.isShowable ? $0 : "\u{FFFD}" }))
  }

  /// Blanks as wide as the text before the spot, then a caret.
  fileprivate var caretLine: String {
    let before = excerpt.unicodeScalars.prefix(max(0, column - 1 - start))
    return before.map(\.blank).joined() + "^"
  }
}

extension Unicode.Scalar {
  /// False for characters that would move the cursor or reorder the line of a terminal.
  fileprivate var isShowable: Bool {
    switch properties.generalCategory {
    case .control: self == "\t"
    case .format, .lineSeparator, .paragraphSeparator, .surrogate: false
    default: true
    }
  }

  /// Text as wide as this character in a terminal: a tab stays a tab, wide characters take two cells.
  ///
  /// The wide ranges are the blocks of East Asian width W (Unicode annex 11), rounded to whole blocks.
  fileprivate var blank: String {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return ""
    default: break
    }
    switch value {
    case 0x09: return "\t"
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF,
      0x20000...0x3FFFD:
      return "  "
    default: return " "
    }
  }
}

extension Diagnostic {
  /// Whether the diagnostic comes before another in the order of the file.
  package func precedes(_ other: Diagnostic) -> Bool {
    guard let place, let otherPlace = other.place else { return place != nil && other.place == nil }
    return (place.line, place.column) < (otherPlace.line, otherPlace.column)
  }
}
