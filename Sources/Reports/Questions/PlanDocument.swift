package import Plotting
package import Questions

/// A plan for the time that is left, as `plan --json` gives it.
///
/// Its JSON is stable: keys are added, never renamed or removed.
package struct PlanDocument: Hashable, Sendable, Encodable {
  package var horizon: String
  package var rule: String
  /// The last day, as 2026-12-24.
  package var until: String
  package var days: [Day]

  /// A day with its items.
  package struct Day: Hashable, Sendable, Encodable {
    package var date: String
    package var weekday: String
    package var items: [Item]

    private enum CodingKeys: String, CodingKey { case date, weekday, items }
  }

  /// One thing to do.
  package struct Item: Hashable, Sendable, Encodable {
    package var title: String
    package var command: String
    package var reason: String
    /// Unit: minutes.
    package var minutes: Int
    package var isDone: Bool
    /// Its subject; not in the JSON.
    package var goal: PlanGoal

    private enum CodingKeys: String, CodingKey { case title, command, reason, minutes, isDone }
  }

  private enum CodingKeys: String, CodingKey { case horizon, rule, until, days }

  package init(_ plan: PreparationPlan) {
    horizon = plan.horizon.title
    rule = plan.horizon.rule
    until = CalendarDay(second: plan.target - 1).description
    days = plan.days.map { day in
      Day(
        date: day.day.description,
        weekday: day.day.weekday,
        items: day.items.map {
          Item(
            title: $0.goal.title,
            command: $0.goal.command,
            reason: $0.reason,
            minutes: $0.minutes,
            isDone: $0.isDone,
            goal: $0.goal
          )
        }
      )
    }
  }

  /// Writes the plan for a terminal.
  package func lines(_ style: TextStyle) -> [String] {
    var lines = style.paragraph("Plan for \(horizon), until \(until). \(rule)")
    for (index, day) in days.enumerated() {
      let total = day.items.reduce(0) { $0 + $1.minutes }
      lines += ["", style.heading("\(day.weekday) \(day.date) · about \(total) min")]
      for item in day.items {
        let mark = item.isDone ? "[x]" : index == 0 ? "[ ]" : " · "
        lines += style.item(mark, "\(item.title) (\(item.minutes) min). \(item.reason)")
        lines += ["    \(item.command)"]
      }
    }
    return lines + [""]
      + style.paragraph(
        "Items tick themselves. 'firedrill plan' shows the plan again; days are in UTC."
      )
  }

  /// The plan as a Markdown list with boxes to tick.
  package var markdown: String {
    var lines = ["# Plan for \(horizon), until \(until)", "", rule]
    for day in days {
      lines += ["", "## \(day.weekday) \(day.date)", ""]
      lines += day.items.map { item in
        "- [\(item.isDone ? "x" : " ")] \(item.title) (\(item.minutes) min): `\(item.command)`. "
          + item.reason
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The plan as an iCalendar file: an all-day event an item.
  ///
  /// `stamp`: the second since 1970 at which it is written. Source: RFC 5545.
  package func calendar(stamp: Int) -> String {
    let day = CalendarDay(second: stamp)
    let second = stamp - day.second
    let time =
      Self.digits(day.description) + "T" + Self.twoDigits(second / 3600)
      + Self.twoDigits(second / 60 % 60) + Self.twoDigits(second % 60) + "Z"
    var lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//firedrill//plan//EN"]
    for day in days {
      for (index, item) in day.items.enumerated() {
        lines += [
          "BEGIN:VEVENT", "UID:\(Self.digits(day.date))-\(index + 1)@firedrill", "DTSTAMP:\(time)",
          "DTSTART;VALUE=DATE:\(Self.digits(day.date))",
          "SUMMARY:\(Self.escaped("\(item.title) (\(item.minutes) min)"))",
          "DESCRIPTION:\(Self.escaped("\(item.reason)\n\(item.command)"))", "END:VEVENT",
        ]
      }
    }
    return (lines + ["END:VCALENDAR"]).flatMap(Self.folded).map { $0 + "\r\n" }.joined()
  }

  private static func digits(_ date: String) -> String { date.replacing("-", with: "") }

  private static func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }

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
