package import Statecharts

/// A chart as text for programs that draw: names, labels and what is inside what.
package struct ChartPicture {
  let chart: Chart
  let trace: ChartTrace?
  /// Short names that every drawing program takes, in document order.
  private let names: [StateID: String]

  /// A picture of a chart; `trace` marks the way that a session took.
  package init(_ chart: Chart, trace: ChartTrace? = nil) {
    self.chart = chart
    self.trace = trace
    var names: [StateID: String] = [:]
    var waiting = [chart.root]
    while let next = waiting.popLast() {
      names[next.id] = "s\(names.count)"
      waiting += next.children.reversed()
    }
    self.names = names
  }

  func name(of state: StateID) -> String { names[state] ?? "s0" }

  /// Returns a transition's label: its trigger, its guard, and the turns of the session in it.
  func label(of state: State, _ index: Int) -> String {
    let transition = state.transitions[index]
    var text: String
    switch transition.trigger {
    case .eventless: text = ""
    case .events(let descriptors): text = descriptors.map(\.rawValue).joined(separator: " or ")
    case .after(let ticks): text = "after \(ticks) min"
    }
    if transition.guardCondition != .always {
      text += (text.isEmpty ? "" : " ") + "[\(transition.guardCondition.text)]"
    }
    let turns = turns(of: state, index)
    if !turns.isEmpty {
      text += " (turn \(turns.map(String.init).joined(separator: ", ")))"
    }
    return text
  }

  /// The turns in which a session took a transition.
  func turns(of state: State, _ index: Int) -> [Int] {
    trace?.turns[TransitionID(source: state.id, index: index)] ?? []
  }

  /// Whether a session was in a state.
  func wasEntered(_ state: StateID) -> Bool { trace?.states.contains(state) ?? false }

  /// The states in which a compound state starts.
  func starts(of state: State) -> [StateID] {
    guard case .compound(let entry) = state.kind else { return [] }
    return entry.targets.isEmpty ? Array(state.children.prefix(1).map(\.id)) : entry.targets
  }

  /// All states in document order.
  var states: [State] {
    var states: [State] = []
    var waiting = [chart.root]
    while let next = waiting.popLast() {
      states.append(next)
      waiting += next.children.reversed()
    }
    return states
  }
}

extension Guard {
  /// The condition in words of the scenario's file.
  package var text: String {
    switch self {
    case .always: "always"
    case .all(let parts): parts.map(\.text).joined(separator: " and ")
    case .any(let parts): "(" + parts.map(\.text).joined(separator: " or ") + ")"
    case .not(let part): "not (\(part.text))"
    case .compare(let left, let comparison, let right):
      "\(left.text) \(comparison.rawValue) \(right.text)"
    case .inState(let state): "in \(state)"
    }
  }
}

extension Expression {
  /// The expression with the usual signs.
  fileprivate var text: String {
    switch self {
    case .constant(let value): "\(value)"
    case .variable(let name): name.rawValue
    case .negate(let part): "-(\(part.text))"
    case .binary(let left, let operation, let right):
      "(\(left.text) \(operation.rawValue) \(right.text))"
    case .choose(let condition, let first, let second):
      "(\(first.text) if \(condition.text) else \(second.text))"
    }
  }
}
