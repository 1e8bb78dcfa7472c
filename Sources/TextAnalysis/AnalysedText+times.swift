extension AnalysedText {
  /// Every time of day and every interval: 15:30, 3pm, quarter to four, thirty minutes, hourly.
  ///
  /// Complexity: O(words).
  package var times: [Range<Int>] {
    words.indices.compactMap { time(at: $0) }
  }

  private func time(at index: Int) -> Range<Int>? {
    let text = word(index)
    if isClock(text) || isDottedClock(index) || Self.intervals.contains(text) {
      return index..<index + 1
    }
    if text == "on", word(index + 1) == "the", ["hour", "half"].contains(word(index + 2)) {
      return index..<index + 3
    }
    if let end = endOfCount(index), let unit = unit(at: end) { return index..<unit }
    return pastTheHour(index) ?? hourOfDay(index)
  }

  /// 15:30, 1530h, 3pm.
  private func isClock(_ text: String) -> Bool {
    if text.contains(":") { return text.allSatisfy { $0.isNumber || $0 == ":" } }
    let digits = text.prefix { $0.isNumber }
    return !digits.isEmpty
      && ["am", "pm", "h", "min", "mins"].contains(text.dropFirst(digits.count))
  }

  /// 15.00 behind a word that a time follows.
  private func isDottedClock(_ index: Int) -> Bool {
    let parts = word(index).split(separator: ".")
    guard parts.count == 2, parts[1].count == 2, let hour = Int(parts[0]),
      let minute = Int(parts[1]), (0...23).contains(hour), (0...59).contains(minute)
    else { return false }
    return ["at", "by", "until", "till", "before", "back", "next", "again", "me", "us"]
      .contains(word(index - 1)) && NumberUnits.unit(word(index + 1)) == nil
  }

  private static let intervals: Set<String> = ["hourly", "noon", "midnight", "tomorrow"]

  /// The index after a count that an interval can begin with.
  private func endOfCount(_ index: Int) -> Int? {
    switch word(index) {
    case "half": return ["a", "an"].contains(word(index + 1)) ? index + 2 : index + 1
    case "a", "an", "the", "within", "every", "each": return index + 1
    default: break
    }
    if Int(word(index)) != nil { return index + 1 }
    guard Self.smallNumber(word(index)) != nil else { return nil }
    return Self.smallNumber(word(index + 1)) == nil ? index + 1 : index + 2
  }

  private func unit(at index: Int) -> Int? {
    ["minutes", "minute", "min", "mins", "hour", "hours", "h", "o'clock"].contains(word(index))
      ? index + 1 : nil
  }

  /// Quarter to four, half past three, ten to five.
  private func pastTheHour(_ index: Int) -> Range<Int>? {
    guard ["quarter", "half"].contains(word(index)) || Self.smallNumber(word(index)) != nil,
      ["past", "to", "after"].contains(word(index + 1))
    else { return nil }
    if isHour(index + 2) { return index..<index + 3 }
    // "At quarter past" leaves the hour to the reader.
    return ["at", "by", "until", "till", "before"].contains(word(index - 1))
      && ["quarter", "half"].contains(word(index)) ? index..<index + 2 : nil
  }

  /// At ten, by 16.
  private func hourOfDay(_ index: Int) -> Range<Int>? {
    guard ["at", "by", "until", "till", "before", "around"].contains(word(index)),
      isHour(index + 1), NumberUnits.unit(word(index + 2)) == nil
    else { return nil }
    return index..<index + 2
  }

  private func isHour(_ index: Int) -> Bool {
    guard let hour = Self.smallNumber(word(index)) ?? Int(word(index)) else { return false }
    return (0...24).contains(hour)
  }
}
