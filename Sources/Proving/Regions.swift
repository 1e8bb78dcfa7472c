import Statecharts

/// The regions of a chart's root that could run apart, or the whole chart where they could not.
struct Regions {
  let chart: Chart
  /// The states directly below a parallel root; the root alone where it cannot be taken apart.
  let states: [State]
  let footprints: [Footprint]
  /// The region of each state.
  private var owners: [StateID: Int] = [:]
  private let isApart: Bool

  /// Takes a chart apart if nothing in it concerns the root; complexity O(its size).
  init(_ chart: Chart) {
    self.chart = chart
    let parts = chart.root.children
    isApart = Self.canBeTakenApart(chart.root)
    states = isApart ? parts : [chart.root]
    footprints = states.map { Footprint($0) }
    for (index, state) in states.enumerated() {
      var waiting = [state]
      while let next = waiting.popLast() {
        owners[next.id] = index
        waiting += next.children
      }
    }
  }

  /// The region that a state is in; nil for the root, which is always active.
  func owner(of state: StateID) -> Int? { owners[state] }

  /// The regions in which some transition waits for an event.
  func hearing(_ event: EventName) -> [Int] {
    footprints.indices.filter { footprints[$0].hears(event) }
  }

  /// A chart of some of the regions and variables; a lone state where there are no regions.
  func chart(of kept: [Int], variables: Set<VariableName>) -> Chart {
    if kept.count == states.count { return chart }
    var part = chart
    part.variables = chart.variables.filter { variables.contains($0.name) }
    part.root.kind = kept.isEmpty ? .atomic : .parallel
    part.root.children = kept.map { states[$0] }
    if kept.isEmpty {
      part.root.transitions = []
      part.root.entry = []
      part.root.exit = []
    }
    return part
  }

  /// Whether regions of a root could run apart: it has no behaviour of its own, nothing waits for
  /// its end, and no transition leaves a region as a whole.
  ///
  /// A transition whose source or target is a region leaves all regions, because a parallel state
  /// is never the least common compound ancestor. Source: SCXML Appendix D, findLCCA.
  private static func canBeTakenApart(_ root: State) -> Bool {
    guard root.kind == .parallel, root.children.count > 1, root.transitions.isEmpty,
      root.entry.isEmpty, root.exit.isEmpty
    else { return false }
    let regions = Set(root.children.map(\.id))
    let end = EventName("done.state.\(root.id)")
    return root.children.allSatisfy { region in
      let footprint = Footprint(region)
      return footprint.states.isDisjoint(with: regions) && !footprint.hears(end)
        && region.transitions.allSatisfy(\.targets.isEmpty)
        && !region.kind.isHistory
    }
  }
}
