package import Reports
import ScenarioModel
import Scoring
package import Sessions

extension ListedSession {
  /// Describes a session of the store; `installed` gives the topic of its scenario.
  package init(_ summary: SessionSummary, _ installed: InstalledScenarios) {
    self.init(
      id: summary.id.rawValue,
      scenario: summary.scenario,
      topic: installed.scenario(summary.scenario)?.topic,
      mode: summary.mode,
      state: summary.state.rawValue,
      label: summary.label,
      note: summary.annotation,
      known: summary.known?.rawValue,
      parent: summary.lineage,
      started: summary.createdAt,
      events: summary.events,
      score: summary.score.map { Scorecard.rounded($0.total) },
      isBranch: summary.known == .branch
    )
  }
}
