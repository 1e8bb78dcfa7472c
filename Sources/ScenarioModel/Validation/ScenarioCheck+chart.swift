import Statecharts
import Telemetry

extension ScenarioCheck {
  /// Names among which suggestions are looked for in all, so that a hostile chart cannot stall.
  private static let comparedNames = 200_000

  /// Checks the chart by itself, then the names it shares with the rest.
  mutating func checkChart() {
    let states = scenario.chart.placedStates
    var compared = 0
    for diagnostic in scenario.chart.diagnostics() {
      let state = diagnostic.position.flatMap { states.indices.contains($0) ? states[$0] : nil }
      let known =
        compared < Self.comparedNames ? names(replacing: diagnostic.problem, states) : []
      compared += known.count
      let path = diagnostic.place.path(in: state?.path ?? ["chart"])
      report(.chart(diagnostic.problem, known: known), at: path)
    }
    checkEvents(of: states)
    checkEmitted()
  }

  /// The names among which one may have been meant that the chart does not know.
  private func names(
    replacing problem: ChartDiagnostic.Problem,
    _ states: [Chart.PlacedState]
  ) -> [String] {
    switch problem {
    case .unknownState: states.map(\.state.id.rawValue)
    case .unknownVariable: scenario.chart.variables.map(\.name.rawValue)
    case .tooManyStates, .tooDeep, .nestedTooDeeply, .malformedName, .malformedEvent,
      .duplicateState, .duplicateVariable, .initialOutsideDomain, .rootCannotBe, .withoutChildren,
      .cannotHave, .initialCycle, .defaultOutside, .historyWithoutDefault, .historyCycle,
      .conflictingTargets, .noEvents, .negativeDelay, .spins, .eventlessCycle, .reentersSource,
      .leavesWholeParallel, .neverTaken, .guardsOverlap:
      []
    }
  }

  /// Checks that each event that a transition waits for can happen.
  private mutating func checkEvents(of states: [Chart.PlacedState]) {
    let mitigations = scenario.mitigations.map { EventName("mitigate.\($0.id)") }
    let looks = scenario.actions.map { EventName("look.\($0.id)") }
    let known = mitigations + looks + ["update", "declare"] + scenario.chart.ownEvents
    for placed in states {
      for (index, transition) in placed.state.transitions.enumerated() {
        guard case .events(let descriptors) = transition.trigger else { continue }
        for descriptor in descriptors where !known.contains(where: descriptor.matches) {
          let path = placed.path.at("transitions", .index(index), "on")
          report(problem(of: descriptor, known: known), at: path)
        }
      }
    }
  }

  private func problem(of event: EventDescriptor, known: [EventName]) -> ScenarioProblem {
    let name = event.tokens.dropFirst().joined(separator: ".")
    switch event.tokens.first {
    case "mitigate" where !name.isEmpty:
      return .unknown(.mitigation, name, known: scenario.mitigations.map(\.id.rawValue))
    case "look" where !name.isEmpty:
      return .unknown(.action, name, known: scenario.actions.map(\.id.rawValue))
    default: return .neverHappens(event, known: known.map(\.rawValue))
    }
  }

  private mutating func checkEmitted() {
    for placed in scenario.chart.placedEffects {
      guard case .emit(let name) = placed.effect else { continue }
      checkExists(
        MessageID(name),
        .message,
        among: scenario.messages.map(\.id),
        at: placed.path.at("say")
      )
    }
  }

  mutating func checkMessages() {
    let path: Diagnostic.Path = ["messages"]
    checkKeys(scenario.messages.map(\.id), .message, at: path)
    let emitted = scenario.chart.placedEffects.map(\.effect)
    for message in scenario.messages where !emitted.contains(.emit(message.id.rawValue)) {
      report(.unused(.message, message.id.rawValue), at: path.at(message.id))
    }
  }
}

extension ChartDiagnostic.Place {
  /// The path of the problem in a file; `state` is the path of its state.
  fileprivate func path(in state: Diagnostic.Path) -> Diagnostic.Path {
    switch self {
    case .chart: ["chart"]
    case .variable(let name): ["chart", "variables", .key(name.rawValue)]
    case .state: state
    case .entry(_, let effect): state.at("entry", .index(effect))
    case .exit(_, let effect): state.at("exit", .index(effect))
    case .defaultEntry: state.at("initial")
    case .transition(_, let index): state.at("transitions", .index(index))
    }
  }
}
