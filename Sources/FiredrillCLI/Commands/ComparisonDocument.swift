import Reports
import ScenarioModel
import Scoring
import Sessions

/// A comparison as `compare --json` gives it; `a` is the first that was named.
struct ComparisonDocument: Encodable {
  var scenario: String
  /// Whether both met the same incident: seed, world and difficulty.
  var sameWorld: Bool
  var order: Order
  var a: Side
  var b: Side
  var looks: [Look]
  var timeline: [Moment]

  /// The pairs of looks that both took, and how many came in the same order.
  struct Order: Encodable {
    var pairs: Int
    var same: Int
  }

  struct Side: Encodable {
    var name: String
    var seed: UInt64
    var truth: String
    /// Simulated minutes from the page to the end.
    var minutes: Int
    var score: ScoreDocument?
    var beliefs: [DebriefDocument.Belief]
    var harm: [DebriefDocument.Point]

    init(_ side: SessionComparison.Side) {
      name = side.name
      seed = side.session.header.seed
      truth = side.session.truth.id.rawValue
      minutes = side.session.clock
      score = side.card.map(ScoreDocument.init)
      beliefs = side.report.beliefs.map(DebriefDocument.Belief.init)
      harm = DebriefDocument.points(side.report.harm.session)
    }
  }

  struct Look: Encodable {
    var action: String
    var title: String
    var a: Sight?
    var b: Sight?
  }

  struct Sight: Encodable {
    var order: Int
    var event: Int
    var minute: Int
    var finding: String

    init(_ sight: FirstSight) {
      (order, event, minute) = (sight.order, sight.event, sight.minute)
      finding = sight.finding.rawValue
    }
  }

  /// What each began in a minute, in words.
  struct Moment: Encodable {
    var minute: Int
    var a: String?
    var b: String?
  }

  init(_ comparison: SessionComparison) {
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
