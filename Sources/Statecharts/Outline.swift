/// The states of a chart in document order, with the tree as numbers.
///
/// Made without recursion, so that a chart of any depth can be judged. Position 0 is the root; the
/// descendants of a state are the positions after its own and before its `end`.
struct Outline {
  /// A state and its place in the tree.
  struct Row {
    let state: State

    /// Position of the parent; -1 for the root.
    let parent: Int

    /// The number of states above it.
    let depth: Int

    /// The position after its last descendant.
    fileprivate(set) var end: Int
  }

  /// A limit at which an outline stops.
  enum Excess: Hashable {
    case states
    case depth
  }

  private(set) var rows: [Row] = []

  /// The first position of each name.
  private(set) var positions: [StateID: Int] = [:]

  /// Set when a limit was hit; the rows are then incomplete.
  private(set) var excess: Excess?

  /// Lists the states of a chart; cost is proportional to their number.
  init(_ chart: Chart) {
    var open: [(position: Int, nextChild: Int)] = []
    append(chart.root, parent: -1, depth: 0)
    open.append((0, 0))
    while let (position, nextChild) = open.last {
      let children = rows[position].state.children
      guard nextChild < children.count else {
        rows[position].end = rows.count
        open.removeLast()
        continue
      }
      guard open.count <= ChartLimits.depth else {
        excess = .depth
        return
      }
      guard rows.count < ChartLimits.states else {
        excess = .states
        return
      }
      open[open.count - 1].nextChild += 1
      let child = rows.count
      append(children[nextChild], parent: position, depth: open.count)
      open.append((child, 0))
    }
  }

  private mutating func append(_ state: State, parent: Int, depth: Int) {
    if positions[state.id] == nil {
      positions[state.id] = rows.count
    }
    rows.append(Row(state: state, parent: parent, depth: depth, end: rows.count + 1))
  }

  /// Whether one state is inside another, and not the same.
  func isDescendant(_ inner: Int, of outer: Int) -> Bool {
    inner > outer && inner < rows[outer].end
  }

  /// The lowest state that holds both positions or is one of them; cost is that of their depth.
  func commonAncestor(_ first: Int, _ second: Int) -> Int {
    var ancestor = first
    while ancestor != second && !isDescendant(second, of: ancestor) {
      ancestor = rows[ancestor].parent
    }
    return ancestor
  }

  /// The positions of a state's children.
  func children(of position: Int) -> [Int] {
    var result: [Int] = []
    var child = position + 1
    while child < rows[position].end {
      result.append(child)
      child = rows[child].end
    }
    return result
  }
}

/// The largest sizes of a chart; a larger one is refused with a diagnostic.
package enum ChartLimits {
  /// States in all.
  ///
  /// Source: the size that hostile input is tested with.
  package static let states = 100_000

  /// States inside one another below the root.
  ///
  /// Source: the depth hostile input is tested with.
  package static let depth = 1_000

  /// Guards, expressions or effects inside one another.
  package static let nesting = 200
}
