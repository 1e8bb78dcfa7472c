import Scoring
import Reports
import Sessions

/// The pages of a replay and the lines beneath them.
struct ReplayPages {
  /// The session after each event, from before the first on.
  let steps: [Session]
  let card: Scorecard?
  let view: SessionView

  /// The lines that an event showed, or the page of the incident for 0.
  func lines(_ page: Int) throws -> [String] {
    let session = steps[page]
    guard let entry = session.entries.last else {
      let brief = try BriefReport(session)
      return view.brief(brief) + view.hypotheses(brief.hypotheses)
    }
    let lines = try view.entry(entry, of: session)
    guard session.isScorable, let card else { return lines }
    return lines + view.scorecard(card)
  }

  /// The beliefs last stated by a page, and the probabilities of the evidence where they are revealed.
  func beliefs(_ page: Int, revealing posteriors: [[Double]]?) -> [String] {
    let stated = steps[page].beliefs.map { $0.map(\.probability) }
    let said = view.item("said:    ", stated.map(StatedBelief.line) ?? "nothing yet")
    guard let posteriors, posteriors.indices.contains(page) else { return said }
    return said + view.item("evidence:", StatedBelief.line(posteriors[page]))
  }

  /// Points of the ledger lines whose events have all happened by a page; the score at the end.
  func points(_ page: Int) -> Double? { card?.points(at: page, of: steps.count - 1) }
}
