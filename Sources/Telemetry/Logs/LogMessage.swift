/// A log template's message cut into its words and the fields between them.
///
/// `{name}` with letters, digits and underscores stands for a field; other braces are plain text.
struct LogMessage: Hashable, Sendable {
  enum Piece: Hashable, Sendable {
    case text(String)
    case field(FieldName)
  }

  let pieces: [Piece]

  init(_ message: String) {
    var pieces: [Piece] = []
    var plain = ""
    var rest = message[...]
    while let open = rest.firstIndex(of: "{") {
      let after = rest.index(after: open)
      let name = rest[after...].prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
      guard !name.isEmpty, name.endIndex < rest.endIndex, rest[name.endIndex] == "}" else {
        plain += rest[...open]
        rest = rest[after...]
        continue
      }
      plain += rest[..<open]
      if !plain.isEmpty { pieces.append(.text(plain)) }
      plain = ""
      pieces.append(.field(FieldName(String(name))))
      rest = rest[rest.index(after: name.endIndex)...]
    }
    plain += rest
    if !plain.isEmpty { pieces.append(.text(plain)) }
    self.pieces = pieces
  }

  /// The fields that the message shows, in order, with repetitions.
  var fields: [FieldName] {
    pieces.compactMap { if case .field(let name) = $0 { name } else { nil } }
  }
}
