import Statecharts

/// The names that a part of a chart reads, changes, hears and says: its ties to other parts.
struct Footprint {
  private(set) var variables: Set<VariableName> = []
  private(set) var states: Set<StateID> = []
  private(set) var heard: Set<EventDescriptor> = []
  private(set) var said: Set<EventName> = []
  private(set) var sendIDs: Set<SendID> = []

  /// The footprint of a guard.
  init(_ condition: Guard) { add(condition) }

  /// The footprint of a state with everything inside it; complexity O(its size).
  init(_ state: State) {
    var waiting = [state]
    while let next = waiting.popLast() {
      waiting += next.children
      add(next.effectiveEntry)
      add(next.effectiveExit)
      said.insert(EventName("done.state.\(next.id)"))
      switch next.kind {
      case .compound(let entry), .history(_, let entry):
        states.formUnion(entry.targets)
        add(entry.effects)
      case .atomic, .parallel, .final: break
      }
      for (index, transition) in next.transitions.enumerated() {
        heard.formUnion(next.effectiveDescriptors(ofTransition: index))
        states.formUnion(transition.targets)
        add(transition.guardCondition)
        add(transition.effects)
      }
    }
    said.insert("error.execution")
  }

  private mutating func add(_ effects: [Effect]) {
    for effect in effects {
      switch effect {
      case .assign(let variable, let expression):
        variables.insert(variable)
        add(expression)
      case .raise(let event): said.insert(event)
      case .send(let event, let delay, let id):
        said.insert(event)
        add(delay)
        if let id { sendIDs.insert(id) }
      case .cancel(let id): sendIDs.insert(id)
      case .emit: break
      case .choose(let branches, let otherwise):
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
    case .always: break
    case .all(let parts), .any(let parts): for part in parts { add(part) }
    case .not(let part): add(part)
    case .inState(let state): states.insert(state)
    case .compare(let left, _, let right):
      add(left)
      add(right)
    }
  }

  private mutating func add(_ expression: Expression) {
    switch expression {
    case .constant: break
    case .variable(let name): variables.insert(name)
    case .negate(let part): add(part)
    case .binary(let left, _, let right):
      add(left)
      add(right)
    case .choose(let condition, let first, let second):
      add(condition)
      add(first)
      add(second)
    }
  }
}

extension Footprint {
  /// Whether it depends on nothing that can change.
  var isEmpty: Bool { variables.isEmpty && states.isEmpty }

  /// Whether it hears an event.
  func hears(_ event: EventName) -> Bool { heard.contains { $0.matches(event) } }

  /// Whether this part notices an event or a cancellation of the other part.
  func notices(_ other: Footprint) -> Bool {
    other.said.contains { hears($0) } || !sendIDs.isDisjoint(with: other.sendIDs)
  }
}
