package import ScenarioModel
import Telemetry

extension UpdateReader {
  /// A reader of updates on a scenario's system.
  package init(_ scenario: Scenario) {
    let values = scenario.world.tables.flatMap(\.fields).filter { !$0.isHidden }
      .flatMap { $0.generator.valueNames }
    let places = scenario.places.flatMap { [$0.title, $0.id.rawValue] }
    // "Japanese traffic" is named by "Japanese users" as well.
    let names = scenario.places.flatMap { place in
      place.title.split(separator: " ").map(String.init).filter { $0.first?.isUppercase == true }
    }
    self.init(
      parts: places + names + values.filter { $0.count > 2 },
      mitigations: scenario.mitigations.map(\.title)
    )
  }
}

extension Generator {
  /// The names of the values that a field can have.
  fileprivate var valueNames: [String] {
    switch self {
    case .category(let values): values.map(\.name)
    case .assignment(_, _, let shares, let rest): shares.map(\.name) + [rest]
    case .flag, .entity, .age, .number, .sum, .sequence, .reference, .lookup: []
    }
  }
}
