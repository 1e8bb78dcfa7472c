/// A state of a chart, with everything that belongs to it.
package struct State: Hashable, Sendable {
  /// What a state is made of.
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

  /// What is done on entering, in order.
  package var entry: [Effect]

  /// What is done on leaving, in order.
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

/// How much a history state remembers.
///
/// Source: SCXML §3.10.
package enum HistoryDepth: String, Hashable, Sendable {
  /// Which children of its parent were active.
  case shallow

  /// Which atomic descendants of its parent were active.
  case deep
}

/// Where a compound state starts, or a history state leads before it remembers anything.
package struct DefaultEntry: Hashable, Sendable, ExpressibleByStringLiteral,
  ExpressibleByArrayLiteral
{
  /// The states entered; more than one only in different regions of a parallel state.
  package var targets: [StateID]

  /// What is done after the parent's own entry effects.
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
