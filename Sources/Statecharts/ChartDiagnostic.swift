/// Something wrong or doubtful in a chart, with its place.
package struct ChartDiagnostic: Hashable, Sendable, CustomStringConvertible {
  /// How bad it is.
  package enum Severity: String, Hashable, Sendable {
    /// The chart cannot run.
    case error

    /// The chart runs, perhaps not as its author thinks.
    case warning
  }

  /// The part of a chart that a diagnostic is about.
  package enum Place: Hashable, Sendable {
    case chart
    case variable(VariableName)
    case state(StateID)
    case entry(StateID, effect: Int)
    case exit(StateID, effect: Int)

    /// The initial entry of a compound state, or the default of a history state.
    case defaultEntry(StateID)
    case transition(StateID, index: Int)
  }

  package let place: Place

  /// The state's position in document order (the root's is 0); nil outside states.
  ///
  /// Tells states of the same name apart.
  package let position: Int?
  package let problem: Problem

  package init(place: Place, position: Int?, problem: Problem) {
    self.place = place
    self.position = position
    self.problem = problem
  }

  package var severity: Severity { problem.severity }

  package var description: String { "\(severity.rawValue): \(place): \(problem)" }
}

/// Why a chart cannot be compiled.
package enum ChartError: Error, Hashable, CustomStringConvertible {
  /// The chart has errors; all of its diagnostics, warnings included.
  case invalid([ChartDiagnostic])

  package var description: String {
    switch self {
    case .invalid(let diagnostics):
      diagnostics.lazy.filter { $0.severity == .error }.map(\.description).joined(separator: "\n")
    }
  }
}

extension ChartDiagnostic.Place: CustomStringConvertible {
  package var description: String {
    switch self {
    case .chart: "chart"
    case .variable(let name): "variable '\(name)'"
    case .state(let id): "state '\(id)'"
    case .entry(let id, let effect): "state '\(id)', entry effect \(effect + 1)"
    case .exit(let id, let effect): "state '\(id)', exit effect \(effect + 1)"
    case .defaultEntry(let id): "state '\(id)', default entry"
    case .transition(let id, let index): "state '\(id)', transition \(index + 1)"
    }
  }
}
