/// Looks for a situation in which two guards hold together.
///
/// Tries values at and beside the constants that the guards mention, within the variables'
/// domains, and both answers for each active state asked for. What it finds is real as far as
/// values go; it may miss a meeting that needs other values.
struct GuardOverlap {
  let variables: [VariableName: Variable]

  /// Situations tried for each pair of guards.
  private static let limit = 2_048

  /// Whether a situation was found.
  mutating func canBothHold(_ first: Guard, _ second: Guard) -> Bool {
    var facts = GuardFacts()
    facts.collect(first, level: 0)
    facts.collect(second, level: 0)
    let names = facts.variables.sorted()
    let states = facts.states.sorted()
    guard !facts.tooDeep, states.count <= 6 else { return false }
    let choices = names.map { values(of: $0, near: facts.constants) }
    guard choices.allSatisfy({ !$0.isEmpty }) else { return false }
    var situations = 1 << states.count
    for choice in choices {
      situations *= choice.count
      guard situations <= Self.limit else { return false }
    }
    return (0..<situations).contains { number in
      var rest = number
      var active: Set<StateID> = []
      for state in states {
        if rest & 1 == 1 { active.insert(state) }
        rest >>= 1
      }
      var values: [VariableName: Int] = [:]
      for (name, choice) in zip(names, choices) {
        values[name] = choice[rest % choice.count]
        rest /= choice.count
      }
      let situation = Valuation(values: values, active: active)
      return situation.holds(first) == true && situation.holds(second) == true
    }
  }

  private func values(of name: VariableName, near constants: Set<Int>) -> [Int] {
    guard let variable = variables[name] else { return [] }
    if let domain = variable.domain,
      !domain.upperBound.subtractingReportingOverflow(domain.lowerBound).overflow,
      domain.upperBound - domain.lowerBound < 16
    {
      return Array(domain)
    }
    var candidates: Set<Int> = [variable.initial]
    for constant in constants {
      candidates.formUnion([constant &- 1, constant, constant &+ 1])
    }
    return candidates.filter { variable.domain?.contains($0) ?? true }.sorted()
  }
}

/// The variables, constants and states that guards mention.
struct GuardFacts {
  private(set) var variables: Set<VariableName> = []
  private(set) var states: Set<StateID> = []
  private(set) var constants: Set<Int> = []
  private(set) var tooDeep = false

  mutating func collect(_ condition: Guard, level: Int) {
    guard enter(level) else { return }
    switch condition {
    case .always:
      break
    case .all(let parts), .any(let parts):
      for part in parts { collect(part, level: level + 1) }
    case .not(let inner):
      collect(inner, level: level + 1)
    case .compare(let left, _, let right):
      collect(left, level: level + 1)
      collect(right, level: level + 1)
    case .inState(let id):
      states.insert(id)
    }
  }

  private mutating func collect(_ expression: Expression, level: Int) {
    guard enter(level) else { return }
    switch expression {
    case .constant(let value):
      constants.insert(value)
    case .variable(let name):
      variables.insert(name)
    case .negate(let inner):
      collect(inner, level: level + 1)
    case .binary(let left, _, let right):
      collect(left, level: level + 1)
      collect(right, level: level + 1)
    case .choose(let condition, let first, let second):
      collect(condition, level: level + 1)
      collect(first, level: level + 1)
      collect(second, level: level + 1)
    }
  }

  private mutating func enter(_ level: Int) -> Bool {
    if level > ChartLimits.nesting { tooDeep = true }
    return !tooDeep
  }
}
