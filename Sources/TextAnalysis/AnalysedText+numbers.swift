extension AnalysedText {
  /// Every number of the text, in order: "78.3 %", ".76", "seven points", "a quarter", "p < 0.01".
  ///
  /// Times of day, references (#3, event 3) and version numbers (build 25.3) are no numbers.
  /// Complexity: O(words).
  package var numbers: [NumberMention] {
    var numbers: [NumberMention] = []
    var index = 0
    while index < words.count {
      if let number = fraction(at: index) ?? numeral(at: index) ?? spelledNumber(at: index) {
        numbers.append(number)
        index = max(index + 1, number.place.upperBound)
      } else {
        index += 1
      }
    }
    return numbers
  }

  /// A number in digits.
  private func numeral(at index: Int) -> NumberMention? {
    let (digits, suffix) = Self.parts(words[index].folded)
    guard let value = Double(digits), !isReference(index) else { return nil }
    var mention = NumberMention(
      value: value,
      unit: .none,
      decimals: digits.split(separator: ".").dropFirst().first?.count ?? 0,
      precision: precision(before: index),
      place: index..<index + 1
    )
    if !suffix.isEmpty {
      guard let (unit, factor) = NumberUnits.unit(suffix) else { return nil }
      mention.unit = unit
      mention.value = value * factor
      mention.scale = factor
      return mention
    }
    if ["<", "=", ">", "≤", "≥"].contains(word(index - 1)), word(index - 2) == "p" {
      mention.unit = .probability
      mention.place = index - 2..<index + 1
      return mention
    }
    return withUnit(mention)
  }

  /// A number with the unit that stands after it, if one does.
  func withUnit(_ mention: NumberMention) -> NumberMention {
    let next = mention.place.upperBound
    if word(next) == "per", word(next + 1) == "cent" {
      var mention = mention
      mention.unit = .percent
      mention.place = mention.place.lowerBound..<next + 2
      return mention
    }
    guard let (unit, factor) = NumberUnits.unit(word(next)), words[next].gap < .comma else {
      return mention
    }
    var mention = mention
    mention.unit = unit
    mention.value *= factor
    mention.scale = factor
    mention.place = mention.place.lowerBound..<next + 1
    return mention
  }

  /// The word at an index in lower case; empty outside of the text.
  package func word(_ index: Int) -> String {
    words.indices.contains(index) ? words[index].folded : ""
  }

  /// How closely the words before a number say that it is meant.
  func precision(before index: Int) -> NumberMention.Precision {
    Self.approximations.contains(word(index - 1))
      || word(index - 1) == "than" && ["more", "less", "fewer"].contains(word(index - 2))
      ? .approximate : .exact
  }

  private static let approximations: Set<String> = [
    "about", "around", "roughly", "nearly", "almost", "approximately", "some", "circa", "over",
    "under", "below", "above", "approx", "ca", "close", "or",
  ]

  /// Whether a number is part of a name: event 3, build 25.3, judge-4.2.
  private func isReference(_ index: Int) -> Bool {
    if isHyphenated(index) { return true }
    let isBare = NumberUnits.unit(word(index + 1)) == nil
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
}
