import Plotting

/// A piece of HTML that is safe to send.
///
/// Its literals are markup written in this program; everything that is interpolated is escaped and
/// freed of control and bidirectional characters, unless it is HTML already. A `String` never becomes
/// markup, so a page cannot forget to escape.
struct HTML: Hashable, Sendable, ExpressibleByStringInterpolation {
  private(set) var text: String

  init(stringLiteral value: String) { text = value }

  init(stringInterpolation: StringInterpolation) { text = stringInterpolation.text }

  private init(markup: String) { text = markup }

  /// Nothing.
  static let none: HTML = ""

  /// The builder behind an interpolated literal.
  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(literalCapacity) }

    mutating func appendLiteral(_ literal: String) { text += literal }

    /// Adds text, escaped for an element and for an attribute in double quotes.
    mutating func appendInterpolation(_ value: String) { text += Markup.escaped(value) }

    mutating func appendInterpolation(_ value: Int) { text += String(value) }

    mutating func appendInterpolation(_ value: HTML) { text += value.text }

    mutating func appendInterpolation(_ value: HTML?) { text += value?.text ?? "" }

    /// Adds pieces one after another.
    mutating func appendInterpolation(_ values: [HTML]) {
      for value in values { text += value.text }
    }

    /// Adds a word of markup, such as the name of an attribute, where a condition holds.
    mutating func appendInterpolation(_ word: StaticString, if condition: Bool) {
      if condition { text += word.description }
    }
  }

  static func + (left: HTML, right: HTML) -> HTML { HTML(markup: left.text + right.text) }

  static func += (left: inout HTML, right: HTML) { left.text += right.text }

  /// Text with its line breaks, for an element that keeps white space.
  static func lines(_ text: String) -> HTML {
    HTML(
      markup: text.split(separator: "\n", omittingEmptySubsequences: false)
        .map { Markup.escaped(String($0)) }.joined(separator: "\n")
    )
  }

  /// A text in which an address of the web is a link; only what begins with https is one.
  static func linked(_ text: String) -> HTML {
    guard let start = text.firstRange(of: "https://") else { return "\(text)" }
    let rest = text[start.lowerBound...]
    let address = rest.prefix { !$0.isWhitespace && !"<>\"'()".contains($0) }
    let isTrailing = address.last.map { ".,;".contains($0) } ?? false
    let link = String(isTrailing ? address.dropLast() : address)
    let after = String(rest.dropFirst(link.count))
    return
      "\(String(text[..<start.lowerBound]))<a href=\"\(link)\" rel=\"noreferrer\">\(link)</a>\(linked(after))"
  }

  /// The drawing of a figure, without its heading, as an element of a page; the only text that is taken
  /// as markup.
  static func drawing(_ figure: Figure, width: Int) -> HTML {
    let document = SVGRenderer.render([figure.withoutHeading], title: figure.title, width: width)
    return HTML(
      markup: document.firstRange(of: "<svg").map { String(document[$0.lowerBound...]) } ?? ""
    )
  }
}

extension Sequence {
  /// The pieces of HTML that the elements become.
  func html(_ piece: (Element) -> HTML) -> [HTML] { map(piece) }
}
