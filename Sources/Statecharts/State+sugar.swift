/// Timers are shorthand: here is what they stand for.
extension State {
  /// The effects on entering, timers started first, so that no failing effect keeps one from it.
  package var effectiveEntry: [Effect] {
    var effects: [Effect] = []
    for (index, transition) in transitions.enumerated() {
      if case .after(let ticks) = transition.trigger {
        let event = timerEvent(of: index, ticks: ticks)
        effects.append(.send(event, delay: .constant(ticks), id: SendID(event.rawValue)))
      }
    }
    return effects + entry
  }

  /// The effects on leaving, timers stopped first.
  package var effectiveExit: [Effect] {
    var effects: [Effect] = []
    for (index, transition) in transitions.enumerated() {
      if case .after(let ticks) = transition.trigger {
        effects.append(.cancel(SendID(timerEvent(of: index, ticks: ticks).rawValue)))
      }
    }
    return effects + exit
  }

  /// The events on which a transition of this state is considered; none for an eventless one.
  package func effectiveDescriptors(ofTransition index: Int) -> [EventDescriptor] {
    switch transitions[index].trigger {
    case .eventless: []
    case .events(let descriptors): descriptors
    case .after(let ticks):
      [EventDescriptor(timerEvent(of: index, ticks: ticks).rawValue)]
    }
  }

  /// The event of a timer; no state's name holds a colon, so no two timers share a prefix.
  private func timerEvent(of index: Int, ticks: Int) -> EventName {
    EventName("after.\(ticks).\(id.rawValue):\(index)")
  }
}
