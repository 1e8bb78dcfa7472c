/// A state of a chart, with everything that belongs to it.
package struct State: Hashable, Sendable {
  /// The kind of a state, which says how its children are active.
  ///
  /// Source: SCXML §3.3 to §3.10.
  package enum Kind: Hashable, Sendable {
    /// A state without substates.
    case atomic

    /// A state in exactly one of its children at a time.
    ///
    /// An initial entry without targets means the first child in document order.
    case compound(initial: DefaultEntry)

    /// A state in all of its children at once.
    case parallel

    /// A state that completes its parent and, directly under a compound root, ends the run.
    case final

    /// A memory of where its parent was when last left; the default holds until there is one.
    case history(HistoryDepth, default: DefaultEntry)

    /// Whether it is a memory, which is never active itself.
    package var isHistory: Bool {
      if case .history = self { true } else { false }
    }
  }

  package var id: StateID
  package var kind: Kind

  /// The effects on entering, in order.
  package var entry: [Effect]

  /// The effects on leaving, in order.
  package var exit: [Effect]

  /// The ways out, the first that is enabled winning.
  package var transitions: [Transition]

  /// The states inside, in document order.
  package var children: [State]

  package init(
    _ id: StateID,
    kind: Kind = .atomic,
    entry: [Effect] = [],
    exit: [Effect] = [],
    transitions: [Transition] = [],
    children: [State] = []
  ) {
    self.id = id
    self.kind = kind
    self.entry = entry
    self.exit = exit
    self.transitions = transitions
    self.children = children
  }
}

/// The depth to which a history state remembers.
///
/// Source: SCXML §3.10.
package enum HistoryDepth: String, Hashable, Sendable {
  /// It remembers which children of its parent were active.
  case shallow

  /// It remembers which atomic descendants of its parent were active.
  case deep
}

/// The start of a compound state, or the target of a history state that remembers nothing yet.
package struct DefaultEntry: Hashable, Sendable, ExpressibleByStringLiteral,
  ExpressibleByArrayLiteral
{
  /// The states entered; more than one only in different regions of a parallel state.
  package var targets: [StateID]

  /// The effects carried out after the parent's own entry effects.
  package var effects: [Effect]

  package init(_ targets: [StateID], effects: [Effect] = []) {
    self.targets = targets
    self.effects = effects
  }

  package init(_ target: StateID, effects: [Effect] = []) {
    self.init([target], effects: effects)
  }

  package init(stringLiteral target: String) {
    self.init([StateID(target)])
  }

  package init(arrayLiteral targets: StateID...) {
    self.init(targets)
  }
}

/// The effects and events that timers are shorthand for.
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
