import ScenarioModel
import Statecharts

/// A part of a scenario that nothing outside it can influence but the passing of time.
///
/// Regions of the chart, variables, actions, mitigations and invariants that read or change one
/// another belong together. What happens elsewhere is, seen from here, so many minutes of waiting;
/// any number of minutes can be waited. So whatever is true of a part alone is true of it within
/// the whole, and parts are explored one by one instead of in all combinations.
struct ProofPart {
  /// Names of the regions, for reports.
  let regions: [String]
  let chart: Chart
  /// Actions and mitigations whose availability is decided here, in the scenario's order.
  let actions: [Action]
  let mitigations: [Mitigation]
  let invariants: [Invariant]
  /// The moves that can change something in this part; time passes besides.
  let moves: [Move]
  /// Lists of actions one of which opens another; the search remembers which were met.
  let needs: [[ActionID]]
  /// Whether it holds the actions asked for.
  let isGoal: Bool

  /// Whether the part has nothing to prove.
  var isEmpty: Bool {
    regions.isEmpty && actions.isEmpty && mitigations.isEmpty && invariants.isEmpty
  }
}

extension ProofPart {
  /// A thing that belongs to one part.
  private enum Node: Hashable {
    case region(Int)
    case variable(VariableName)
    case action(Int)
    case mitigation(Int)
    case invariant(Int)
    /// A thing that depends on nothing.
    case free
  }

  /// The parts of a scenario, in the order of the chart; `goal` names actions to be kept together.
  static func all(of scenario: Scenario, goal: [ActionID] = []) -> [ProofPart] {
    let regions = Regions(scenario.chart)
    let (groups, order) = groups(of: scenario, regions, goal: goal)
    var kept: [Node: [Node]] = [:]
    var firsts: [Node] = []
    for node in order {
      let first = groups.first(of: node)
      if kept[first] == nil { firsts.append(first) }
      kept[first, default: []].append(node)
    }
    return firsts.map { part(of: scenario, regions, nodes: kept[$0] ?? [], goal: goal) }
      .filter { !$0.isEmpty }
  }

  private static func groups(
    of scenario: Scenario,
    _ regions: Regions,
    goal: [ActionID]
  ) -> (Groups<Node>, order: [Node]) {
    var groups = Groups<Node>()
    func join(_ node: Node, _ print: Footprint, _ groups: inout Groups<Node>) {
      for variable in print.variables { groups.join(node, .variable(variable)) }
      for state in print.states {
        if let owner = regions.owner(of: state) { groups.join(node, .region(owner)) }
      }
    }
    for (index, print) in regions.footprints.enumerated() {
      join(.region(index), print, &groups)
      for (other, otherPrint) in regions.footprints.enumerated()
      where other != index && print.notices(otherPrint) {
        groups.join(.region(index), .region(other))
      }
    }
    let numbers = Dictionary(
      zip(scenario.actions.map(\.id), scenario.actions.indices)
    ) { first, _ in first }
    let needed = Set(scenario.actions.flatMap(\.needs) + goal)
    for (index, action) in scenario.actions.enumerated() {
      let print = Footprint(action.guardCondition)
      join(.action(index), print, &groups)
      for need in action.needs {
        if let other = numbers[need] { groups.join(.action(index), .action(other)) }
      }
      if !print.isEmpty || !action.needs.isEmpty {
        for region in regions.hearing(EventName("look.\(action.id)")) {
          groups.join(.action(index), .region(region))
        }
      } else if !needed.contains(action.id) {
        groups.join(.action(index), .free)
      }
    }
    for (index, mitigation) in scenario.mitigations.enumerated() {
      let print = Footprint(mitigation.guardCondition)
      join(.mitigation(index), print, &groups)
      guard !print.isEmpty else {
        groups.join(.mitigation(index), .free)
        continue
      }
      for region in regions.hearing(EventName("mitigate.\(mitigation.id)")) {
        groups.join(.mitigation(index), .region(region))
      }
    }
    for (index, invariant) in scenario.invariants.enumerated() {
      join(.invariant(index), Footprint(invariant.condition), &groups)
    }
    let goals = goal.compactMap { numbers[$0] }
    for other in goals.dropFirst() { groups.join(.action(goals[0]), .action(other)) }
    let order =
      regions.states.indices.map(Node.region) + scenario.chart.variables.map { .variable($0.name) }
      + scenario.actions.indices.map(Node.action)
      + scenario.mitigations.indices.map(Node.mitigation)
      + scenario.invariants.indices.map(Node.invariant)
    return (groups, order)
  }

  private static func part(
    of scenario: Scenario,
    _ regions: Regions,
    nodes: [Node],
    goal: [ActionID]
  ) -> ProofPart {
    var kept: [Int] = []
    var variables: Set<VariableName> = []
    var actions: [Action] = []
    var mitigations: [Mitigation] = []
    var invariants: [Invariant] = []
    for node in nodes {
      switch node {
      case .region(let index): kept.append(index)
      case .variable(let name): variables.insert(name)
      case .action(let index): actions.append(scenario.actions[index])
      case .mitigation(let index): mitigations.append(scenario.mitigations[index])
      case .invariant(let index): invariants.append(scenario.invariants[index])
      case .free: break
      }
    }
    var needs: [[ActionID]] = []
    for action in actions where !action.needs.isEmpty && !needs.contains(action.needs) {
      needs.append(action.needs)
    }
    let isGoal = actions.contains { goal.contains($0.id) }
    let remembered = Set(needs.joined() + (isGoal ? goal : []))
    let prints = kept.map { regions.footprints[$0] }
    func isHeard(_ move: Move) -> Bool {
      guard let event = move.event else { return false }
      return prints.contains { $0.hears(event) }
    }
    let looks = scenario.actions.map { Move.look($0.id) }.filter { move in
      if case .look(let id) = move, remembered.contains(id) { return true }
      return isHeard(move)
    }
    let others = scenario.mitigations.map { Move.mitigate($0.id) } + [.update, .declare]
    return ProofPart(
      regions: kept.map { regions.states[$0].id.rawValue },
      chart: regions.chart(of: kept, variables: variables),
      actions: actions,
      mitigations: mitigations,
      invariants: invariants,
      moves: looks + others.filter(isHeard),
      needs: needs,
      isGoal: isGoal
    )
  }
}

/// Things that belong together, by joining two at a time; the cost of each join is nearly constant.
private struct Groups<Element: Hashable> {
  private var parents: [Element: Element] = [:]

  /// The element that stands for a group.
  func first(of element: Element) -> Element {
    var result = element
    while let parent = parents[result] { result = parent }
    return result
  }

  /// Makes one group of two.
  mutating func join(_ left: Element, _ right: Element) {
    let (left, right) = (first(of: left), first(of: right))
    if left != right { parents[right] = left }
  }
}
