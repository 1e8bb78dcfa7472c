/// Names and nesting within effects, guards and expressions.
extension ChartInspector {
  mutating func inspectContent(of position: Int) {
    let state = outline.rows[position].state
    for (index, effect) in state.entry.enumerated() {
      inspect(effect, .entry(state.id, effect: index), position, level: 0)
    }
    for (index, effect) in state.exit.enumerated() {
      inspect(effect, .exit(state.id, effect: index), position, level: 0)
    }
    switch state.kind {
    case .atomic, .parallel, .final:
      break
    case .compound(let entry), .history(_, let entry):
      for effect in entry.effects {
        inspect(effect, .defaultEntry(state.id), position, level: 0)
      }
    }
    for (index, transition) in state.transitions.enumerated() {
      let place = ChartDiagnostic.Place.transition(state.id, index: index)
      inspect(transition.guardCondition, place, position, level: 0)
      for effect in transition.effects {
        inspect(effect, place, position, level: 0)
      }
    }
  }

  private mutating func inspect(
    _ effect: Effect,
    _ place: ChartDiagnostic.Place,
    _ position: Int,
    level: Int
  ) {
    guard isShallow(level, place, position) else { return }
    switch effect {
    case .assign(let name, let expression):
      check(name, place, position)
      inspect(expression, place, position, level: level + 1)
    case .raise(let event):
      inspect(event, place, position)
    case .send(let event, let delay, _):
      inspect(event, place, position)
      inspect(delay, place, position, level: level + 1)
      if case .constant(let ticks) = delay, ticks < 0 {
        report(place, position, .negativeDelay(ticks))
      }
    case .cancel, .emit:
      break
    case .choose(let branches, let otherwise):
      for branch in branches {
        inspect(branch.condition, place, position, level: level + 1)
        for inner in branch.effects {
          inspect(inner, place, position, level: level + 1)
        }
      }
      for inner in otherwise {
        inspect(inner, place, position, level: level + 1)
      }
    }
  }

  private mutating func inspect(
    _ condition: Guard,
    _ place: ChartDiagnostic.Place,
    _ position: Int,
    level: Int
  ) {
    guard isShallow(level, place, position) else { return }
    switch condition {
    case .always:
      break
    case .all(let parts), .any(let parts):
      for part in parts {
        inspect(part, place, position, level: level + 1)
      }
    case .not(let inner):
      inspect(inner, place, position, level: level + 1)
    case .compare(let left, _, let right):
      inspect(left, place, position, level: level + 1)
      inspect(right, place, position, level: level + 1)
    case .inState(let id):
      _ = self.position(of: id, place, position)
    }
  }

  private mutating func inspect(
    _ expression: Expression,
    _ place: ChartDiagnostic.Place,
    _ position: Int,
    level: Int
  ) {
    guard isShallow(level, place, position) else { return }
    switch expression {
    case .constant:
      break
    case .variable(let name):
      check(name, place, position)
    case .negate(let inner):
      inspect(inner, place, position, level: level + 1)
    case .binary(let left, _, let right):
      inspect(left, place, position, level: level + 1)
      inspect(right, place, position, level: level + 1)
    case .choose(let condition, let first, let second):
      inspect(condition, place, position, level: level + 1)
      inspect(first, place, position, level: level + 1)
      inspect(second, place, position, level: level + 1)
    }
  }

  private mutating func inspect(
    _ event: EventName,
    _ place: ChartDiagnostic.Place,
    _ position: Int
  ) {
    if !Self.isEvent(event.rawValue) {
      report(place, position, .malformedEvent(event.rawValue))
    }
  }

  private mutating func isShallow(
    _ level: Int,
    _ place: ChartDiagnostic.Place,
    _ position: Int
  ) -> Bool {
    guard level > ChartLimits.nesting else { return true }
    let problem = ChartDiagnostic.Problem.nestedTooDeeply(limit: ChartLimits.nesting)
    if diagnostics.last != ChartDiagnostic(place: place, position: position, problem: problem) {
      report(place, position, problem)
    }
    return false
  }
}
