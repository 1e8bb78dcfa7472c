/// Turns simulated time into the time of day of a fictitious date, as RFC 3339 in UTC.
package struct LogClock: Hashable, Sendable {
  /// A text that is not a day.
  package struct NotADay: Error, Hashable, Sendable, CustomStringConvertible {
    package var text: String

    package var description: String {
      "'\(text)' is no day; write a date of the years 1000 to 9998 such as 2031-03-14."
    }
  }

  /// Milliseconds from 1970-01-01T00:00:00Z to the page.
  private let page: Int

  /// The clock that shows a minute of a day (0 ..< 1440) at the page.
  package init(day: String, pageMinuteOfDay: Int) throws(NotADay) {
    precondition((0..<1440).contains(pageMinuteOfDay), "minute \(pageMinuteOfDay) of a day")
    let parts = day.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
      parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let year = Int(parts[0]), let month = Int(parts[1]), let dayOfMonth = Int(parts[2]),
      (1000...9998).contains(year), (1...12).contains(month),
      (1...Self.length(ofMonth: month, year: year)).contains(dayOfMonth)
    else { throw NotADay(text: day) }
    let days = Self.days(year: year, month: month, day: dayOfMonth)
    page = (days * 1440 + pageMinuteOfDay) * 60_000
  }

  /// The day on which every incident takes place; a date in no calendar of a real incident.
  package static let day = "2031-03-14"

  /// The clock that shows a minute of a day (0 ..< 1440) at the page, on the day of every incident.
  package init(pageMinuteOfDay: Int) {
    precondition((0..<1440).contains(pageMinuteOfDay), "minute \(pageMinuteOfDay) of a day")
    page = (Self.days(year: 2031, month: 3, day: 14) * 1440 + pageMinuteOfDay) * 60_000
  }

  /// Nanoseconds since 1970 of a time in nanoseconds relative to the page.
  package func nanoseconds(at time: Int) -> Int { page * 1_000_000 + time }

  /// Milliseconds since 1970 of a time in milliseconds relative to the page.
  package func milliseconds(at time: Int) -> Int { page + time }

  /// The time, such as `2031-03-14T09:26:53.589Z`.
  package func text(at time: Int) -> String {
    var text: [UInt8] = []
    append(time, to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// Appends a time in nanoseconds relative to the page, with nine digits after the second.
  package func append(nanoseconds: Int, to text: inout [UInt8]) {
    let milliseconds =
      nanoseconds >= 0 ? nanoseconds / 1_000_000 : (nanoseconds + 1) / 1_000_000 - 1
    append(milliseconds, to: &text)
    text.removeLast()
    Self.append(nanoseconds - milliseconds * 1_000_000, digits: 6, to: &text)
    text.append(90)
  }

  /// Appends a time in milliseconds relative to the page.
  package func append(_ time: Int, to text: inout [UInt8]) {
    let total = page + time
    let day = total >= 0 ? total / 86_400_000 : (total - 86_399_999) / 86_400_000
    let rest = total - day * 86_400_000
    let (year, month, dayOfMonth) = Self.date(days: day)
    Self.append(year, digits: 4, to: &text)
    text.append(45)
    Self.append(month, digits: 2, to: &text)
    text.append(45)
    Self.append(dayOfMonth, digits: 2, to: &text)
    text.append(84)
    Self.append(rest / 3_600_000, digits: 2, to: &text)
    text.append(58)
    Self.append(rest / 60_000 % 60, digits: 2, to: &text)
    text.append(58)
    Self.append(rest / 1000 % 60, digits: 2, to: &text)
    text.append(46)
    Self.append(rest % 1000, digits: 3, to: &text)
    text.append(90)
  }

  private static func append(_ number: Int, digits: Int, to text: inout [UInt8]) {
    var factor = 1
    for _ in 1..<digits { factor *= 10 }
    while factor > 0 {
      text.append(UInt8(truncatingIfNeeded: 48 + number / factor % 10))
      factor /= 10
    }
  }

  private static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  private static func length(ofMonth month: Int, year: Int) -> Int {
    if month == 2 { return isLeap(year) ? 29 : 28 }
    return [4, 6, 9, 11].contains(month) ? 30 : 31
  }

  /// Days from 1970-01-01 in the Gregorian calendar, counted in years that begin in March, whose
  /// months have 30.6 days on average and put the leap day last.
  private static func days(year: Int, month: Int, day: Int) -> Int {
    let isEarly = month <= 2
    let marchYear = isEarly ? year - 1 : year
    let marchMonth = isEarly ? month + 9 : month - 3
    let yearDays = marchYear * 365 + marchYear / 4 - marchYear / 100 + marchYear / 400
    return yearDays + (153 * marchMonth + 2) / 5 + day - 1 - epoch
  }

  /// Days from 0000-03-01 to 1970-01-01.
  private static let epoch = 719_468

  private static func date(days: Int) -> (year: Int, month: Int, day: Int) {
    // 400 years have 146 097 days; the guess is low by one at most.
    var marchYear = (days + epoch) * 400 / 146_097
    func start(_ year: Int) -> Int { year * 365 + year / 4 - year / 100 + year / 400 - epoch }
    while start(marchYear + 1) <= days { marchYear += 1 }
    while start(marchYear) > days { marchYear -= 1 }
    let dayOfYear = days - start(marchYear)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
    return marchMonth < 10
      ? (marchYear, marchMonth + 3, day) : (marchYear + 1, marchMonth - 9, day)
  }
}
