package import ScenarioModel

/// The score of a session with every point accounted for.
///
/// Scoring owns criteria, figures, ledgers and the content of a debrief. It reads a finished
/// session and changes nothing; it knows no files, terminals or clock.
package struct Scorecard: Hashable, Sendable {
  /// The version of the weights and constants that gave the score.
  package var rubric: Int
  package var truth: HypothesisID
  package var criteria: [CriterionScore]
  /// The limit on the total and its reason, if there is one.
  package var cap: ScoreCap?
  /// Habits that explain the score and are not scored themselves.
  package var flags: [ScoreFlag]
  /// The total that an older rubric sealed, 0 to 100; `nil` for a score by the current rubric.
  ///
  /// No code of an older rubric is kept, so this total is never added up again. The ledger is what
  /// was kept with it, and may be empty.
  package private(set) var sealedTotal: Double?

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

  /// The scorecard of a score that an older rubric sealed, with as much of its ledger as was kept.
  package init(
    sealed total: Double,
    by rubric: Int,
    truth: HypothesisID,
    criteria: [CriterionScore] = [],
    cap: ScoreCap? = nil,
    flags: [ScoreFlag] = []
  ) {
    self.init(rubric: rubric, truth: truth, criteria: criteria, cap: cap, flags: flags)
    sealedTotal = total
  }

  /// The sum of the criteria's points before the cap, 0 to 100.
  package var uncapped: Double { criteria.reduce(0) { $0 + $1.points } }

  /// The score before it is rounded, 0 to 100.
  package var total: Double { sealedTotal ?? min(uncapped, cap?.limit ?? 100) }

  /// The total as people read it, 0 to 100, rounded half up to a tenth; nothing else is rounded.
  package var score: Double { Self.rounded(total) }

  /// A score rounded half up to a tenth.
  package static func rounded(_ total: Double) -> Double { (total * 10 + 0.5).rounded(.down) / 10 }

  /// The band of the score, as interviewers name it.
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

/// The verdict that an interviewer would give for a score.
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

/// One of the seven abilities that a score measures.
package enum Criterion: String, Hashable, Sendable, CaseIterable, Codable {
  case evidence = "evidence choice"
  case keyFindings = "key findings"
  case order
  case beliefs
  case diagnosis
  case mitigation
  case communication
}

/// The points of one criterion with the ledger lines that earned or lost them.
package struct CriterionScore: Hashable, Sendable {
  package var criterion: Criterion
  /// The most points that the criterion can give.
  package var weight: Double
  /// The lines whose points add up to the criterion's.
  package var ledger: [LedgerLine]

  package init(criterion: Criterion, weight: Double, ledger: [LedgerLine]) {
    self.criterion = criterion
    self.weight = weight
    self.ledger = ledger
  }

  /// The points earned: the sum of the ledger's, 0 to `weight`.
  package var points: Double { ledger.reduce(0) { $0 + $1.points } }

  /// The share of the weight that was earned, 0 to 1.
  package var figure: Double { points / weight }
}

/// A line of a ledger: something that earned or lost points, with the events that show it.
package struct LedgerLine: Hashable, Sendable {
  /// The numbers of the events that the line is about, ascending.
  package var events: [Int]
  package var text: String
  /// The points earned; negative for a penalty.
  package var points: Double
  /// The most points that the line could have earned; 0 for a penalty.
  package var possible: Double

  package init(events: [Int], text: String, points: Double, possible: Double) {
    self.events = events
    self.text = text
    self.points = points
    self.possible = possible
  }
}
