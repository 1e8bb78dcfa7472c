import ScenarioModel
import Scoring
import Sessions

/// Two paths through one scenario, as `compare --json` gives them; `a` is the first that was named.
///
/// Its JSON is stable: keys are added, never renamed or removed.
package struct ComparisonDocument: Encodable {
  package var scenario: String
  /// Whether both met the same incident: seed, world and difficulty.
  package var sameWorld: Bool
  package var order: Order
  package var a: Side
  package var b: Side
  package var looks: [Look]
  package var timeline: [Moment]
  /// The scenario's title; not in the JSON.
  package var title: String

  private enum CodingKeys: String, CodingKey {
    case scenario, sameWorld, order, a, b, looks, timeline
  }

  package init(_ comparison: SessionComparison) {
    let scenario = comparison.left.session.scenario
    let path = comparison.path
    self.scenario = scenario.id.rawValue
    title = scenario.title
    sameWorld = comparison.isOneWorld
    order = Order(pairs: path.order.pairs, same: path.order.same)
    a = Side(comparison.left)
    b = Side(comparison.right)
    looks = path.looks.map { look in
      Look(
        action: look.action.rawValue,
        title: scenario.title(of: look.action),
        a: look.left.map(Sight.init),
        b: look.right.map(Sight.init)
      )
    }
    timeline = path.timeline.map { moment in
      Moment(
        minute: moment.minute,
        a: moment.left.map { Step($0, scenario) },
        b: moment.right.map { Step($0, scenario) }
      )
    }
  }
}

extension ComparisonDocument {
  /// The pairs of looks that both took, and how many came in the same order.
  package struct Order: Hashable, Sendable, Encodable {
    package var pairs: Int
    package var same: Int

    private enum CodingKeys: String, CodingKey { case pairs, same }
  }

  /// One of the two paths.
  package struct Side: Encodable {
    /// The number of a session, a replay file, or `expert` for the reference player.
    package var name: String
    package var seed: UInt64
    package var truth: String
    /// Simulated minutes from the page to the end.
    package var minutes: Int
    package var score: ScoreDocument?
    package var beliefs: [DebriefDocument.Belief]
    package var harm: [DebriefDocument.Point]
    /// The position of the truth among the hypotheses, from 0; not in the JSON.
    package var truthIndex: Int
    /// The end of the path; not in the JSON.
    package var verdict: Verdict

    private enum CodingKeys: String, CodingKey {
      case name, seed, truth, minutes, score, beliefs, harm
    }

    init(_ side: SessionComparison.Side) {
      let session = side.session
      func index(of hypothesis: HypothesisID) -> Int {
        session.scenario.hypotheses.firstIndex { $0.id == hypothesis } ?? 0
      }
      name = side.name
      seed = session.header.seed
      truth = session.truth.id.rawValue
      truthIndex = index(of: session.truth.id)
      minutes = session.clock
      score = side.card.map(ScoreDocument.init)
      beliefs = side.report.beliefs.map(DebriefDocument.Belief.init)
      harm = DebriefDocument.points(side.report.harm.session)
      verdict =
        session.declaration.map { declaration in
          declaration.cause.map { .cause(index(of: HypothesisID($0))) } ?? .notEnoughEvidence
        } ?? .abandoned
    }
  }

  /// The end of a path.
  package enum Verdict: Hashable, Sendable {
    /// A cause was declared, by its position among the hypotheses, from 0.
    case cause(Int)
    case notEnoughEvidence
    case abandoned
  }

  /// An action that one of the two looked at, or both.
  package struct Look: Hashable, Sendable, Encodable {
    package var action: String
    package var title: String
    package var a: Sight?
    package var b: Sight?

    private enum CodingKeys: String, CodingKey { case action, title, a, b }
  }

  /// The first look at an action.
  package struct Sight: Hashable, Sendable, Encodable {
    /// The look's position among the actions looked at, from 1.
    package var order: Int
    package var event: Int
    /// Unit: minutes after the page.
    package var minute: Int
    package var finding: String

    private enum CodingKeys: String, CodingKey { case order, event, minute, finding }

    init(_ sight: FirstSight) {
      (order, event, minute) = (sight.order, sight.event, sight.minute)
      finding = sight.finding.rawValue
    }
  }

  /// The steps that both began in a minute.
  package struct Moment: Hashable, Sendable, Encodable {
    package var minute: Int
    package var a: Step?
    package var b: Step?

    private enum CodingKeys: String, CodingKey { case minute, a, b }
  }

  /// An event in words; the JSON has the words alone.
  package struct Step: Hashable, Sendable, Encodable {
    package var event: Int
    package var summary: String

    init(_ entry: SessionEntry, _ scenario: Scenario) {
      event = entry.number
      summary = scenario.summary(of: entry.event)
    }

    package func encode(to encoder: any Encoder) throws {
      var value = encoder.singleValueContainer()
      try value.encode(summary)
    }
  }
}
