import ScenarioModel
import Foundation
import Progress
import Reports
package import Scoring
import SessionStore
package import Sessions

/// A score as the store keeps it.
struct KeptScore: Codable {
  var document: ScoreDocument
  /// The digest that a replay file seals, in hexadecimal; scores kept by earlier versions lack it.
  var digest: String?

  private enum CodingKeys: String, CodingKey {
    case digest
  }

  init(_ document: ScoreDocument, digest: String?) {
    self.document = document
    self.digest = digest
  }

  init(from decoder: any Decoder) throws {
    document = try ScoreDocument(from: decoder)
    digest = try decoder.container(keyedBy: CodingKeys.self)
      .decodeIfPresent(String.self, forKey: .digest)
  }

  func encode(to encoder: any Encoder) throws {
    try document.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encodeIfPresent(digest, forKey: .digest)
  }
}

extension SessionService {
  /// Keeps the score of a session that is over, with the digest that a replay file sealed it with.
  package func record(
    _ card: Scorecard,
    of id: SessionID,
    digest sealed: String? = nil
  ) throws(DrillError) {
    let digest = sealed ?? Digests.hexadecimal(Array(card.canonicalText.utf8))
    guard let text = try? JSONText.encode(KeptScore(ScoreDocument(card), digest: digest)) else {
      throw .store(.cannotWrite)
    }
    try DrillError.wrap {
      try store.record(
        StoredTotal(rubric: card.rubric, total: card.total),
        json: Array(text.utf8),
        facts: OutcomeFacts(ScoreDocument(card)).map(\.text) ?? "",
        of: id
      )
    }
  }

  /// The latest scores of all sessions, the oldest session first.
  func scores() throws(DrillError) -> [StoredScore] {
    try DrillError.wrap { try store.scores() }
  }

  /// Reads the facts for training from the whole scorecard of a session and keeps them beside it; `nil`
  /// where there are none.
  func readFacts(of score: StoredScore) throws(DrillError) -> OutcomeFacts? {
    let id = score.session
    guard var card = try keptScore(of: id, by: score.total.rubric)?.document else { return nil }
    if card.truth == nil { card.truth = try load(id).truth.id.rawValue }
    guard let facts = OutcomeFacts(card) else { return nil }
    if !store.isReadOnly {
      try DrillError.wrap { try store.keep(facts.text, of: id, rubric: score.total.rubric) }
    }
    return facts
  }

  /// Scores sessions that were cut off between their declaration and their score, the newest first.
  ///
  /// A few at a time, because each takes a play of the reference; the next call goes on. A damaged
  /// session is named and left out.
  package func recordMissingScores(_ scorekeeper: Scorekeeper) async throws(DrillError) {
    guard !store.isReadOnly else { return }
    var scored = 0
    for id in try unscored() where scored < Self.scoresAtOnce {
      guard let session = try sound(id, { () throws(DrillError) in try load(id) }),
        session.header.rubric <= Rubric.current.version
      else { continue }
      try record(try await scorekeeper.card(of: session), of: id)
      scored += 1
    }
  }

  /// The most missing scores that are computed in one go.
  private static var scoresAtOnce: Int { 5 }

  /// The result of reading a session, or `nil` with a notice where the session is damaged.
  func sound<Value>(
    _ id: SessionID,
    _ read: () throws(DrillError) -> Value
  ) throws(DrillError) -> Value? {
    do {
      return try read()
    } catch {
      guard let reason = error.damage else { throw error }
      environment.notify(.damagedSession(id, reason: reason))
      return nil
    }
  }

  /// The sessions that were declared and not yet scored, the newest first.
  private func unscored() throws(DrillError) -> [SessionID] {
    try DrillError.wrap { try store.unscored() }
  }

  /// The score kept for a session by a rubric, if there is one.
  func keptScore(of id: SessionID, by rubric: Int) throws(DrillError) -> KeptScore? {
    guard let bytes = try DrillError.wrap({ try store.score(of: id, rubric: rubric) }) else {
      return nil
    }
    guard let kept = try? JSONDecoder().decode(KeptScore.self, from: Data(bytes)) else {
      throw .unreadableScore(id)
    }
    return kept
  }

  /// The scorecard that an older rubric gave a session, as it was kept; `nil` where none did.
  package func sealedCard(
    of session: Session,
    _ id: SessionID
  ) throws(DrillError) -> Scorecard? {
    guard let total = try sealedTotal(of: id) else { return nil }
    let kept = try keptScore(of: id, by: total.rubric)?.document
    return Scorecard(
      sealed: total.total,
      by: total.rubric,
      truth: session.truth.id,
      criteria: kept?.scores ?? [],
      cap: kept?.cap.map { ScoreCap(limit: $0, reason: "critical harm") },
      flags: kept?.habits ?? []
    )
  }

  /// The seal of a session's replay file: what an older rubric sealed, or else the score computed anew.
  ///
  /// `nil` without a declaration, and where an older version of the program kept a score without its
  /// digest.
  func seal(
    of session: Session,
    _ id: SessionID,
    _ scorekeeper: Scorekeeper
  ) async throws(DrillError) -> SealedScore? {
    guard session.isScorable else { return nil }
    guard let total = try sealedTotal(of: id) else {
      return SealedScore(try await scorekeeper.card(of: session), session)
    }
    return try keptScore(of: id, by: total.rubric)?.digest.map {
      SealedScore(rubric: total.rubric, total: total.total, digest: $0)
    }
  }

  private func sealedTotal(of id: SessionID) throws(DrillError) -> StoredTotal? {
    guard let total = try summary(of: id).score, total.rubric < Rubric.current.version else {
      return nil
    }
    return total
  }
}

extension OutcomeFacts {
  /// Takes the facts for training out of a scorecard; `nil` for one that says no truth.
  fileprivate init?(_ card: ScoreDocument) {
    guard let truth = card.truth else { return nil }
    self.init(
      truth: truth,
      figures: card.criteria.compactMap { criterion in
        Criterion(rawValue: criterion.name).map {
          CriterionFigure(criterion: $0, figure: criterion.points / criterion.weight)
        }
      },
      habits: card.flags.compactMap { ScoreFlag.Kind(rawValue: $0.name) }
    )
  }
}

extension ScoreDocument {
  /// The criteria with their ledgers; one that is no longer known is left out.
  fileprivate var scores: [CriterionScore] {
    criteria.compactMap { score in
      Scoring.Criterion(rawValue: score.name).map {
        CriterionScore(
          criterion: $0,
          weight: score.weight,
          ledger: score.ledger.map { line in
            LedgerLine(
              events: line.events,
              text: line.text,
              points: line.points,
              possible: line.possible
            )
          }
        )
      }
    }
  }

  /// The flags; one that is no longer known is left out.
  fileprivate var habits: [ScoreFlag] {
    flags.compactMap { flag in
      ScoreFlag.Kind(rawValue: flag.name).map {
        ScoreFlag(kind: $0, events: flag.events, text: flag.text)
      }
    }
  }
}
