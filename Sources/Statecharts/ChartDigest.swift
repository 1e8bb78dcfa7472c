/// A number computed from everything that a chart's behaviour depends on.
///
/// FNV-1a, 64 bits: offset basis 14695981039346656037, prime 1099511628211. Source: the IETF
/// draft "The FNV Non-Cryptographic Hash Algorithm", section 5. It finds accidents, not forgers.
struct ChartDigest {
  private(set) var value: UInt64 = 14_695_981_039_346_656_037

  init(_ chart: Chart, _ outline: Outline) {
    add("statechart 1")
    for variable in chart.variables {
      add("variable")
      add(variable.name.rawValue)
      add(variable.initial)
      if let domain = variable.domain {
        add("domain")
        add(domain.lowerBound)
        add(domain.upperBound)
      }
    }
    for row in outline.rows {
      add(row)
    }
  }

  private mutating func add(byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 1_099_511_628_211
  }

  /// Adds a text and its end, so that two texts cannot run together.
  private mutating func add(_ text: String) {
    for byte in text.utf8 {
      add(byte: byte)
    }
    add(byte: 0xFF)
  }

  private mutating func add(_ number: Int) {
    var rest = UInt64(bitPattern: Int64(number))
    for _ in 0..<8 {
      add(byte: UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
  }

  private mutating func add(_ row: Outline.Row) {
    let state = row.state
    add("state")
    add(state.id.rawValue)
    add(row.parent)
    switch state.kind {
    case .atomic: add("atomic")
    case .compound(let initial):
      add("compound")
      add(initial)
    case .parallel: add("parallel")
    case .final: add("final")
    case .history(let depth, let fallback):
      add(depth.rawValue)
      add(fallback)
    }
    add(state.entry)
    add(state.exit)
    for transition in state.transitions {
      add(transition)
    }
  }

  private mutating func add(_ entry: DefaultEntry) {
    add(entry.targets.count)
    for target in entry.targets {
      add(target.rawValue)
    }
    add(entry.effects)
  }

  private mutating func add(_ transition: Transition) {
    switch transition.trigger {
    case .eventless: add("eventless")
    case .events(let descriptors):
      add("events")
      add(descriptors.count)
      for descriptor in descriptors {
        add(descriptor.rawValue)
      }
    case .after(let ticks):
      add("after")
      add(ticks)
    }
    add(transition.kind.rawValue)
    add(transition.guardCondition)
    add(transition.targets.count)
    for target in transition.targets {
      add(target.rawValue)
    }
    add(transition.effects)
  }
}

extension ChartDigest {
  fileprivate mutating func add(_ effects: [Effect]) {
    add(effects.count)
    for effect in effects {
      switch effect {
      case .assign(let name, let expression):
        add("assign")
        add(name.rawValue)
        add(expression)
      case .raise(let event):
        add("raise")
        add(event.rawValue)
      case .send(let event, let delay, let id):
        add("send")
        add(event.rawValue)
        add(delay)
        add(id?.rawValue ?? "")
      case .cancel(let id):
        add("cancel")
        add(id.rawValue)
      case .emit(let name):
        add("emit")
        add(name)
      case .choose(let branches, let otherwise):
        add("choose")
        add(branches.count)
        for branch in branches {
          add(branch.condition)
          add(branch.effects)
        }
        add(otherwise)
      }
    }
  }

  private mutating func add(_ condition: Guard) {
    switch condition {
    case .always: add("always")
    case .all(let parts): add("all", parts)
    case .any(let parts): add("any", parts)
    case .not(let inner): add("not", [inner])
    case .compare(let left, let comparison, let right):
      add(comparison.rawValue)
      add(left)
      add(right)
    case .inState(let id):
      add("in")
      add(id.rawValue)
    }
  }

  private mutating func add(_ name: String, _ parts: [Guard]) {
    add(name)
    add(parts.count)
    for part in parts {
      add(part)
    }
  }

  private mutating func add(_ expression: Expression) {
    switch expression {
    case .constant(let value):
      add("constant")
      add(value)
    case .variable(let name):
      add("variable")
      add(name.rawValue)
    case .negate(let inner):
      add("negate")
      add(inner)
    case .binary(let left, let operation, let right):
      add(operation.rawValue)
      add(left)
      add(right)
    case .choose(let condition, let first, let second):
      add("choose")
      add(condition)
      add(first)
      add(second)
    }
  }
}
