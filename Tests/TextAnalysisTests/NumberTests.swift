import Testing

@testable import TextAnalysis

/// Numbers and times as people write them.
struct NumberTests {
  @Test(arguments: [
    ("seven points", 7, NumberMention.Unit.percent), ("forty-seven percent", 47, .percent),
    ("a hundred and two owners", 102, .none), ("twelve hundred users", 1200, .none),
    ("half a point", 0.5, .percent), ("half of them", 50, .percent),
    ("a third", 100.0 / 3, .percent),
    ("three quarters of it", 75, .percent), ("one of four", 25, .percent),
    ("nine out of ten", 90, .percent), ("1 in 8", 12.5, .percent),
    ("15 of a hundred", 15, .percent), ("a quarter of an hour", 15, .minutes),
    (".76", 0.76, .none), ("6 per cent", 6, .percent), ("(−.5 pts)", 0.5, .percent),
  ])
  func `numbers in words, fractions and leading points are read`(
    text: String,
    value: Double,
    unit: NumberMention.Unit
  ) throws {
    let number = try #require(AnalysedText(text).numbers.first)
    #expect(abs(number.value - value) < 1e-9)
    #expect(number.unit == unit)
  }

  @Test(arguments: ["the end of the quarter", "at a quarter to four", "the other half", "tenth"])
  func `other words are no fractions`(text: String) {
    #expect(!AnalysedText(text).numbers.contains { $0.precision == .fraction })
  }

  @Test(arguments: [
    ("Back to you at 15:30", "15:30"), ("at a quarter to four", "quarter to four"),
    ("every thirty minutes", "thirty minutes"), ("by half past three", "half past three"),
    ("until 5pm", "5pm"), ("in half an hour", "half an hour"), ("hourly from now on", "hourly"),
    ("within the hour", "the hour"), ("at ten", "at ten"), ("in 20 min", "20 min"),
  ])
  func `times of day and intervals are found`(text: String, time: String) throws {
    let text = AnalysedText(text)
    let found = try #require(text.times.first)
    #expect(text.quote(found) == time)
  }

  @Test(arguments: ["Nothing new.", "at ten percent", "2.5 points", "build 25.3"])
  func `other numbers are no times`(text: String) {
    #expect(AnalysedText(text).times.isEmpty)
  }
}
