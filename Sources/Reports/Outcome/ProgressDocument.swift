import Foundation
import Progress
import Scoring

/// A player's progress: standing, course, weak spots and schedule, as `progress --json` gives it.
///
/// Its JSON is stable: keys are added, never renamed or removed.
package struct ProgressDocument: Hashable, Sendable, Encodable {
  /// Sessions that count.
  package var sessions: Int
  /// Sessions that do not count, because their world may have been known.
  package var known: Int
  /// The band of the mean; absent under six sessions.
  package var level: String?
  /// The mean score of the latest sessions.
  package var mean: Double?
  /// The sessions that count, the oldest first.
  package var course: [Point]
  package var criteria: [Share]
  package var topics: [Share]
  package var scenarios: [Share]
  package var weakest: Weakest
  package var schedule: [Item]
  package var next: Next?
  /// Readiness by area; absent where no question was answered.
  package var readiness: ReadinessDocument?

  private enum CodingKeys: String, CodingKey {
    case sessions, known, level, mean, course, criteria, topics, scenarios, weakest, schedule, next
    case readiness
  }

  package init(_ plan: TrainingPlan) {
    let standing = plan.standing
    sessions = standing.outcomes.count
    known = plan.known
    level = standing.level?.rawValue
    mean = standing.mean
    course = standing.outcomes.map(Point.init)
    criteria = standing.criteria.map { Share($0, name: $0.key.rawValue) }
    topics = standing.topics.map { Share($0, name: $0.key) }
    scenarios = standing.scenarios.map { Share($0, name: $0.key) }
    weakest = Weakest(
      criteria: standing.weakestCriteria.map(\.key.rawValue),
      topics: standing.weakestTopics.map(\.key)
    )
    schedule = plan.schedule.items.map { Item($0, at: plan.now) }
    next = plan.next.map { Next(pattern: $0.pattern?.name, scenario: $0.scenario) }
  }

  /// A second since 1970 as a date and time in UTC.
  fileprivate static func time(_ second: Int) -> String {
    Date(timeIntervalSince1970: Double(second)).formatted(.iso8601)
  }
}

extension ProgressDocument {
  /// A session of the course.
  package struct Point: Hashable, Sendable, Encodable {
    package var session: Int
    package var started: String
    package var scenario: String
    package var topic: String?
    /// Range: 0 to 100.
    package var score: Double
    /// Shares of points by criterion, 0 to 1.
    package var figures: [String: Double]

    private enum CodingKeys: String, CodingKey {
      case session, started, scenario, topic, score, figures
    }

    fileprivate init(_ outcome: Outcome) {
      session = outcome.session
      started = ProgressDocument.time(outcome.second)
      scenario = outcome.scenario
      topic = outcome.topic
      score = outcome.score
      figures = [String: Double](
        outcome.figures.map { ($0.criterion.rawValue, $0.figure) },
        uniquingKeysWith: { first, _ in first }
      )
    }
  }

  /// Means: shares of points for criteria, scores for topics and scenarios.
  package struct Share: Hashable, Sendable, Encodable {
    package var name: String
    package var sessions: Int
    package var mean: Double
    package var latest: Double

    private enum CodingKeys: String, CodingKey { case name, sessions, mean, latest }

    fileprivate init<Key>(_ share: Standing.Share<Key>, name: String) {
      self.name = name
      sessions = share.values.count
      mean = share.mean
      latest = share.values.last ?? share.mean
    }
  }

  /// The names of what earned least, the worst first.
  package struct Weakest: Hashable, Sendable, Encodable {
    package var criteria: [String]
    package var topics: [String]

    private enum CodingKeys: String, CodingKey { case criteria, topics }
  }

  /// A failure pattern with its memory by FSRS-6.
  package struct Item: Hashable, Sendable, Encodable {
    package var pattern: String
    package var reviews: Int
    package var failures: Int
    package var last: String
    package var due: String
    package var isDue: Bool
    /// The chance that it would go well now, 0 to 1.
    package var recall: Double
    package var stability: Double
    package var difficulty: Double
    /// Days until practice is due, 0 where it is; not in the JSON.
    package var daysLeft: Int

    private enum CodingKeys: String, CodingKey {
      case pattern, reviews, failures, last, due, isDue, recall, stability, difficulty
    }

    fileprivate init(_ item: Schedule.Item, at now: Int) {
      pattern = item.pattern.name
      reviews = item.reviews
      failures = item.failures
      last = ProgressDocument.time(item.last)
      due = String(ProgressDocument.time(item.dueDay * Schedule.daySeconds).prefix(10))
      daysLeft = Schedule.daysLeft(of: item, at: now)
      isDue = daysLeft == 0
      recall = item.recall
      stability = item.memory.stability
      difficulty = item.memory.difficulty
    }
  }

  /// The scenario to drill next, and the pattern that it practises.
  package struct Next: Hashable, Sendable, Encodable {
    package var pattern: String?
    package var scenario: String

    private enum CodingKeys: String, CodingKey { case pattern, scenario }
  }
}
