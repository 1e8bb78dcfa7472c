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
    var top = -1
    while true {
      let instruction = tables.code[next]
      next += 1
      switch instruction {
      case .push(let value):
        top += 1
        stack[top] = value
      case .load(let variable):
        top += 1
        stack[top] = variables[Int(variable)]
      case .negate:
        let (value, overflow) = (0).subtractingReportingOverflow(stack[top])
        guard !overflow else { return fail() }
        stack[top] = value
      case .add:
        let (value, overflow) = stack[top - 1].addingReportingOverflow(stack[top])
        guard !overflow else { return fail() }
        top -= 1
        stack[top] = value
      case .subtract:
        let (value, overflow) = stack[top - 1].subtractingReportingOverflow(stack[top])
        guard !overflow else { return fail() }
        top -= 1
        stack[top] = value
      case .multiply:
        let (value, overflow) = stack[top - 1].multipliedReportingOverflow(by: stack[top])
        guard !overflow else { return fail() }
        top -= 1
        stack[top] = value
      case .arithmetic(let operation):
        guard let value = operation.apply(stack[top - 1], stack[top]) else { return fail() }
        top -= 1
        stack[top] = value
      case .unless(let comparison, let jump):
        top -= 2
        if !comparison.holds(stack[top + 1], stack[top + 2]) {
          next = Int(jump)
        }
      case .unlessActive(let state, let jump):
        if !isActive[Int(state)] {
          next = Int(jump)
        }
      case .jump(let jump):
        next = Int(jump)
      case .assign(let variable):
        guard assign(stack[top], to: Int(variable)) else { return fail() }
        top -= 1
      case .raise(let event):
        queue.append(event)
      case .send(let event, let id):
        let (due, overflow) = clock.addingReportingOverflow(stack[top])
        guard stack[top] >= 0, !overflow, timers.count < timerLimit else { return fail() }
        top -= 1
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
