package import Scoring
package import Sessions

/// Two sessions with what their debriefs say, and their paths side by side.
package struct SessionComparison {
  /// The name of a side that the reference player played.
  package static let reference = "expert"

  /// One of the two.
  package struct Side {
    package var name: String
    package var session: Session
    package var report: DebriefReport
    package var card: Scorecard?

    package init(name: String, session: Session, report: DebriefReport, card: Scorecard?) {
      self.name = name
      self.session = session
      self.report = report
      self.card = card
    }
  }

  package var left: Side
  package var right: Side

  package init(left: Side, right: Side) {
    self.left = left
    self.right = right
  }

  package var path: PathComparison { PathComparison(left.session, right.session) }

  /// Whether both met the same incident.
  package var isOneWorld: Bool {
    left.session.header.seed == right.session.header.seed
      && left.session.header.worldDigest == right.session.header.worldDigest
      && left.session.header.difficulty == right.session.header.difficulty
  }
}
