/// Translates the guards and effects of a checked chart into instructions.
struct CodeWriter {
  let variables: [VariableName: Int32]

  /// Positions of states in the compiled tables.
  let states: [StateID: Int32]
  let events: EventTable
  private(set) var code: [Instruction] = []
  private(set) var emissions: [String] = []
  private(set) var sendIDs: [SendID] = []
  private var emissionNumbers: [String: Int32] = [:]
  private var sendNumbers: [SendID: Int32] = [:]

  init(variables: [VariableName: Int32], states: [StateID: Int32], events: EventTable) {
    self.variables = variables
    self.states = states
    self.events = events
  }

  /// Values that may be put aside at once: one for each level of nesting.
  static let stackSize = ChartLimits.nesting + 8

  /// Writes a guard and gives its address; -1 for one that always holds.
  mutating func write(_ condition: Guard) -> Int32 {
    guard condition != .always else { return -1 }
    let address = here
    let exits = branch(unless: condition)
    code.append(.accept)
    land(exits)
    code.append(.reject)
    return address
  }

  /// Writes a block of effects and gives its address; -1 for an empty one.
  mutating func write(_ effects: [Effect]) -> Int32 {
    guard !effects.isEmpty else { return -1 }
    let address = here
    append(effects)
    code.append(.accept)
    return address
  }

  private var here: Int32 { Int32(code.count) }

  private mutating func append(_ effects: [Effect]) {
    for effect in effects {
      append(effect)
    }
  }

  private mutating func append(_ effect: Effect) {
    switch effect {
    case .assign(let name, let expression):
      append(expression)
      code.append(.assign(number(of: name)))
    case .raise(let event):
      code.append(.raise(events.closest(to: event)))
    case .send(let event, let delay, let id):
      append(delay)
      code.append(.send(event: events.closest(to: event), id: id.map { number(of: $0) } ?? -1))
    case .cancel(let id):
      code.append(.cancel(number(of: id)))
    case .emit(let name):
      code.append(.emit(emission(name)))
    case .choose(let branches, let otherwise):
      var exits: [Int] = []
      for part in branches {
        let skips = branch(unless: part.condition)
        append(part.effects)
        exits.append(code.count)
        code.append(.jump(0))
        land(skips)
      }
      append(otherwise)
      land(exits)
    }
  }

  private mutating func append(_ expression: Expression) {
    switch expression {
    case .constant(let value):
      code.append(.constant(value))
    case .variable(let name):
      code.append(.load(number(of: name)))
    case .negate(let inner):
      append(inner)
      code.append(.negate)
    case .binary(let left, let operation, let right):
      append(left)
      if case .constant(let value) = right {
        code.append(.applyConstant(value, operation))
      } else {
        code.append(.keep)
        append(right)
        code.append(.apply(operation))
      }
    case .choose(let condition, let first, let second):
      let skips = branch(unless: condition)
      append(first)
      let exit = code.count
      code.append(.jump(0))
      land(skips)
      append(second)
      land([exit])
    }
  }

  /// Writes code that goes on where the guard holds; gives the jumps taken where it does not.
  private mutating func branch(unless condition: Guard) -> [Int] {
    switch condition {
    case .always:
      return []
    case .all(let parts):
      var exits: [Int] = []
      for part in parts {
        exits += branch(unless: part)
      }
      return exits
    case .any(let parts):
      var successes: [Int] = []
      for part in parts {
        let failures = branch(unless: part)
        successes.append(code.count)
        code.append(.jump(0))
        land(failures)
      }
      let exit = code.count
      code.append(.jump(0))
      land(successes)
      return [exit]
    case .not(let inner):
      let failures = branch(unless: inner)
      let exit = code.count
      code.append(.jump(0))
      land(failures)
      return [exit]
    case .compare(let left, let comparison, let right):
      append(left)
      if case .constant(let value) = right {
        code.append(.unlessConstant(value, jump: 0, comparison))
      } else {
        code.append(.keep)
        append(right)
        code.append(.unless(comparison, jump: 0))
      }
      return [code.count - 1]
    case .inState(let id):
      code.append(.unlessActive(states[id] ?? 0, jump: 0))
      return [code.count - 1]
    }
  }

  /// Makes jumps lead to the next instruction.
  private mutating func land(_ jumps: [Int]) {
    for jump in jumps {
      switch code[jump] {
      case .unless(let comparison, _): code[jump] = .unless(comparison, jump: here)
      case .unlessConstant(let value, _, let comparison):
        code[jump] = .unlessConstant(value, jump: here, comparison)
      case .unlessActive(let state, _): code[jump] = .unlessActive(state, jump: here)
      case .jump: code[jump] = .jump(here)
      case .constant, .load, .keep, .negate, .apply, .applyConstant, .assign, .raise, .send,
        .cancel,
        .emit, .accept, .reject:
        preconditionFailure("Instruction \(jump), \(code[jump]), is no jump.")
      }
    }
  }

  private func number(of name: VariableName) -> Int32 {
    guard let number = variables[name] else {
      preconditionFailure("Variable '\(name)' passed the checks and is unknown.")
    }
    return number
  }

  private mutating func emission(_ name: String) -> Int32 {
    if let number = emissionNumbers[name] { return number }
    let number = Int32(emissions.count)
    emissions.append(name)
    emissionNumbers[name] = number
    return number
  }

  private mutating func number(of id: SendID) -> Int32 {
    if let number = sendNumbers[id] { return number }
    let number = Int32(sendIDs.count)
    sendIDs.append(id)
    sendNumbers[id] = number
    return number
  }
}
