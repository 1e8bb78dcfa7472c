import ArgumentParser
import Drills
import Foundation
import Questions
import Reports
import Terminal

/// Plans the time until an interview.
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "A plan for the days or hours that are left, from what your answers show.",
    usage: "firedrill plan [--in <time> | --on <date>] [<options>]",
    discussion: """
      For example: firedrill plan --in 7d
                   firedrill plan --on 2026-12-24 --ics plan.ics
                   firedrill plan
      A time is 7d, 3d, 1d or 2h, or any number of weeks, days, hours or minutes,
      such as 1w or '3 days'. The date is remembered: 'firedrill plan' alone shows
      the plan anew, with what is done ticked.
      """
  )

  @Option(
    name: .customLong("in"),
    parsing: .unconditional,
    help: ArgumentHelp("The time that is left.", valueName: "time")
  )
  var time: String?

  @Option(name: .customLong("on"), help: ArgumentHelp("The day it is for.", valueName: "date"))
  var date: String?

  @Option(help: ArgumentHelp("Write the plan as an iCalendar file.", valueName: "file"))
  var ics: String?

  @Option(help: ArgumentHelp("Write the plan as a Markdown file.", valueName: "file"))
  var markdown: String?

  @Flag(help: "Replace files that exist.")
  var force = false

  @Flag(
    help: """
      Print JSON: {horizon, rule, until, left, moment, days: [{date, weekday, items: [{title, command, \
      reason, minutes, isDone, done, steps}]}], later}.
      """
  )
  var json = false

  func validate() throws {
    guard time == nil || date == nil else { throw ValidationError("give --in or --on, not both") }
  }

  func run() throws {
    let environment = CommandEnvironment()
    let service = try QuestionService(environment.services, try environment.services.sessions())
    let target = try target(at: service.now)
    guard let plan = try service.plan(until: target) else {
      throw CommandFailure(
        "plan for when? 'firedrill plan --in 7d' or 'firedrill plan --on 2026-12-24' says it once",
        code: .usage
      )
    }
    if let target { try service.keep(.planned(until: target)) }
    let document = PlanDocument(plan)
    if let ics {
      try NewFile.write(
        Array(document.calendar(stamp: service.now).utf8),
        to: ics,
        isForced: force
      )
    }
    if let markdown {
      try NewFile.write(Array(document.markdown.utf8), to: markdown, isForced: force)
    }
    try environment.write(document, asJSON: json) { style in
      document.lines(style) + [ics, markdown].compactMap(\.self).map { "Wrote \($0)." }
    }
  }

  /// The moment that the options name, in seconds since 1970.
  private func target(at now: Int) throws(CommandFailure) -> Int? {
    if let date {
      guard let day = CalendarDay(date) else {
        throw CommandFailure("'\(date)' is no day; write it as 2026-12-24", code: .usage)
      }
      return day.second + 86_400
    }
    guard let time else { return nil }
    guard let seconds = TimeLeft.seconds(time) else {
      throw CommandFailure(
        "'\(time)' is no time; write it as 7d, 3d, 1d or 2h, or as '10 days'",
        code: .usage
      )
    }
    return now + seconds
  }
}
