/// A number in a text with its unit.
package struct NumberMention: Hashable, Sendable {
  package var value: Double
  package var unit: Unit
  /// Digits after the point, as written.
  package var decimals: Int
  /// Whether the text calls it approximate.
  package var isApproximate: Bool
  /// The words of the number and its unit.
  package var place: Range<Int>

  /// The unit of a number, as far as the text says.
  package enum Unit: Hashable, Sendable {
    /// Percent or percentage points.
    case percent
    case milliseconds
    case minutes
    case tokens
    /// The p of a test.
    case probability
    case none
  }
}

extension AnalysedText {
  /// Every number of the text, in order: "78.3 %", "5 points", "1.2 s", "p < 0.01", "1,000".
  ///
  /// Times of day, references (#3, event 3) and version numbers (build 25.3) are no numbers.
  package var numbers: [NumberMention] { words.indices.compactMap(number) }

  private func number(at index: Int) -> NumberMention? {
    let text = words[index].folded
    let (digits, suffix) = Self.parts(text)
    guard let value = Double(digits), !isReference(index) else { return nil }
    var mention = NumberMention(
      value: value,
      unit: .none,
      decimals: digits.split(separator: ".").dropFirst().first?.count ?? 0,
      isApproximate: approximations.contains(word(index - 1)),
      place: index..<index + 1
    )
    if !suffix.isEmpty {
      guard let (unit, factor) = Self.units[suffix] else { return nil }
      mention.unit = unit
      mention.value = value * factor
    } else if let (unit, factor) = Self.units[word(index + 1)], words[index + 1].gap < .comma {
      mention.unit = unit
      mention.value = value * factor
      mention.place = index..<index + 2
    } else if ["<", "=", ">", "≤", "≥"].contains(word(index - 1)), word(index - 2) == "p" {
      mention.unit = .probability
      mention.place = index - 2..<index + 1
    }
    return mention
  }

  private func word(_ index: Int) -> String {
    words.indices.contains(index) ? words[index].folded : ""
  }

  private var approximations: Set<String> {
    ["about", "around", "roughly", "nearly", "almost", "approximately", "some", "circa"]
  }

  /// Whether a number is part of a name: event 3, build 25.3, judge-4.2.
  private func isReference(_ index: Int) -> Bool {
    if isHyphenated(index) { return true }
    let isBare = Self.units[word(index + 1)] == nil
    return Self.referring.contains(word(index - 1)) || (isBare && word(index - 1) == "on")
  }

  private static let referring: Set<String> = [
    "#", "event", "events", "evidence", "build", "version", "release", "v", "pool", "step",
  ]

  /// Whether a hyphen ties the word to a word of letters before it.
  private func isHyphenated(_ index: Int) -> Bool {
    guard index > 0, let last = words[index - 1].folded.last, last.isLetter else { return false }
    let (end, start) = (words[index - 1].place.upperBound, words[index].place.lowerBound)
    return start == end + 1 && character(end) == "-"
  }

  /// The digits of a word and the letters after them: 1.2s is 1.2 and s.
  private static func parts(_ text: String) -> (digits: String, suffix: String) {
    let digits = text.prefix { $0.isASCII && $0.isNumber || $0 == "." }
    return (String(digits), String(text.dropFirst(digits.count)))
  }

  private static let units: [String: (NumberMention.Unit, Double)] = [
    "%": (.percent, 1), "percent": (.percent, 1), "percentage": (.percent, 1),
    "points": (.percent, 1), "point": (.percent, 1), "pp": (.percent, 1), "pts": (.percent, 1),
    "ms": (.milliseconds, 1), "milliseconds": (.milliseconds, 1), "s": (.milliseconds, 1000),
    "seconds": (.milliseconds, 1000), "minutes": (.minutes, 1), "min": (.minutes, 1),
    "hours": (.minutes, 60), "hour": (.minutes, 60), "tokens": (.tokens, 1),
  ]
}

extension NumberMention {
  /// Whether this number is another one as it was read: the same unit, and equal but for rounding.
  ///
  /// Allowed is half a unit of the last digit written or 2 %, whichever is more; 5 % where the text
  /// calls the number approximate.
  package func restates(_ other: NumberMention) -> Bool {
    guard unit == other.unit || unit == .none || other.unit == .none else { return false }
    var lastDigit = 0.5
    for _ in 0..<decimals { lastDigit /= 10 }
    let relative = abs(other.value) * (isApproximate ? 0.05 : 0.02)
    return abs(value - other.value) <= max(lastDigit, relative) + 1e-9
  }
}
