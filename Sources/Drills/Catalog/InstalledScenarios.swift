package import Progress
import ScenarioModel

/// The scenarios that are installed, as far as lists need them; one that cannot be read is left out.
package struct InstalledScenarios: Sendable {
  package let scenarios: [InstalledScenario]

  package init(_ environment: DrillEnvironment, _ catalog: ScenarioCatalog) {
    let cache = ScenarioSummaryCache(environment, catalog)
    let folders = (try? catalog.folders()) ?? []
    scenarios = folders.compactMap { try? cache.installed(folder: $0) }
  }

  package func scenario(_ id: String) -> InstalledScenario? { scenarios.first { $0.id == id } }

  package var drillable: [DrillableScenario] {
    scenarios.map { DrillableScenario(id: $0.id, topic: $0.topic, families: $0.families) }
  }
}

/// A scenario with the topic and the families of causes that lists and training name.
package struct InstalledScenario: Hashable, Sendable, Codable {
  package var id: String
  package var topic: String
  package var families: [String]
  /// The family of each cause, by the cause's id.
  package var familyOfCause: [String: String]

  init(_ scenario: Scenario) {
    id = scenario.id.rawValue
    topic = scenario.topic.rawValue
    families = scenario.families.map(\.id.rawValue)
    familyOfCause = Dictionary(
      scenario.hypotheses.map { ($0.id.rawValue, $0.family.rawValue) },
      uniquingKeysWith: { first, _ in first }
    )
  }
}
