package import ScenarioModel

/// The score of a session with every point accounted for.
///
/// Scoring owns criteria, figures, ledgers and what a debrief says. It reads a finished session and
/// changes nothing; it knows no files, terminals or clock.
package struct Scorecard: Hashable, Sendable {
  /// The version of weights and constants.
  package var rubric: Int
  package var truth: HypothesisID
  package var criteria: [CriterionScore]
  /// Why the total is capped, if it is.
  package var cap: ScoreCap?
  /// Habits that explain the score and are not scored themselves.
  package var flags: [ScoreFlag]

  package init(
    rubric: Int,
    truth: HypothesisID,
    criteria: [CriterionScore],
    cap: ScoreCap?,
    flags: [ScoreFlag] = []
  ) {
    self.rubric = rubric
    self.truth = truth
    self.criteria = criteria
    self.cap = cap
    self.flags = flags
  }

  /// The sum of the criteria's points before the cap, 0 to 100.
  package var uncapped: Double { criteria.reduce(0) { $0 + $1.points } }

  /// The score before it is rounded, 0 to 100.
  package var total: Double { min(uncapped, cap?.limit ?? 100) }

  /// The score as it is told: rounded half up to a tenth, only here.
  package var score: Double { Self.rounded(total) }

  /// A score rounded half up to a tenth.
  package static func rounded(_ total: Double) -> Double { (total * 10 + 0.5).rounded(.down) / 10 }

  /// The band of the score; bands are those of interview practice.
  package var band: ScoreBand { ScoreBand(score: score) }
}

/// A limit on the total and its reason.
package struct ScoreCap: Hashable, Sendable {
  package var limit: Double
  package var reason: String

  package init(limit: Double, reason: String) {
    self.limit = limit
    self.reason = reason
  }
}

/// How an interviewer would put a score.
package enum ScoreBand: String, Hashable, Sendable {
  case strongHire = "strong hire"
  case hire
  case leanNo = "lean no"
  case no

  package init(score: Double) {
    self =
      switch score {
      case 85...: .strongHire
      case 70..<85: .hire
      case 50..<70: .leanNo
      default: .no
      }
  }
}

/// What is scored.
package enum Criterion: String, Hashable, Sendable, CaseIterable {
  case evidence = "evidence choice"
  case keyFindings = "key findings"
  case order
  case beliefs
  case diagnosis
  case mitigation
  case communication
}

/// One criterion with its figure and how it came about.
package struct CriterionScore: Hashable, Sendable {
  package var criterion: Criterion
  /// The most points it can give.
  package var weight: Double
  /// The lines whose points add up to the criterion's.
  package var ledger: [LedgerLine]

  package init(criterion: Criterion, weight: Double, ledger: [LedgerLine]) {
    self.criterion = criterion
    self.weight = weight
    self.ledger = ledger
  }

  package var points: Double { ledger.reduce(0) { $0 + $1.points } }

  /// Share of the weight that was earned, 0 to 1.
  package var figure: Double { points / weight }
}

/// One thing that earned or lost points.
package struct LedgerLine: Hashable, Sendable {
  /// The events it is about.
  package var events: [Int]
  package var text: String
  package var points: Double
  /// The most it could have given.
  package var possible: Double

  package init(events: [Int], text: String, points: Double, possible: Double) {
    self.events = events
    self.text = text
    self.points = points
    self.possible = possible
  }
}
