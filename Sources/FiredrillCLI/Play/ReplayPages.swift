import Plotting
import ScenarioModel
import Scoring
import Sessions
import Telemetry

/// The pages of a replay and what stands beneath them.
struct ReplayPages {
  /// The session after each event, from before the first on.
  let steps: [Session]
  let card: Scorecard?
  let view: SessionView

  /// What an event showed, or the page of the incident for 0.
  func lines(_ page: Int) throws -> [String] {
    let session = steps[page]
    return try CommandFailure.wrap {
      guard let entry = session.entries.last else {
        return try view.brief(of: session) + view.hypotheses(of: session)
      }
      let lines = try view.entry(entry, of: session)
      guard session.isScorable, let card else { return lines }
      return lines + view.scorecard(card, of: session)
    }
  }

  /// What the player had last said by a page, and what the evidence said where it is revealed.
  func beliefs(_ page: Int, revealing posteriors: [[Double]]?) -> [String] {
    let stated = steps[page].beliefs.map { $0.map(\.probability) }
    let said = view.item("said:    ", stated.map { shares($0) } ?? "nothing yet")
    guard let posteriors, posteriors.indices.contains(page) else { return said }
    return said + view.item("evidence:", shares(posteriors[page]))
  }

  /// Points of the ledger lines whose events have all happened by a page; the score at the end.
  func points(_ page: Int) -> Double? {
    guard let card else { return nil }
    guard page < steps.count - 1 else { return card.score }
    // A score that an older rubric sealed may have come without its ledger.
    guard !card.criteria.isEmpty else { return nil }
    return card.criteria.flatMap(\.ledger).reduce(0) { sum, line in
      guard let last = line.events.max(), last <= page else { return sum }
      return sum + line.points
    }
  }

  /// Probabilities, the largest first; what rounds to nothing is left out.
  private func shares(_ probabilities: [Double]) -> String {
    probabilities.enumerated().filter { $0.element >= 0.005 }
      .sorted { ($1.element, $0.offset) < ($0.element, $1.offset) }
      .map { "h\($0.offset + 1) \(Digits.percent($0.element, decimals: 0))" }
      .joined(separator: ", ")
  }
}
