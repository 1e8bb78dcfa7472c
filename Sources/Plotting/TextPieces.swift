/// A piece of terminal text: a cluster that is shown, or an escape sequence that is obeyed.
package enum TextPiece: Hashable, Sendable {
  case cluster(Character)
  case escape(String)

  /// Columns that the piece takes.
  package var columns: Int {
    switch self {
    case .cluster(let cluster): DisplayWidth.columns(of: cluster)
    case .escape: 0
    }
  }

  /// The piece as it is written to a terminal.
  package var text: String {
    switch self {
    case .cluster(let cluster): String(cluster)
    case .escape(let sequence): sequence
    }
  }
}

/// Splits terminal text into clusters and escape sequences.
///
/// Sequences known: CSI (`ESC [ … final byte`), OSC (`ESC ] …` to BEL or `ESC \`) and two-character
/// escapes (ECMA-48 §5.3, §5.4, §5.6). An unfinished sequence reaches to the end of the text.
package struct TextPieces: Sequence, IteratorProtocol {
  private let characters: [Character]
  private var position = 0

  package init(_ text: some StringProtocol) {
    characters = Array(text)
  }

  package mutating func next() -> TextPiece? {
    guard position < characters.count else { return nil }
    let start = position
    position += 1
    guard characters[start] == "\u{1B}" else { return .cluster(characters[start]) }
    skipSequence()
    return .escape(String(characters[start..<position]))
  }

  private mutating func skipSequence() {
    guard position < characters.count else { return }
    let introducer = characters[position]
    position += 1
    switch introducer {
    case "[":
      skip { $0.isASCIIFinalByte }
    case "]":
      skip { $0 == "\u{07}" || $0 == "\u{1B}" }
      if position < characters.count, characters[position - 1] == "\u{1B}",
        characters[position] == "\\"
      {
        position += 1
      }
    default:
      return
    }
  }

  private mutating func skip(through isLast: (Character) -> Bool) {
    while position < characters.count {
      position += 1
      if isLast(characters[position - 1]) { return }
    }
  }
}

extension Character {
  /// The last byte of a control sequence: 0x40 to 0x7E (ECMA-48 §5.4).
  fileprivate var isASCIIFinalByte: Bool {
    guard let value = asciiValue else { return false }
    return value >= 0x40 && value <= 0x7E
  }
}
