/// Text as SVG and HTML hold it.
package enum Markup {
  /// Text as character data: markup escaped, what XML 1.0 does not allow taken out.
  package static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in TextLayout.plain(text).unicodeScalars {
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
}
