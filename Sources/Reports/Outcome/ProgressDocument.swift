import Foundation
package import Progress
import Scoring

/// Progress as `progress --json` gives it.
package struct ProgressDocument: Encodable {
  package var sessions: Int
  package var known: Int
  package var level: String?
  package var mean: Double?
  package var course: [Point]
  package var criteria: [Share]
  package var topics: [Share]
  package var scenarios: [Share]
  package var weakest: Weakest
  package var schedule: [Item]
  package var next: Next?

  /// A session of the course; figures are shares of points by criterion, 0 to 1.
  package struct Point: Encodable {
    package var session: Int
    package var started: String
    package var scenario: String
    package var topic: String?
    package var score: Double
    package var figures: [String: Double]
  }

  /// Means: shares of points for criteria, scores for topics and scenarios.
  package struct Share: Encodable {
    package var name: String
    package var sessions: Int
    package var mean: Double
    package var latest: Double
  }

  package struct Weakest: Encodable {
    package var criteria: [String]
    package var topics: [String]
  }

  package struct Item: Encodable {
    package var pattern: String
    package var reviews: Int
    package var failures: Int
    package var last: String
    package var due: String
    package var isDue: Bool
    package var recall: Double
    package var stability: Double
    package var difficulty: Double
  }

  package struct Next: Encodable {
    package var pattern: String?
    package var scenario: String
  }

  package init(_ plan: TrainingPlan) {
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
  package init<Key>(_ share: Standing.Share<Key>, name: String) {
    self.name = name
    sessions = share.values.count
    mean = share.mean
    latest = share.values.last ?? share.mean
  }
}
