package import Telemetry

extension ControlCondition {
  /// Whether it holds for the values that the controls have.
  package func holds(_ value: (ControlName) -> Int) -> Bool {
    switch self {
    case .all(let parts): parts.allSatisfy { $0.holds(value) }
    case .any(let parts): parts.contains { $0.holds(value) }
    case .not(let part): !part.holds(value)
    case .compares(let control, let relation, let bound): relation.holds(value(control), bound)
    }
  }
}
