import Telemetry

/// Figures as text, the same on every machine and in every locale.
package enum FigureText {
  /// The text of a figure; "no data" where there is none.
  package static func text(_ value: Double?, as format: FigureFormat) -> String {
    guard let value, value.isFinite else { return "no data" }
    return switch format {
    case .count: grouped(value)
    case .percent: "\(Digits.fixed(100 * value, decimals: 1)) %"
    case .points: "\(signed(Digits.fixed(100 * value, decimals: 1), value)) points"
    case .pValue: value < 0.001 ? "p < 0.001" : "p = \(Digits.fixed(value, decimals: 3))"
    case .number: Digits.significant(value, digits: 3)
    case .signed: signed(Digits.significant(value, digits: 3), value)
    case .milliseconds: "\(Digits.fixed(value, decimals: 0)) ms"
    }
  }

  /// A whole number with a comma between thousands.
  private static func grouped(_ value: Double) -> String {
    let text = Digits.fixed(value, decimals: 0)
    let sign = text.hasPrefix("-") ? "-" : ""
    let digits = Array(text.dropFirst(sign.count))
    var grouped = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { grouped.append(",") }
      grouped.append(digit)
    }
    return sign + grouped
  }

  private static func signed(_ text: String, _ value: Double) -> String {
    text.hasPrefix("-") ? text : "+\(text)"
  }

  /// A sentence with `{measure.key|format}` replaced by figures; the default format is `number`.
  ///
  /// Other text in braces stays unchanged. Complexity: O(length × figures).
  package static func fill(_ sentence: String, with figures: [ComputedFigure]) -> String {
    placeholders(in: sentence).reduce(into: "") { text, part in
      switch part {
      case .text(let piece): text += piece
      case .figure(let reference, let format):
        text += Self.text(figures.first { $0.reference == reference }?.value, as: format)
      }
    }
  }

  /// A piece of a sentence: text as it is, or the place of a figure.
  package enum Piece: Hashable, Sendable {
    case text(String)
    case figure(FigureReference, FigureFormat)
  }

  /// The pieces of a sentence in order; complexity O(length).
  package static func placeholders(in sentence: String) -> [Piece] {
    var pieces: [Piece] = []
    var rest = Substring(sentence)
    while let open = rest.firstIndex(of: "{"),
      let close = rest[open...].firstIndex(of: "}")
    {
      pieces.append(.text(String(rest[..<open])))
      let inside = rest[rest.index(after: open)..<close]
      pieces.append(placeholder(inside) ?? .text("{\(inside)}"))
      rest = rest[rest.index(after: close)...]
    }
    pieces.append(.text(String(rest)))
    return pieces
  }

  private static func placeholder(_ text: Substring) -> Piece? {
    let parts = text.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
    guard let name = parts.first, let dot = name.firstIndex(of: ".") else { return nil }
    let format: FigureFormat
    if parts.count == 2 {
      guard let named = FigureFormat(rawValue: String(parts[1])) else { return nil }
      format = named
    } else {
      format = .number
    }
    return .figure(
      FigureReference(
        measure: MeasureName(String(name[..<dot])),
        key: String(name[name.index(after: dot)...])
      ),
      format
    )
  }
}
