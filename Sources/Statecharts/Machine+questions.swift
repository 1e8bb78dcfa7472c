/// What a host may ask about a machine; none of it changes anything.
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

  /// The patterns of events on which some active state has a transition whose guard holds now.
  ///
  /// In document order, each once, timers among them.
  package var enabledEvents: [EventDescriptor] {
    guard isRunning else { return [] }
    var copy = self
    var seen: Set<EventDescriptor> = []
    var result: [EventDescriptor] = []
    let outline = chart.statesByNumber
    for number in isActive.indices where isActive[number] {
      for transition in tables.states[number].evented {
        let row = tables.transitions[Int(transition)]
        guard copy.holds(row.guardCode) else { continue }
        let descriptors = outline[number - 1].effectiveDescriptors(
          ofTransition: Int(row.ordinal)
        )
        for descriptor in descriptors where seen.insert(descriptor).inserted {
          result.append(descriptor)
        }
      }
    }
    return result
  }

  /// The delayed events that are pending, with the ticks that remain, soonest first.
  package var pendingEvents: [(event: EventName, remaining: Int)] {
    timers.map { (tables.events.names[Int($0.event)], max(0, $0.due - clock)) }
  }
}
