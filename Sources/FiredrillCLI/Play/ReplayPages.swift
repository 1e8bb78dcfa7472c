import Scoring
import Reports
import Sessions

/// The pages of a replay and the lines beneath them.
struct ReplayPages {
  let course: SessionCourse
  let card: Scorecard?
  let view: SessionView

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
