import Progress
package import ScenarioModel
import SessionStore
package import Sessions
import Telemetry

/// The sessions that a list or a plan is about, by what they have in common.
package struct SessionSelection: Sendable {
  /// A scenario by its name or the clear beginning of it; `nil` for all.
  package var scenario: String?
  package var topic: Topic?
  package var mode: SessionMode?
  /// A label, whatever its case.
  package var label: String?

  package init(
    scenario: String? = nil,
    topic: Topic? = nil,
    mode: SessionMode? = nil,
    label: String? = nil
  ) {
    self.scenario = scenario
    self.topic = topic
    self.mode = mode
    self.label = label
  }

  /// Whether it leaves anything out.
  package var isGiven: Bool { scenario != nil || topic != nil || mode != nil || label != nil }

  /// The sessions that belong to it, in their order.
  package func applied(
    to sessions: [SessionSummary],
    _ installed: InstalledScenarios
  ) throws(DrillError) -> [SessionSummary] {
    let name = try picked(among: sessions.map(\.scenario), installed)
    return sessions.filter { session in
      (name == nil || session.scenario == name)
        && (topic == nil || installed.scenario(session.scenario)?.topic == topic?.rawValue)
        && (mode == nil || session.mode == mode?.rawValue)
        && (label == nil || session.label.lowercased() == label?.lowercased())
    }
  }

  /// The scores that belong to it, in their order.
  func applied(
    to scores: [StoredScore],
    _ installed: InstalledScenarios
  ) throws(DrillError) -> [StoredScore] {
    guard isGiven else { return scores }
    let name = try picked(among: scores.map(\.scenario), installed)
    return scores.filter { score in
      (name == nil || score.scenario == name)
        && (topic == nil || installed.scenario(score.scenario)?.topic == topic?.rawValue)
        && (mode == nil || score.mode == mode?.rawValue)
        && (label == nil || score.label.lowercased() == label?.lowercased())
    }
  }

  /// The installed scenarios that belong to it and can be drilled.
  func drillable(
    _ scores: [StoredScore],
    _ installed: InstalledScenarios
  ) throws(DrillError) -> [DrillableScenario] {
    let name = try picked(among: scores.map(\.scenario), installed)
    return installed.drillable.filter { scenario in
      (name == nil || scenario.id == name) && (topic == nil || scenario.topic == topic?.rawValue)
    }
  }

  private func picked(
    among played: [String],
    _ installed: InstalledScenarios
  ) throws(DrillError) -> String? {
    guard let scenario else { return nil }
    let names = Set(played + installed.scenarios.map(\.id)).sorted()
    // A session's scenario has no number here, so its name stands in for one.
    let picker = Picker(
      choices: names.map { Picker.Choice(number: $0, name: $0) },
      kind: "scenario"
    )
    return try DrillError.wrap { names[try picker.pick(scenario)] }
  }
}
