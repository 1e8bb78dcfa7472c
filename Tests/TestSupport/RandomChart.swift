package import Statecharts

/// Makes valid charts out of a seed, with every construct that the engine knows.
package struct RandomChart {
  package static let events: [EventName] = ["a", "a.b", "c", "d.e.f", "nobody.knows"]

  private var random: SeededNumbers
  private var count = 0
  private var leafIDs: [StateID] = []

  package static func chart(seed: UInt64) -> Chart {
    var attempt: UInt64 = 0
    while true {
      var maker = RandomChart(random: SeededNumbers(seed &* 1_000 &+ attempt))
      let chart = maker.make()
      if !chart.diagnostics().contains(where: { $0.severity == .error }) {
        return chart
      }
      attempt += 1
    }
  }

  private mutating func chance(_ percent: Int) -> Bool {
    Int.random(in: 0..<100, using: &random) < percent
  }

  private mutating func pick<Element>(_ choices: [Element], _ fallback: Element) -> Element {
    choices.randomElement(using: &random) ?? fallback
  }

  private mutating func make() -> Chart {
    var root = tree(depth: 0)
    var all: [State] = []
    collect(root, into: &all)
    root = furnish(root, all)
    return Chart(
      name: "random",
      variables: [Variable("x"), Variable("y", initial: 1, domain: 0...3)],
      root: root
    )
  }

  private mutating func tree(depth: Int) -> State {
    let id = StateID("s\(count)")
    count += 1
    let isLeaf = depth > 0 && (depth > 3 || chance(25 + 15 * depth))
    if isLeaf {
      return State(id, kind: depth > 1 && chance(20) ? .final : .atomic)
    }
    var children = (0..<Int.random(in: 1...3, using: &random)).map { _ in tree(depth: depth + 1) }
    let plain = children
    if chance(30) {
      let target = pick(descendants(of: plain), id)
      children.insert(
        State(
          StateID("h\(count)"),
          kind: .history(chance(50) ? .shallow : .deep, default: DefaultEntry(target))
        ),
        at: chance(50) ? 0 : children.count
      )
      count += 1
    }
    if chance(35) {
      return State(id, kind: .parallel, children: children)
    }
    let initial = chance(40) ? [pick(descendants(of: children), id)] : []
    return State(id, kind: .compound(initial: DefaultEntry(initial)), children: children)
  }

  private func descendants(of states: [State]) -> [StateID] {
    states.flatMap { [$0.id] + descendants(of: $0.children) }
  }

  private func collect(_ state: State, into all: inout [State]) {
    all.append(state)
    for child in state.children { collect(child, into: &all) }
  }

  private mutating func furnish(_ state: State, _ all: [State]) -> State {
    var result = state
    result.children = state.children.map { furnish($0, all) }
    switch state.kind {
    case .history(let depth, let fallback):
      result.kind = .history(
        depth,
        default: DefaultEntry(fallback.targets, effects: effects(all, 30))
      )
      return result
    case .compound(let initial):
      result.kind = .compound(
        initial: DefaultEntry(initial.targets, effects: effects(all, 20))
      )
    case .atomic, .parallel, .final:
      break
    }
    result.entry = effects(all, 40)
    result.exit = effects(all, 40)
    if state.kind != .final {
      result.transitions = (0..<Int.random(in: 0...3, using: &random)).map { _ in transition(all) }
    }
    return result
  }

  private mutating func transition(_ all: [State]) -> Transition {
    var trigger = Transition.Trigger.events([
      pick(["a", "a.b", "c", "d", "*", "done.state", "error", "r"], "a")
    ])
    var condition = chance(50) ? Guard.always : self.condition(all, 2)
    if chance(15) {
      trigger = .after(ticks: Int.random(in: 0...5, using: &random))
    } else if chance(12) {
      trigger = .eventless
      condition = .all([.compare(.variable("x"), .less, 6), self.condition(all, 1)])
    } else if chance(15) {
      trigger = .events(["c", pick(["a.b", "d.e"], "a")])
    }
    var targets: [StateID] = []
    if chance(85) {
      targets.append(pick(all.map(\.id), "s0"))
      if chance(20) { targets.append(pick(all.map(\.id), "s0")) }
    }
    return Transition(
      trigger,
      to: targets,
      if: condition,
      kind: chance(30) ? .internal : .external,
      effects: effects(all, 50)
    )
  }

  private mutating func effects(_ all: [State], _ percent: Int) -> [Effect] {
    guard chance(percent) else { return [] }
    return (0..<Int.random(in: 1...2, using: &random)).map { _ in effect(all, 2) }
  }

  private mutating func effect(_ all: [State], _ depth: Int) -> Effect {
    switch Int.random(in: 0..<9, using: &random) {
    case 0, 1: .assign("x", .variable("x") + 1)
    case 2: .assign("y", expression(all, 2))
    case 3: .raise(pick(["r", "r.s"], "r"))
    case 4: .send(pick(["a.b", "c", "t"], "c"), delay: expression(all, 1), id: "timer")
    case 5: .cancel("timer")
    case 6 where depth > 0:
      .choose(
        [.init(if: condition(all, 1), [effect(all, depth - 1)])],
        otherwise: [effect(all, depth - 1)]
      )
    default: .emit("out\(Int.random(in: 0..<5, using: &random))")
    }
  }

  private mutating func condition(_ all: [State], _ depth: Int) -> Guard {
    switch Int.random(in: 0..<6, using: &random) {
    case 0 where depth > 0: .all([condition(all, depth - 1), condition(all, depth - 1)])
    case 1 where depth > 0: .any([condition(all, depth - 1), condition(all, depth - 1)])
    case 2 where depth > 0: .not(condition(all, depth - 1))
    case 3: .inState(pick(all.map(\.id), "s0"))
    default:
      .compare(
        expression(all, 1),
        pick(Comparison.allCases, .equal),
        expression(all, 1)
      )
    }
  }

  private mutating func expression(_ all: [State], _ depth: Int) -> Expression {
    switch Int.random(in: 0..<6, using: &random) {
    case 0: .variable("x")
    case 1: .variable("y")
    case 2 where depth > 0:
      .binary(
        expression(all, depth - 1),
        pick(Arithmetic.allCases, .add),
        expression(all, depth - 1)
      )
    case 3 where depth > 0:
      .choose(condition(all, 0), expression(all, depth - 1), expression(all, depth - 1))
    case 4 where depth > 0: .negate(expression(all, depth - 1))
    default: .constant(Int.random(in: 0...4, using: &random))
    }
  }
}
