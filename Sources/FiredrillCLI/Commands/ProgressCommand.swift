import ArgumentParser
import Drills
import Foundation
import Reports
import Terminal

/// Says how a player does over time, and what to drill next.
struct ProgressCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "progress",
    abstract: "Your scores over time, your weakest spots, and what to drill next.",
    usage: "firedrill progress [<options>]",
    discussion: """
      For example: firedrill progress --topic agents
      Sessions whose world you may have known do not count: a seed you named or had
      played before, guided sessions, branches, imported files. Each way of going
      wrong that showed in a scorecard is scheduled by FSRS-6, so that you practise
      it when you are about to lose it.
      """
  )

  @OptionGroup var filter: SessionFilter

  @Option(help: "The day for which the schedule is, such as 2026-12-24; today if left out.")
  var on: String?

  @Flag(
    help: """
      Print JSON: {sessions, known, level, mean, course: [{session, started, scenario, topic, score, \
      figures}], criteria, topics, scenarios: [{name, sessions, mean, latest}], weakest: {criteria, \
      topics}, schedule: [{pattern, reviews, failures, last, due, isDue, recall, stability, \
      difficulty}], next: {pattern, scenario}, readiness: {areas: [{area, title, questions, answered, right, \
      lower, upper}], weakest, habits}}.
      """
  )
  var json = false

  func run() throws {
    let environment = CommandEnvironment()
    let service = try environment.services.sessions()
    try service.recordMissingScores(environment.services.scorekeeper)
    let plan = try TrainingService(service).plan(
      of: filter.selection,
      now: try on.map(Self.endOfDay)
    )
    var document = ProgressDocument(plan)
    document.readiness = try readiness(environment.services, service)
    try environment.write(document, asJSON: json) { style in
      document.lines(style, isFiltered: filter.selection.isGiven, .firedrill)
        + (document.readiness.map { [""] + $0.lines(style) } ?? [])
    }
  }

  /// Readiness by area; `nil` where no question was answered or sessions alone are asked for.
  private func readiness(
    _ services: DrillServices,
    _ sessions: SessionService
  ) throws -> ReadinessDocument? {
    guard !filter.selection.isGiven, try sessions.hasHistory(),
      (try? services.bank.folder()) != nil
    else { return nil }
    let questions = try QuestionService(services, sessions)
    let document = ReadinessDocument(questions.index, try questions.history())
    return document.isEmpty ? nil : document
  }

  /// The last second of a day, in seconds since 1970.
  private static func endOfDay(_ text: String) throws(CommandFailure) -> Int {
    guard let day = try? Date(text, strategy: .iso8601.year().month().day()) else {
      throw CommandFailure("'\(text)' is no day; write it as 2026-12-24", code: .usage)
    }
    return Int(day.timeIntervalSince1970) + 86_400 - 1
  }
}
