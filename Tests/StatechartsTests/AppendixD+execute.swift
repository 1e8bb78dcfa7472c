@testable import Statecharts

extension AppendixD {
  /// Carries out a block; a failure abandons the rest of it and raises the error event.
  mutating func execute(_ effects: [Effect]) {
    if !carryOut(effects) {
      internalQueue.append("error.execution")
      note(.failed)
    }
  }

  mutating func conditionMatch(_ condition: Guard) -> Bool {
    guard let result = evaluate(condition) else {
      internalQueue.append("error.execution")
      note(.failed)
      return false
    }
    return result
  }

  private mutating func carryOut(_ effects: [Effect]) -> Bool {
    effects.allSatisfy { carryOut($0) }
  }

  private mutating func carryOut(_ effect: Effect) -> Bool {
    switch effect {
    case .assign(let name, let expression):
      guard let value = evaluate(expression), let old = datamodel[name],
        domains[name]?.contains(value) ?? true
      else { return false }
      note(.assigned(name, from: old, to: value))
      datamodel[name] = value
    case .raise(let event):
      internalQueue.append(event)
    case .send(let event, let delay, let id):
      guard let ticks = evaluate(delay), ticks >= 0, pending.count < timerLimit else {
        return false
      }
      sent += 1
      pending.append(PendingEvent(name: event, due: clock + ticks, order: sent, id: id))
    case .cancel(let id):
      pending.removeAll { $0.id == id }
    case .emit(let name):
      note(.emitted(name))
    case .choose(let branches, let otherwise):
      for branch in branches {
        guard let holds = evaluate(branch.condition) else { return false }
        if holds { return carryOut(branch.effects) }
      }
      return carryOut(otherwise)
    }
    return true
  }

  private func evaluate(_ condition: Guard) -> Bool? {
    situation.holds(condition)
  }

  private func evaluate(_ expression: Expression) -> Int? {
    situation.value(of: expression)
  }

  private var situation: Valuation {
    Valuation(
      values: datamodel,
      active: Set(configuration.map { nodes[$0].state.id })
    )
  }
}
