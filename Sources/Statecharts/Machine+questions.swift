/// Questions that a host may ask a machine; none changes it.
extension Machine {
  /// The active states, substates included, in document order.
  package var activeStates: [StateID] {
    isActive.indices.lazy.filter { isActive[$0] }.map { tables.stateIDs[$0] }
  }

  /// The active states without substates, in document order.
  package var activeLeaves: [StateID] {
    leaves.map { tables.stateIDs[Int($0)] }
  }

  /// Whether a state is active; false for one that the chart does not have.
  package func isIn(_ state: StateID) -> Bool {
    tables.numbers[state].map { isActive[Int($0)] } ?? false
  }

  /// The value of a variable; nil for one that the chart does not have.
  package func value(of variable: VariableName) -> Int? {
    tables.variableNumbers[variable].map { variables[Int($0)] }
  }

  /// Whether sending the event now would take a transition; costs a copy of the machine.
  package func accepts(_ event: EventName) -> Bool {
    guard isRunning else { return false }
    var copy = self
    copy.select(on: tables.events.closest(to: event))
    return !copy.chosen.isEmpty
  }
}
