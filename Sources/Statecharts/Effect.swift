/// Something done on entering, on leaving or on the way.
///
/// When one fails (an expression without a result, a value outside a variable's domain, a
/// negative delay), the rest of its block is skipped and `error.execution` is raised.
/// Source: SCXML §4 and §6.2.
package indirect enum Effect: Hashable, Sendable {
  case assign(VariableName, Expression)

  /// Queues an event that is dealt with before any from outside.
  case raise(EventName)

  /// Queues an event so many ticks from now; it comes after those already due then.
  case send(EventName, delay: Expression = 0, id: SendID? = nil)

  /// Forgets every delayed event sent under the name.
  case cancel(SendID)

  /// Hands a name to the host, which alone knows what it means.
  case emit(String)

  /// Carries out the first branch whose guard holds, else the alternative.
  case choose([Branch], otherwise: [Effect] = [])

  /// A guarded part of a choice between effects.
  package struct Branch: Hashable, Sendable {
    package var condition: Guard
    package var effects: [Effect]

    package init(if condition: Guard, _ effects: [Effect]) {
      self.condition = condition
      self.effects = effects
    }
  }
}
