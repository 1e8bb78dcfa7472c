package import Sessions
import Telemetry

/// The doings of one person of a team, and their worth by the values that score the team.
package struct PersonAccount: Hashable, Sendable {
  package var name: String
  /// The role that they had at the end.
  package var role: TeamRole
  package var suggestions: [SuggestionAccount]
  /// The acts of their own: as commander, without anybody's suggestion.
  package var acts: [ActAccount]
  package var votes: [VoteAccount]
  package var updates: [UpdateAccount]
  package var beliefs: [BeliefAccount]
  /// The figures of which the score is the mean; a part in which there was nothing to judge has none.
  package var figures: [PersonFigure]

  /// 100 × the plain mean of the figures, 0 to 100; `nil` where there was nothing to judge.
  package var score: Double? {
    guard !figures.isEmpty else { return nil }
    return 100 * figures.reduce(0) { $0 + $1.value } / Double(figures.count)
  }
}

/// A part of what a person of a team did.
package enum PersonPart: String, Hashable, Sendable, CaseIterable {
  /// Looks and waits, suggested or done.
  case looks
  /// Mitigations and verdicts, suggested or done.
  case calls
  case votes, beliefs, updates
}

/// How well a person did one part, from so many things that were judged.
package struct PersonFigure: Hashable, Sendable {
  package var part: PersonPart
  /// 0 to 1.
  package var value: Double
  package var count: Int
}

/// A suggestion with what it was worth: by the event that carried it out, else as if it had been
/// carried out when it was made.
package struct SuggestionAccount: Hashable, Sendable {
  package var suggestion: Suggestion
  package var worth: ActWorth

  /// Whether its maker took it back, so that it counts for nothing.
  package var isTakenBack: Bool { suggestion.state == .dropped(by: suggestion.by) }
}

/// An act of a commander's own with what it was worth.
package struct ActAccount: Hashable, Sendable {
  package var entry: SessionEntry
  package var worth: ActWorth
}

/// The worth of an act by what could be known before it.
package enum ActWorth: Hashable, Sendable {
  /// A choice of evidence, as the team's score judges it.
  case look(LookWorth)
  /// A mitigation of particular causes: their probability, and from which it pays; both 0 to 1.
  case mitigation(held: Double, threshold: Double)
  /// A verdict: the probability of its cause and of the likeliest other one, 0 to 1; a rival of at least
  /// `limit` leaves it open.
  case verdict(held: Double, rival: Double, limit: Double)
  /// The verdict that there is not enough evidence: the largest probability, and from which it is enough.
  case unsure(largest: Double, enough: Double)
  /// Nothing that the evidence says anything of.
  case unjudged

  /// Whether the evidence bears it out; `nil` where it says nothing, or neither yes nor no.
  package var isBorneOut: Bool? {
    switch self {
    case .look(let look): look.isBorneOut
    case .mitigation(let held, let threshold): held >= threshold
    case .verdict(let held, let rival, let limit): held > rival && rival < limit
    case .unsure(let largest, let enough): largest < enough
    case .unjudged: nil
    }
  }
}

/// The worth of a look or a wait.
package struct LookWorth: Hashable, Sendable {
  package var minutes: Int
  /// The information that it could be expected to give, and that it gave; unit: bits.
  package var expected: Double
  package var told: Double?
  /// 0 to 1, as the ledger of the team's score has it.
  package var quality: Double
  package var isKeyFinding: Bool
  package var isIdle: Bool
  /// The grade that the coach of a guided play gives.
  package var grade: ChoiceGrade
  /// The share in the mean of the looks: the minutes and the fixed ones that the score adds.
  package var weight: Double

  /// A right choice is borne out, a wrong one is not, and a weak one says neither.
  fileprivate var isBorneOut: Bool? {
    if isKeyFinding { return true }
    if isIdle { return false }
    switch grade {
    case .right: return true
    case .weak: return nil
    case .wrong: return false
    }
  }
}

/// A vote with whether the evidence bore it out.
package struct VoteAccount: Hashable, Sendable {
  package var suggestion: Suggestion
  package var isFor: Bool
  /// `nil` where the suggestion could not be judged.
  package var isBorneOut: Bool?
}

/// An update with what it told.
package struct UpdateAccount: Hashable, Sendable {
  package var event: Int
  package var reading: UpdateReading
  /// Minutes after it was due; 0 for one in time, or that answered no deadline.
  package var delay: Int

  /// The share of what has to be told, halved where it came late, 0 to 1.
  package var value: Double { reading.share * (delay > 0 ? Verdict.lateShare : 1) }
}

/// A statement of beliefs beside what the evidence said at that moment.
package struct BeliefAccount: Hashable, Sendable {
  package var event: Int
  /// The Jensen–Shannon divergence from the evidence; unit: bits.
  package var divergence: Double
  /// The credit for it by the team's score, 0 to 1.
  package var credit: Double
  /// The probability that was given to the truth, 0 to 1.
  package var truth: Double
  /// 1 − ½ Σ (stated − truth)², 0 to 1: the term of the team's score for the last statement.
  package var brier: Double

  /// The logarithm of the probability given to the truth; unit: bits, 0 at best, −∞ at 0.
  package var logScore: Double { Elementary.log2(truth) }
}
