package import Scoring
package import Sessions

/// A session with its score by the current rubric and the one it had before.
package struct RescoredSession {
  package var name: String
  package var session: Session
  /// The score that an older rubric sealed; the new one where none did.
  package var old: Scorecard
  /// The score by the current rubric.
  package var new: Scorecard
  package var opinion: JudgeOpinion?

  package init(
    name: String,
    session: Session,
    old: Scorecard,
    new: Scorecard,
    opinion: JudgeOpinion?
  ) {
    self.name = name
    self.session = session
    self.old = old
    self.new = new
    self.opinion = opinion
  }

  package var document: Document {
    Document(
      session: name,
      scenario: session.header.scenario,
      old: ScoreDocument(old),
      new: ScoreDocument(new),
      judge: opinion?.document
    )
  }

  /// Both scores as JSON gives them.
  package struct Document: Encodable {
    package var session: String
    package var scenario: String
    package var old: ScoreDocument
    package var new: ScoreDocument
    package var judge: JudgeOpinion.Document?
  }
}
