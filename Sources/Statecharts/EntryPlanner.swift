/// Works out which states a transition enters.
///
/// Source: SCXML Appendix D, computeEntrySet.
///
/// Keeps its memory between uses, so that planning allocates nothing after a while, and needs no
/// recursion, so that depth is no danger.
struct EntryPlanner: Sendable {
  /// The states that each history state remembers from earlier in the run.
  typealias Memory = [[Int32]]

  /// The states to enter in document order, with what is done after their entry effects.
  private(set) var plan: [Tables.Entry] = []

  /// Whether a history state was on the way, which makes the plan good for once only.
  private(set) var metHistory = false

  /// The flags of each state: see the masks below.
  private var marks: [UInt8] = []
  private var marked: [Int32] = []
  private var entering: [Int32] = []
  private var work: [Work] = []
  private var historyCodes: [(parent: Int32, code: Int32)] = []
  private var limit = 0

  private static let isEntering: UInt8 = 1
  private static let holdsEntering: UInt8 = 2
  private static let isDefaultEntry: UInt8 = 4

  /// A call that is still to be made.
  private enum Work {
    /// Appendix D, addDescendantStatesToEnter.
    case descend(Int32)

    /// Appendix D, addAncestorStatesToEnter, up to but without a state.
    case ascend(Int32, below: Int32)

    /// A region, entered by default unless something inside it is.
    case region(Int32)
  }

  /// Fills `plan` for targets and a domain; gives false when it would exceed the limit.
  mutating func prepare(
    entering targets: Range<Int32>,
    in domain: Int32,
    _ tables: Tables,
    _ memory: Memory,
    limit: Int = .max - 1
  ) -> Bool {
    if marks.isEmpty {
      marks = [UInt8](repeating: 0, count: tables.states.count)
    }
    metHistory = false
    self.limit = limit
    pushAll(tables.targets, targets.positions, below: domain)
    var fits = true
    while let next = work.popLast() {
      guard entering.count <= limit, work.count <= limit else {
        fits = false
        break
      }
      switch next {
      case .descend(let state): descend(into: state, tables, memory)
      case .ascend(let state, let limit): ascend(from: state, below: limit, tables)
      case .region(let state):
        if marks[Int(state)] & Self.holdsEntering == 0 {
          descend(into: state, tables, memory)
        }
      }
    }
    work.removeAll(keepingCapacity: true)
    finish(tables)
    return fits
  }

  /// Plans to descend into all targets, then to ascend from all of them.
  private mutating func pushAll(_ targets: [Int32], _ range: Range<Int>, below ancestor: Int32) {
    for index in range.reversed() {
      work.append(.ascend(targets[index], below: ancestor))
    }
    for index in range.reversed() {
      work.append(.descend(targets[index]))
    }
  }

  private mutating func descend(into state: Int32, _ tables: Tables, _ memory: Memory) {
    let row = tables.states[Int(state)]
    switch row.kind {
    case .shallowHistory, .deepHistory:
      metHistory = true
      let remembered = memory[Int(row.historySlot)]
      if remembered.isEmpty {
        historyCodes.append((row.parent, row.defaultCode))
        pushAll(tables.targets, row.defaultTargets.positions, below: row.parent)
      } else {
        pushAll(remembered, remembered.indices, below: row.parent)
      }
    case .compound:
      add(state, tables)
      mark(state, Self.isDefaultEntry)
      pushAll(tables.targets, row.defaultTargets.positions, below: state)
    case .parallel:
      add(state, tables)
      pushRegions(of: state, tables)
    case .atomic, .final:
      add(state, tables)
    }
  }

  private mutating func ascend(from state: Int32, below limit: Int32, _ tables: Tables) {
    let parent = tables.states[Int(state)].parent
    guard parent > limit else { return }
    work.append(.ascend(parent, below: limit))
    add(parent, tables)
    if tables.states[Int(parent)].kind == .parallel {
      pushRegions(of: parent, tables)
    }
  }

  private mutating func pushRegions(of state: Int32, _ tables: Tables) {
    let first = work.count
    var child = state + 1
    let end = tables.states[Int(state)].end
    while child < end, work.count - first <= limit {
      if !tables.states[Int(child)].kind.isHistory {
        work.append(.region(child))
      }
      child = tables.states[Int(child)].end
    }
    work[first...].reverse()
  }

  private mutating func add(_ state: Int32, _ tables: Tables) {
    guard marks[Int(state)] & Self.isEntering == 0 else { return }
    mark(state, Self.isEntering)
    entering.append(state)
    var above = tables.states[Int(state)].parent
    while above > 0, marks[Int(above)] & Self.holdsEntering == 0 {
      mark(above, Self.holdsEntering)
      above = tables.states[Int(above)].parent
    }
  }

  private mutating func mark(_ state: Int32, _ mask: UInt8) {
    if marks[Int(state)] == 0 {
      marked.append(state)
    }
    marks[Int(state)] |= mask
  }

  /// Sorts what was found and forgets how.
  private mutating func finish(_ tables: Tables) {
    entering.sort()
    plan.removeAll(keepingCapacity: true)
    for state in entering {
      let isDefault = marks[Int(state)] & Self.isDefaultEntry != 0
      let code = isDefault ? tables.states[Int(state)].defaultCode : -1
      let history = historyCodes.last { $0.parent == state }?.code ?? -1
      plan.append(Tables.Entry(state: state, defaultCode: code, historyCode: history))
    }
    for state in marked {
      marks[Int(state)] = 0
    }
    marked.removeAll(keepingCapacity: true)
    entering.removeAll(keepingCapacity: true)
    historyCodes.removeAll(keepingCapacity: true)
  }
}
