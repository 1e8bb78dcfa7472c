/// Characters that could move the cursor of a terminal or hide text, refused in what people read.
enum ControlCharacters: Sendable {
  /// All but tab and line feed.
  case controlsInText
  /// All, and line separators.
  case controlsInLine

  private var ranges: [ClosedRange<Unicode.Scalar>] {
    switch self {
    case .controlsInText: ["\u{0}"..."\u{8}", "\u{B}"..."\u{1F}", "\u{7F}"..."\u{9F}"] + Self.bidi
    case .controlsInLine:
      ["\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}"..."\u{2029}"] + Self.bidi
    }
  }

  /// Explicit overrides and isolates of the bidirectional algorithm (Unicode annex 9).
  private static let bidi: [ClosedRange<Unicode.Scalar>] = [
    "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}",
  ]

  /// Finds one of them.
  var regularExpression: String {
    let parts = ranges.map { "\(escaped($0.lowerBound))-\(escaped($0.upperBound))" }
    return "[\(parts.joined())]"
  }

  var expected: String {
    switch self {
    case .controlsInText: "text without control characters"
    case .controlsInLine: "text on one line, without control characters"
    }
  }

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    // Nearly every character of a file is one of these, and the ranges take much longer to look at.
    if (0x20..<0x7F).contains(scalar.value) { return false }
    return ranges.contains { $0.contains(scalar) }
  }

  private func escaped(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
