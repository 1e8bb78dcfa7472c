import Questions

extension PlanDocument {
  /// The plan as an iCalendar file: an event an item, and one of the interview.
  ///
  /// Where hours are left, what is not done follows one after the other from `stamp` on; otherwise
  /// items are events of their day. Each event has a name of its day and its goal, so that a file read
  /// later replaces the same items and no others. `stamp`: the second since 1970 at which it is written.
  /// Source: RFC 5545.
  package func calendar(stamp: Int) -> String {
    var lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//firedrill//plan//EN"]
    var next = stamp
    for day in days {
      for item in day.items where !(isOfHours && item.isDone) {
        let date = Self.digits(day.date)
        let end = next + 60 * item.minutes
        lines += event(
          "\(date)-\(item.goal.name)",
          stamp,
          isOfHours ? Self.span(next, end) : ["DTSTART;VALUE=DATE:\(date)"],
          "\(item.title) (\(item.minutes) min)",
          "\(item.reason)\n\(item.command)"
        )
        next = end
      }
    }
    let isOfDay = target == CalendarDay(second: target).second
    lines += event(
      "interview",
      stamp,
      isOfDay
        ? ["DTSTART;VALUE=DATE:\(Self.digits(until))"]
        : ["DTSTART:\(Self.time(target))", "DTEND:\(Self.time(target + 3600))"],
      "Interview",
      rule
    )
    return (lines + ["END:VCALENDAR"]).flatMap(Self.folded).map { $0 + "\r\n" }.joined()
  }

  private func event(
    _ name: String,
    _ stamp: Int,
    _ time: [String],
    _ summary: String,
    _ description: String
  ) -> [String] {
    ["BEGIN:VEVENT", "UID:\(name)@firedrill", "DTSTAMP:\(Self.time(stamp))"] + time + [
      "SUMMARY:\(Self.escaped(summary))", "DESCRIPTION:\(Self.escaped(description))", "END:VEVENT",
    ]
  }

  private static func span(_ start: Int, _ end: Int) -> [String] {
    ["DTSTART:\(time(start))", "DTEND:\(time(end))"]
  }

  /// A second since 1970 in the form of RFC 5545 §3.3.5, in UTC.
  private static func time(_ second: Int) -> String {
    let day = CalendarDay(second: second)
    let rest = second - day.second
    return digits(day.description) + "T" + twoDigits(rest / 3600) + twoDigits(rest / 60 % 60)
      + twoDigits(rest % 60) + "Z"
  }

  private static func digits(_ date: String) -> String { date.replacing("-", with: "") }

  /// Source: RFC 5545 §3.3.11.
  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing(";", with: "\\;").replacing(",", with: "\\,")
      .replacing("\n", with: "\\n")
  }

  /// A line in pieces of at most 75 octets, the later ones behind a blank.
  ///
  /// Source: RFC 5545 §3.1.
  private static func folded(_ line: String) -> [String] {
    var pieces: [String] = []
    var piece = ""
    for character in line {
      if piece.utf8.count + String(character).utf8.count > 75 {
        pieces.append(piece)
        piece = " "
      }
      piece.append(character)
    }
    return pieces + [piece]
  }
}
