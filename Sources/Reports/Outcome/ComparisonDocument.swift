import ScenarioModel
package import Scoring
import Sessions

/// A comparison as `compare --json` gives it; `a` is the first that was named.
package struct ComparisonDocument: Encodable {
  package var scenario: String
  /// Whether both met the same incident: seed, world and difficulty.
  package var sameWorld: Bool
  package var order: Order
  package var a: Side
  package var b: Side
  package var looks: [Look]
  package var timeline: [Moment]

  /// The pairs of looks that both took, and how many came in the same order.
  package struct Order: Encodable {
    package var pairs: Int
    package var same: Int
  }

  package struct Side: Encodable {
    package var name: String
    package var seed: UInt64
    package var truth: String
    /// Simulated minutes from the page to the end.
    package var minutes: Int
    package var score: ScoreDocument?
    package var beliefs: [DebriefDocument.Belief]
    package var harm: [DebriefDocument.Point]

    package init(_ side: SessionComparison.Side) {
      name = side.name
      seed = side.session.header.seed
      truth = side.session.truth.id.rawValue
      minutes = side.session.clock
      score = side.card.map(ScoreDocument.init)
      beliefs = side.report.beliefs.map(DebriefDocument.Belief.init)
      harm = DebriefDocument.points(side.report.harm.session)
    }
  }

  package struct Look: Encodable {
    package var action: String
    package var title: String
    package var a: Sight?
    package var b: Sight?
  }

  package struct Sight: Encodable {
    package var order: Int
    package var event: Int
    package var minute: Int
    package var finding: String

    package init(_ sight: FirstSight) {
      (order, event, minute) = (sight.order, sight.event, sight.minute)
      finding = sight.finding.rawValue
    }
  }

  /// The commands that each of two sessions began in the same minute, in words.
  package struct Moment: Encodable {
    package var minute: Int
    package var a: String?
    package var b: String?
  }

  package init(_ comparison: SessionComparison) {
    let scenario = comparison.left.session.scenario
    let path = comparison.path
    self.scenario = scenario.id.rawValue
    sameWorld = comparison.isOneWorld
    order = Order(pairs: path.order.pairs, same: path.order.same)
    a = Side(comparison.left)
    b = Side(comparison.right)
    looks = path.looks.map { look in
      Look(
        action: look.action.rawValue,
        title: scenario.action(look.action)?.title ?? look.action.rawValue,
        a: look.left.map(Sight.init),
        b: look.right.map(Sight.init)
      )
    }
    timeline = path.timeline.map { moment in
      Moment(
        minute: moment.minute,
        a: moment.left.map { scenario.summary(of: $0.event) },
        b: moment.right.map { scenario.summary(of: $0.event) }
      )
    }
  }
}
