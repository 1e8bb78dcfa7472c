/// Text as SVG and HTML hold it.
package enum Markup {
  /// Text as character data: markup escaped, what XML 1.0 does not allow taken out.
  package static func escaped(_ text: String) -> String {
    let plain = TextLayout.plain(text)
    guard plain.utf8.contains(where: mayNeedEscape) else { return plain }
    var result = ""
    for scalar in plain.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\u{FFFE}", "\u{FFFF}": break
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Whether a byte is one of a character that markup cannot hold; U+FFFE and U+FFFF begin with 0xEF.
  private static func mayNeedEscape(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), 0xEF: true
    default: false
    }
  }
}
