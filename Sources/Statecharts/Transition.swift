/// A way from a state to others, taken at once with its effects.
///
/// Source: SCXML §3.5.
package struct Transition: Hashable, Sendable {
  /// The occasion on which a transition is considered.
  package enum Trigger: Hashable, Sendable {
    /// No event: it is taken as soon as its guard holds.
    case eventless

    /// An event that matches one of the descriptors.
    case events([EventDescriptor])

    /// Time: so many ticks (at least 0) after its state was entered, if that was not left since.
    ///
    /// Shorthand for a delayed event sent on entry and cancelled on exit.
    case after(ticks: Int)
  }

  /// Whether a transition into its own source's inside leaves the source.
  package enum Kind: String, Hashable, Sendable {
    /// The source is left and entered again, as is usual.
    case external

    /// A compound source stays active when all targets are inside it.
    case `internal`
  }

  package var trigger: Trigger
  package var guardCondition: Guard

  /// The states entered; without any, only the effects are carried out and nothing is left.
  package var targets: [StateID]
  package var kind: Kind

  /// The effects between leaving and entering, in order.
  package var effects: [Effect]

  package init(
    _ trigger: Trigger,
    to targets: [StateID],
    if guardCondition: Guard = .always,
    kind: Kind = .external,
    effects: [Effect] = []
  ) {
    self.trigger = trigger
    self.guardCondition = guardCondition
    self.targets = targets
    self.kind = kind
    self.effects = effects
  }

  /// A transition on one event to one target, or to none.
  package init(
    on event: EventDescriptor,
    to target: StateID? = nil,
    if guardCondition: Guard = .always,
    kind: Kind = .external,
    effects: [Effect] = []
  ) {
    self.init(
      .events([event]),
      to: target.map { [$0] } ?? [],
      if: guardCondition,
      kind: kind,
      effects: effects
    )
  }
}
