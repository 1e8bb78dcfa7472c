extension TextStyle {
  /// Text from outside made harmless and, where the terminal knows only ASCII, put into it.
  package func plain(_ text: some StringProtocol) -> String {
    spelled(TextLayout.plain(text))
  }

  /// Text of our own, colours included, put into ASCII where the terminal knows nothing else.
  package func spelled(_ text: String) -> String {
    switch glyphs {
    case .unicode: text
    case .ascii: ASCIIText.spelled(text)
    }
  }
}

/// Text for terminals that show nothing but ASCII.
package enum ASCIIText {
  /// The text with typographic signs spelled in ASCII and a question mark for all else.
  package static func spelled(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    return text.map { $0.isASCII ? String($0) : signs[$0] ?? "?" }.joined()
  }

  private static let signs: [Character: String] = [
    "–": "-", "—": "-", "−": "-", "‘": "'", "’": "'", "“": "\"", "”": "\"", "…": "...",
    "×": "x", "÷": "/", "·": "*", "•": "*", "→": "->", "←": "<-", "≤": "<=", "≥": ">=",
    "≠": "!=", "≈": "~", "±": "+/-", "µ": "u", "μ": "u", "Δ": "delta", "∞": "inf", "√": "sqrt",
    "°": " deg", "\u{A0}": " ", "\u{202F}": " ", "\u{2009}": " ", "½": "1/2", "¼": "1/4",
    "²": "^2", "³": "^3", "✓": "ok", "✗": "x", "█": "#", "─": "-", "│": "|", "╌": "-", "┊": ":",
    "€": "EUR", "£": "GBP", "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe",
    "Ü": "Ue", "é": "e", "è": "e", "ê": "e", "á": "a", "à": "a", "â": "a", "ç": "c", "ñ": "n",
    "ó": "o", "ô": "o", "í": "i", "ú": "u", "å": "a", "ø": "o", "æ": "ae",
  ]
}
