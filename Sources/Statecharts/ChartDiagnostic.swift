/// Something wrong or doubtful in a chart, with its place.
package struct ChartDiagnostic: Hashable, Sendable, CustomStringConvertible {
  /// Whether the chart can run in spite of it.
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

/// The reason for which a chart cannot be compiled.
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

extension ChartDiagnostic {
  /// A kind of error or doubt.
  package enum Problem: Hashable, Sendable {
    case tooManyStates(limit: Int)
    case tooDeep(limit: Int)
    case nestedTooDeeply(limit: Int)
    case malformedName(String)
    case malformedEvent(String)
    case duplicateState(StateID, firstPosition: Int)
    case duplicateVariable(VariableName)
    case initialOutsideDomain(Int, ClosedRange<Int>)
    case unknownState(StateID)
    case unknownVariable(VariableName)
    case rootCannotBe(String)
    case withoutChildren(String)
    case cannotHave(String, what: String)
    case initialCycle(StateID)
    case defaultOutside(StateID)
    case historyWithoutDefault
    case historyCycle(StateID)
    case conflictingTargets(StateID, StateID)
    case noEvents
    case negativeDelay(Int)
    case spins
    case eventlessCycle([StateID])
    case reentersSource
    case leavesWholeParallel(StateID)
    case neverTaken(shadowedBy: Int)
    case guardsOverlap(with: Int)

    /// Whether the chart can still run.
    package var severity: Severity {
      switch self {
      case .tooManyStates, .tooDeep, .nestedTooDeeply, .malformedName, .malformedEvent,
        .duplicateState, .duplicateVariable, .initialOutsideDomain, .unknownState,
        .unknownVariable, .rootCannotBe, .withoutChildren, .cannotHave, .initialCycle,
        .defaultOutside, .historyWithoutDefault, .historyCycle, .conflictingTargets, .noEvents,
        .negativeDelay, .spins:
        .error
      case .eventlessCycle, .reentersSource, .leavesWholeParallel, .neverTaken, .guardsOverlap:
        .warning
      }
    }
  }
}

extension ChartDiagnostic.Problem: CustomStringConvertible {
  package var description: String {
    switch self {
    case .tooManyStates(let limit): "more than \(limit) states; split the chart"
    case .tooDeep(let limit): "states are nested deeper than \(limit)"
    case .nestedTooDeeply(let limit):
      "guards, expressions or effects are nested deeper than \(limit)"
    case .malformedName(let text):
      "'\(text)' is no name: use at least one character, no blanks and no colon"
    case .malformedEvent(let text):
      "'\(text)' is no event: use tokens separated by single dots, without blanks"
    case .duplicateState(let id, let first):
      "the name '\(id)' is already that of state number \(first + 1); rename one of them"
    case .duplicateVariable(let name): "variable '\(name)' is declared twice"
    case .initialOutsideDomain(let value, let domain):
      "starts at \(value), outside its own domain \(domain.lowerBound)...\(domain.upperBound)"
    case .unknownState(let id): "unknown state '\(id)'"
    case .unknownVariable(let name): "unknown variable '\(name)'"
    case .rootCannotBe(let kind): "the root cannot be a \(kind) state"
    case .withoutChildren(let kind): "a \(kind) state needs children"
    case .cannotHave(let kind, let what): "a \(kind) state cannot have \(what)"
    case .initialCycle(let target):
      "starts in '\(target)', which holds it: entering would never end; name a state inside"
    case .defaultOutside(let target): "leads to '\(target)', which is not inside"
    case .historyWithoutDefault:
      "a history state needs a default for when its parent was never left"
    case .historyCycle(let target):
      "the default '\(target)' is a history state that is not deeper; name a plain state"
    case .conflictingTargets(let first, let second):
      "'\(first)' and '\(second)' cannot be entered together: "
        + "they are not in different regions of a parallel state"
    case .noEvents: "waits for an event but names none"
    case .negativeDelay(let ticks): "a delay of \(ticks) ticks is negative"
    case .spins: "an eventless transition without guard, target or effect never ends"
    case .eventlessCycle(let states):
      "eventless transitions may go round for ever: "
        + states.map(\.rawValue).joined(separator: " -> ")
    case .reentersSource:
      "leaves and enters its own state again; make it internal if that is not meant"
    case .leavesWholeParallel(let id):
      "leaves and enters all regions of '\(id)' again, as a parallel state is never a domain"
    case .neverTaken(let other):
      "is never taken: transition \(other + 1) comes first and has no guard"
    case .guardsOverlap(let other):
      "its guard can hold together with that of transition \(other + 1), which then wins"
    }
  }
}
