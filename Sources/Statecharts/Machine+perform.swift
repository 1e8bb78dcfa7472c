/// Carrying out compiled guards and effects.
extension Machine {
  /// Whether the guard at an address holds; -1 is one that always does.
  mutating func holds(_ address: Int32) -> Bool {
    address < 0 || run(from: address)
  }

  /// Carries out the block of effects at an address.
  mutating func perform(_ address: Int32) {
    _ = run(from: address)
  }

  /// Runs instructions; false when a guard does not hold or the block had to be abandoned.
  private mutating func run(from address: Int32) -> Bool {
    var next = Int(address)
    var value = 0
    var aside = 0
    while true {
      let instruction = tables.code[next]
      next += 1
      switch instruction {
      case .constant(let constant):
        value = constant
      case .load(let variable):
        value = variables[Int(variable)]
      case .keep:
        stack[aside] = value
        aside += 1
      case .negate:
        guard let result = Arithmetic.subtract.apply(0, value) else { return fail() }
        value = result
      case .apply(let operation):
        aside -= 1
        guard let result = operation.apply(stack[aside], value) else { return fail() }
        value = result
      case .applyConstant(let constant, let operation):
        guard let result = operation.apply(value, constant) else { return fail() }
        value = result
      case .unless(let comparison, let jump):
        aside -= 1
        if !comparison.holds(stack[aside], value) {
          next = Int(jump)
        }
      case .unlessConstant(let constant, let jump, let comparison):
        if !comparison.holds(value, constant) {
          next = Int(jump)
        }
      case .unlessActive(let state, let jump):
        if !isActive[Int(state)] {
          next = Int(jump)
        }
      case .jump(let jump):
        next = Int(jump)
      case .assign(let variable):
        guard assign(value, to: Int(variable)) else { return fail() }
      case .raise(let event):
        queue.append(event)
      case .send(let event, let id):
        let (due, overflow) = clock.addingReportingOverflow(value)
        guard value >= 0, !overflow, timers.count < timerLimit else { return fail() }
        schedule(Timer(due: due, event: event, id: id))
      case .cancel(let id):
        timers.removeAll { $0.id == id }
      case .emit(let number):
        emit(number)
      case .accept:
        return true
      case .reject:
        return false
      }
    }
  }

  /// Raises the standard's error event.
  private mutating func fail() -> Bool {
    queue.append(tables.errorEvent)
    if isObserved {
      note(.failed)
    }
    return false
  }

  private mutating func assign(_ value: Int, to number: Int) -> Bool {
    if let domain = tables.variables[number].domain, !domain.contains(value) {
      return false
    }
    if isObserved {
      note(.assigned(tables.variables[number].name, from: variables[number], to: value))
    }
    variables[number] = value
    return true
  }

  private mutating func emit(_ number: Int32) {
    let name = tables.emissions[Int(number)]
    outputs.emissions.append(Emission(name: name, tick: clock))
    if isObserved {
      note(.emitted(name))
    }
  }
}
