import Telemetry

extension QuestionReader {
  private static let minutesOfUnit = [
    "m": 1, "min": 1, "mins": 1, "minute": 1, "minutes": 1, "h": 60, "hr": 60, "hrs": 60,
    "hour": 60,
    "hours": 60,
  ]

  mutating func readTimes() {
    for index in tokens.indices where !isUsed[index] {
      switch tokens[index].text {
      case "last", "past", "previous", "recent", "latest":
        if let (length, end) = span(after: index + 1) {
          minutes = length
          use(index..<end)
        }
      case "every", "per", "each", "by":
        if let (length, end) = span(after: index + 1) {
          if tokens[index].text == "per", length == 1 { isPerMinute = true } else { step = length }
          use(index..<end)
        }
      case "timeline", "trend", "series", "evolution", "evolve", "evolved", "evolving",
        "development",
        "course", "hourly":
        isOverTime = true
        if tokens[index].text == "hourly" { step = 60 }
        use(index..<index + 1)
      case "over":
        if text(index + 1) == "time" || text(index + 1) == "the" && text(index + 2) == "time" {
          isOverTime = true
          use(index..<index + (text(index + 1) == "time" ? 2 : 3))
        }
      default: continue
      }
    }
  }

  /// A length of time such as `30 min`, `hour` or `half an hour`, and where it ends.
  private func span(after start: Int) -> (minutes: Int, end: Int)? {
    var index = start
    var amount = 1.0
    if text(index) == "half" {
      amount = 0.5
      index += ["a", "an"].contains(text(index + 1)) ? 2 : 1
    } else if index < tokens.count, let number = tokens[index].number {
      amount = number
      index += 1
    } else if text(index) == "few" {
      return nil
    }
    guard let unit = Self.minutesOfUnit[text(index)] else { return nil }
    let length = amount * Double(unit)
    guard length >= 1, length <= Double(MinuteRange.limit) else { return nil }
    return (Int(length), index + 1)
  }
}
