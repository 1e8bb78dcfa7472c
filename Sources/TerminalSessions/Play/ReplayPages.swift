import Plotting
import Reports
package import Scoring
package import Sessions
import Terminal

/// The pages of a replay and the lines beneath them.
package struct ReplayPages {
  let course: SessionCourse
  let card: Scorecard?
  let view: SessionView

  package init(of session: Session, card: Scorecard?, view: SessionView) {
    course = SessionCourse(session)
    self.card = card
    self.view = view
  }

  /// Whether the session is over, so that what its evidence said may be revealed.
  package var isOver: Bool { course.last.isOver }

  /// Writes all pages at once, and the beliefs beneath those that showed evidence where what the evidence
  /// said is revealed.
  package func list(revealing posteriors: [[Double]]?) throws {
    let output = OutputWriter.standardOutput
    let style = view.style
    try course.forEachState { session in
      try output.writeLines(try lines(of: session).map(style.spelled))
      guard let posteriors, let event = session.entries.last?.event, event.showsEvidence
      else { return }
      try output.writeLines(beliefs(of: session, revealing: posteriors).map(style.spelled))
    }
  }

  /// The lines that the latest event of a session showed, or the page of the incident before any.
  func lines(of session: Session) throws -> [String] {
    guard let entry = session.entries.last else {
      let brief = try BriefReport(session)
      return view.brief(brief) + view.hypotheses(brief.hypotheses)
    }
    let lines = try view.entry(entry, of: session)
    guard session.isScorable, let card else { return lines }
    return lines + view.scorecard(card)
  }

  /// The beliefs last stated in a session, and the probabilities of the evidence where they are revealed.
  func beliefs(of session: Session, revealing posteriors: [[Double]]?) -> [String] {
    let stated = session.beliefs.map { $0.map(\.probability) }
    let said = view.item("said:    ", stated.map(StatedBelief.line) ?? "nothing yet")
    let page = session.entries.count
    guard let posteriors, posteriors.indices.contains(page) else { return said }
    return said + view.item("evidence:", StatedBelief.line(posteriors[page]))
  }

  /// Points of the ledger lines whose events have all happened by a page; the score at the end.
  func points(_ page: Int) -> Double? { card?.points(at: page, of: course.eventCount) }
}
