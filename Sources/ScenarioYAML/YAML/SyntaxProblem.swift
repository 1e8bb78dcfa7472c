/// The reason why a text is not YAML, in words for an author of scenarios.
enum SyntaxProblem: Hashable, Sendable {
  case tab
  case controlCharacter(UInt32)
  case reservedStart(String)
  case unexpectedColon
  case missingColon
  case openQuote
  case openList(line: Int)
  case openObject(line: Int)
  case misplacedKey(line: Int)
  case misplacedItem(line: Int)
  case itemNotAllowed
  case unknownEscape
  case textAfterDocument
  case tooDeep
  /// Rare problems, in the parser's own words.
  case other(String)
}

extension SyntaxProblem {
  var message: String {
    switch self {
    case .tab: "a tab character cannot stand here; indent with spaces"
    case .controlCharacter(let value):
      "the character U+\(hexadecimal(value)) is not allowed in a YAML file"
    case .reservedStart(let character):
      "a value cannot start with '\(character)'; put the text in quotes"
    case .unexpectedColon:
      "a ':' is not allowed here; check the indentation, or put the text in quotes"
    case .missingColon: "expected ':' after this key"
    case .openQuote: "the quoted text that starts here is never closed"
    case .openList(let line): "expected ',' or ']' in the list that starts in line \(line)"
    case .openObject(let line): "expected ',' or '}' in the object that starts in line \(line)"
    case .misplacedKey(let line):
      "expected a key of the object that starts in line \(line); check the indentation"
    case .misplacedItem(let line):
      "expected '-' for the next item of the list that starts in line \(line); "
        + "check the indentation"
    case .itemNotAllowed:
      "a list item cannot start here; put '-' on a line of its own below the key"
    case .unknownEscape:
      "unknown escape in double quotes; write '\\\\' for a backslash, or use single quotes"
    case .textAfterDocument: "this belongs to no key; check the indentation"
    case .tooDeep: "lists and objects are nested too deep"
    case .other(let text): "the file is no valid YAML: \(text)"
    }
  }

  /// Returns the meaning of a parser's error and the spot to look at.
  static func explain(_ error: YAMLParserError, in source: SourceText) -> (SyntaxProblem, Mark) {
    guard let mark = error.mark else { return unreadable(at: error.byteOffset, in: source) }
    let startLine = error.contextMark.line
    let character = source.character(at: mark)
    switch error.problem {
    case _ where error.problem.contains("tab character"): return (.tab, mark)
    case "found character that cannot start any token":
      return (character == "\t" ? .tab : .reservedStart(character.map(String.init) ?? ""), mark)
    case "mapping values are not allowed in this context": return (.unexpectedColon, mark)
    case "could not find expected ':'": return (.missingColon, error.contextMark)
    case "found unexpected end of stream", "found unexpected document indicator":
      return (.openQuote, error.contextMark)
    case "did not find expected ',' or ']'": return (.openList(line: startLine), mark)
    case "did not find expected ',' or '}'": return (.openObject(line: startLine), mark)
    case "did not find expected key": return (.misplacedKey(line: startLine), mark)
    case "did not find expected '-' indicator": return (.misplacedItem(line: startLine), mark)
    case "block sequence entries are not allowed in this context": return (.itemNotAllowed, mark)
    case "found unknown escape character": return (.unknownEscape, mark)
    case "did not find expected <document start>": return (.textAfterDocument, mark)
    case _ where error.problem.hasPrefix("Maximum nesting level"): return (.tooDeep, mark)
    default:
      return (
        .other([error.problem, error.context].compactMap(\.self).joined(separator: " ")), mark
      )
    }
  }

  private static func unreadable(at offset: Int, in source: SourceText) -> (SyntaxProblem, Mark) {
    let mark = source.mark(ofByte: offset)
    return (
      source.character(at: mark).map { .controlCharacter($0.value) } ?? .other("unreadable"), mark
    )
  }

  private func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
