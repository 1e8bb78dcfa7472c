extension AnalysedText {
  /// A number in words: seven points, forty-seven percent, a hundred and two.
  func spelledNumber(at index: Int) -> NumberMention? {
    var (value, part, end) = (0, 0, index)
    var isNumber = false
    scan: while end < words.count, end == index || words[end].gap < .comma {
      let text = word(end)
      if let small = Self.small[text], part % 10 == 0, part % 100 == 0 || small < 10 {
        part += small
        isNumber = true
      } else if text == "hundred", part < 100 {
        part = max(1, part) * 100
        isNumber = true
      } else if text == "thousand", value == 0 {
        value = max(1, part) * 1000
        part = 0
        isNumber = true
      } else if !(text == "and" && part >= 100 && Self.small[word(end + 1)] != nil) {
        break scan
      }
      end += 1
    }
    guard isNumber else { return nil }
    // "Five and a half" is meant to the next half.
    let hasHalf = word(end) == "and" && word(end + 1) == "a" && word(end + 2) == "half"
    return withUnit(
      NumberMention(
        value: Double(value + part) + (hasHalf ? 0.5 : 0),
        unit: .none,
        decimals: 0,
        precision: precision(before: index),
        place: index..<(hasHalf ? end + 3 : end)
      )
    )
  }

  /// A fraction in words: half, two thirds, one in five, nine out of ten, a quarter of an hour.
  func fraction(at index: Int) -> NumberMention? {
    guard let (share, end) = ratio(at: index) ?? partsOfWhole(at: index) else { return nil }
    var mention = NumberMention(
      value: share,
      unit: .none,
      decimals: 0,
      precision: .fraction,
      place: index..<end
    )
    var next = end
    if word(next) == "of" { next += 1 }
    if ["a", "an"].contains(word(next)) { next += 1 }
    if let (unit, factor) = NumberUnits.unit(word(next)), next > end {
      mention.unit = unit
      mention.value = share * factor
      mention.place = index..<next + 1
    } else {
      mention.unit = .percent
      mention.value = share * 100
    }
    return mention
  }

  /// A count out of a larger one, such as "one in five".
  private func ratio(at index: Int) -> (share: Double, end: Int)? {
    guard let count = wholeNumber(index) else { return nil }
    guard let end = endOfPreposition(at: index + 1) ?? endOfPreposition(at: index + 2) else {
      return nil
    }
    let isHundred = ["a", "one"].contains(word(end)) && word(end + 1) == "hundred"
    let whole = isHundred ? 100 : wholeNumber(end)
    guard let whole, [3, 4, 5, 6, 8, 10, 20, 100].contains(whole), count < whole else { return nil }
    let last = isHundred ? end + 2 : end + 1
    guard NumberUnits.unit(word(last)) == nil else { return nil }
    return (Double(count) / Double(whole), last)
  }

  /// The index after the "in", "of" or "out of" of a ratio: "one in five", "one answer in five".
  private func endOfPreposition(at index: Int) -> Int? {
    if word(index) == "out", word(index + 1) == "of" { return index + 2 }
    return ["in", "of"].contains(word(index)) ? index + 1 : nil
  }

  /// Some parts of a whole, such as "half", "a quarter" or "two thirds".
  private func partsOfWhole(at index: Int) -> (share: Double, end: Int)? {
    if word(index) == "half", ["of", "the", "a", "an"].contains(word(index + 1)) {
      return (0.5, index + 1)
    }
    guard let parts = word(index) == "a" ? 1 : wholeNumber(index),
      let whole = Self.fractions[word(index + 1)], parts < whole,
      !["to", "past", "after", "time"].contains(word(index + 2))
    else { return nil }
    return (Double(parts) / Double(whole), index + 2)
  }

  /// A whole number in words or digits.
  private func wholeNumber(_ index: Int) -> Int? { Self.small[word(index)] ?? Int(word(index)) }

  /// The whole number that a word names, 1 to 90; `nil` for other words.
  static func smallNumber(_ word: String) -> Int? { small[word] }

  private static let small: [String: Int] = [
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
  ]

  private static let fractions: [String: Int] = [
    "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5, "fifths": 5, "sixth": 6,
    "eighth": 8, "tenth": 10, "tenths": 10,
  ]
}
