import Reports
import Drills
import ArgumentParser
import Foundation
import Progress
import Scoring
import SessionStore
import Terminal

/// Says how a player does over time, and what to drill next.
struct ProgressCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "progress",
    abstract: "Your scores over time, your weakest spots, and what to drill next.",
    usage: "firedrill progress [<options>]",
    discussion: """
      For example: firedrill progress --topic agents
      Sessions whose world you may have known do not count: a seed you named or had played before,
      guided sessions, branches, imported files. Each way of going wrong that showed in a scorecard is
      scheduled by FSRS-6, so that you practise it when you are about to lose it.
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
      difficulty}], next: {pattern, scenario}}.
      """
  )
  var json = false

  func run() throws {
    let environment = CommandEnvironment()
    let service = try environment.services.sessions()
    try service.recordMissingScores(environment.services.scorekeeper)
    let training = TrainingService(service)
    let catalogue = training.installed
    let all = try service.sessions()
    let wanted = Set(try filter.applied(to: all, catalogue).map(\.id))
    let plan = TrainingPlan(
      try training.outcomes().filter { wanted.contains($0.summary.id) }
        .map { ($0.summary.known != nil, $0.outcome) },
      among: try filter.drillable(all, catalogue),
      now: try moment(environment)
    )
    let document = ProgressDocument(plan)
    let output = OutputWriter.standardOutput
    guard !json else {
      try output.writeLine(try JSONText.encode(document))
      return
    }
    try output.writeLines(
      document.lines(environment.style, isFiltered: filter.isGiven, .firedrill)
    )
  }

  /// The end of the day asked for, in seconds since 1970, or now.
  private func moment(_ environment: CommandEnvironment) throws(CommandFailure) -> Int {
    guard let on else { return environment.services.environment.now() }
    guard let day = try? Date(on, strategy: .iso8601.year().month().day()) else {
      throw CommandFailure("'\(on)' is no day; write it as 2026-12-24", code: .usage)
    }
    return Int(day.timeIntervalSince1970) + Schedule.daySeconds - 1
  }
}
