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
    let surroundings = Surroundings()
    let library = ScenarioLibrary(surroundings)
    let shelf = try SessionShelf.open(surroundings)
    try shelf.recordMissingScores(library: library, desk: ScoreDesk(surroundings))
    let catalogue = ScenarioCatalogue(library)
    let all = try shelf.sessions()
    let wanted = Set(try filter.applied(to: all, catalogue).map(\.id))
    let plan = TrainingPlan(
      try shelf.outcomes(library: library, catalogue: catalogue)
        .filter { wanted.contains($0.summary.id) },
      among: try filter.drillable(all, catalogue),
      now: try moment()
    )
    let output = OutputWriter.standardOutput
    guard !json else {
      try output.writeLine(try JSONText.encode(ProgressDocument(plan)))
      return
    }
    let view = ProgressView(style: surroundings.style, plan: plan, isFiltered: filter.isGiven)
    try output.writeLines(view.lines)
  }

  /// The end of the day asked for, in seconds since 1970, or now.
  private func moment() throws(CommandFailure) -> Int {
    guard let on else { return Int(Date().timeIntervalSince1970) }
    guard let day = try? Date(on, strategy: .iso8601.year().month().day()) else {
      throw CommandFailure("'\(on)' is no day; write it as 2026-12-24", code: .usage)
    }
    return Int(day.timeIntervalSince1970) + Schedule.daySeconds - 1
  }
}

/// Progress as `progress --json` gives it.
struct ProgressDocument: Encodable {
  var sessions: Int
  var known: Int
  var level: String?
  var mean: Double?
  var course: [Point]
  var criteria: [Share]
  var topics: [Share]
  var scenarios: [Share]
  var weakest: Weakest
  var schedule: [Item]
  var next: Next?

  /// A session of the course; figures are shares of points by criterion, 0 to 1.
  struct Point: Encodable {
    var session: Int
    var started: String
    var scenario: String
    var topic: String?
    var score: Double
    var figures: [String: Double]
  }

  /// Means: shares of points for criteria, scores for topics and scenarios.
  struct Share: Encodable {
    var name: String
    var sessions: Int
    var mean: Double
    var latest: Double
  }

  struct Weakest: Encodable {
    var criteria: [String]
    var topics: [String]
  }

  struct Item: Encodable {
    var pattern: String
    var reviews: Int
    var failures: Int
    var last: String
    var due: String
    var isDue: Bool
    var recall: Double
    var stability: Double
    var difficulty: Double
  }

  struct Next: Encodable {
    var pattern: String?
    var scenario: String
  }

  init(_ plan: TrainingPlan) {
    let standing = plan.standing
    sessions = standing.outcomes.count
    known = plan.known
    level = standing.level?.rawValue
    mean = standing.mean
    course = standing.outcomes.map { outcome in
      Point(
        session: outcome.session,
        started: Self.time(outcome.second),
        scenario: outcome.scenario,
        topic: outcome.topic,
        score: outcome.score,
        figures: [String: Double](
          outcome.figures.map { ($0.criterion.rawValue, $0.figure) },
          uniquingKeysWith: { first, _ in first }
        )
      )
    }
    criteria = standing.criteria.map { Share($0, name: $0.key.rawValue) }
    topics = standing.topics.map { Share($0, name: $0.key) }
    scenarios = standing.scenarios.map { Share($0, name: $0.key) }
    weakest = Weakest(
      criteria: standing.weakestCriteria.map(\.key.rawValue),
      topics: standing.weakestTopics.map(\.key)
    )
    schedule = plan.schedule.items.map { item in
      Item(
        pattern: item.pattern.name,
        reviews: item.reviews,
        failures: item.failures,
        last: Self.time(item.last),
        due: String(Self.time(item.dueDay * Schedule.daySeconds).prefix(10)),
        isDue: Schedule.daysLeft(of: item, at: plan.now) == 0,
        recall: item.recall,
        stability: item.memory.stability,
        difficulty: item.memory.difficulty
      )
    }
    next = plan.next.map { Next(pattern: $0.pattern?.name, scenario: $0.scenario) }
  }

  private static func time(_ second: Int) -> String {
    Date(timeIntervalSince1970: Double(second)).formatted(.iso8601)
  }
}

extension ProgressDocument.Share {
  init<Key>(_ share: Standing.Share<Key>, name: String) {
    self.name = name
    sessions = share.values.count
    mean = share.mean
    latest = share.values.last ?? share.mean
  }
}
