import Foundation
import Telemetry
import TestSupport
import Testing

/// Times of day against Foundation's calendar.
struct LogClockTests {
  @Test func `times equal those of Foundation's calendar`() throws {
    var dice = SeededNumbers(9)
    let format = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
    for _ in 0..<3000 {
      let day = String(
        format: "%04d-%02d-%02d",
        1900 + dice.below(300),
        1 + dice.below(12),
        1 + dice.below(28)
      )
      let minute = dice.below(1440)
      let clock = try LogClock(day: day, pageMinuteOfDay: minute)
      let time = dice.below(4_000_000_000) - 2_000_000_000
      let midnight = try Date("\(day)T00:00:00Z", strategy: .iso8601)
      let seconds = midnight.timeIntervalSince1970 + Double(minute * 60)
      #expect(clock.milliseconds(at: time) == Int(seconds) * 1000 + time)
      // Half a millisecond more, since the style cuts off what is below it.
      let date = Date(timeIntervalSince1970: seconds + (Double(time) + 0.5) / 1000)
      #expect(clock.text(at: time) == date.formatted(format))
    }
  }

  @Test(arguments: [
    ("2032-02-29", 0, "2032-02-29T00:00:00.000Z"),
    ("2032-02-29", 86_400_000, "2032-03-01T00:00:00.000Z"),
    ("2100-02-28", 86_400_000, "2100-03-01T00:00:00.000Z"),
    ("2031-01-01", -1, "2030-12-31T23:59:59.999Z"), ("1970-01-01", -1, "1969-12-31T23:59:59.999Z"),
    ("2000-02-28", 86_400_000, "2000-02-29T00:00:00.000Z"),
    ("2000-02-29", 0, "2000-02-29T00:00:00.000Z"),
  ])
  func `days begin and end where the calendar says`(day: String, time: Int, text: String) throws {
    #expect(try LogClock(day: day, pageMinuteOfDay: 0).text(at: time) == text)
  }

  @Test(arguments: [
    "", "2031-3-14", "2031-02-29", "2100-02-29", "2031-13-01", "2031-00-10", "2031-04-31",
    "0999-01-01",
    "9999-01-01", "+203-01-01", "2031-03-14T00", "2031/03/14", "２０３１-03-14",
  ])
  func `text that is no day is refused`(day: String) {
    let error = #expect(throws: LogClock.NotADay.self) {
      try LogClock(day: day, pageMinuteOfDay: 0)
    }
    #expect(
      error?.description
        == "'\(day)' is no day; write a date of the years 1000 to 9998 such as 2031-03-14."
    )
  }
}
