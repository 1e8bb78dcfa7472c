/// Lays out the tables of a checked chart.
struct TableBuilder {
  private(set) var states: [Tables.StateRow] = []
  private(set) var transitions: [Tables.TransitionRow] = []
  private(set) var targets: [Int32] = []
  private(set) var matches: [Range<Int32>] = []
  private(set) var histories: [Int32] = []
  private(set) var historyCount = 0
  private(set) var rootTarget: Range<Int32> = 0..<0
  private(set) var stateIDs: [StateID] = []
  private(set) var numbers: [StateID: Int32] = [:]
  let variables: [Variable]
  private(set) var writer: CodeWriter
  private let outline: Outline

  init(_ chart: Chart, _ outline: Outline) {
    self.outline = outline
    variables = chart.variables
    var variableNumbers: [VariableName: Int32] = [:]
    for (number, variable) in chart.variables.enumerated() {
      variableNumbers[variable.name] = Int32(number)
    }
    numbers = outline.positions.mapValues { Int32($0 + 1) }
    writer = CodeWriter(
      variables: variableNumbers,
      states: numbers,
      events: EventTable(outline)
    )
    stateIDs = [""] + outline.rows.map(\.state.id)
    states.append(
      Tables.StateRow(kind: .compound, parent: -1, end: Int32(outline.rows.count + 1))
    )
    for position in outline.rows.indices {
      appendState(position)
    }
    for position in outline.rows.indices {
      appendTransitions(position)
      appendHistories(position)
    }
    settleDomains()
    rootTarget = append([1])
  }

  private mutating func appendState(_ position: Int) {
    let row = outline.rows[position]
    let state = row.state
    var result = Tables.StateRow(
      kind: Self.kind(of: state),
      parent: Int32(row.parent + 1),
      end: Int32(row.end + 1)
    )
    result.isRegion = states[row.parent + 1].kind == .parallel
    result.entryCode = writer.write(state.effectiveEntry)
    result.exitCode = writer.write(state.effectiveExit)
    switch state.kind {
    case .compound(let initial):
      result.defaultTargets =
        initial.targets.isEmpty
        ? append([Int32(firstChild(of: position) + 1)]) : append(initial.targets)
      result.defaultCode = writer.write(initial.effects)
    case .history(_, let fallback):
      result.defaultTargets = append(fallback.targets)
      result.defaultCode = writer.write(fallback.effects)
      result.historySlot = Int32(historyCount)
      historyCount += 1
    case .atomic, .parallel, .final:
      break
    }
    result.doneEvent = writer.events.number(of: "done.state.\(state.id)") ?? -1
    states.append(result)
  }

  private static func kind(of state: State) -> Tables.StateRow.Kind {
    switch state.kind {
    case .atomic: .atomic
    case .compound: .compound
    case .parallel: .parallel
    case .final: .final
    case .history(.shallow, _): .shallowHistory
    case .history(.deep, _): .deepHistory
    }
  }

  private func firstChild(of position: Int) -> Int {
    let child = outline.children(of: position).first {
      !outline.rows[$0].state.kind.isHistory
    }
    guard let child else {
      preconditionFailure("State \(position) passed the checks and has no children.")
    }
    return child
  }

  private mutating func append(_ ids: [StateID]) -> Range<Int32> {
    append(ids.map { numbers[$0] ?? 0 })
  }

  private mutating func append(_ numbers: [Int32]) -> Range<Int32> {
    let start = Int32(targets.count)
    targets += numbers
    return start..<Int32(targets.count)
  }

  private mutating func appendTransitions(_ position: Int) {
    let state = outline.rows[position].state
    let number = position + 1
    states[number].evented = appendTransitions(of: state, at: Int32(number)) {
      $0 != .eventless
    }
    states[number].eventless = appendTransitions(of: state, at: Int32(number)) {
      $0 == .eventless
    }
    let above = states[Int(states[number].parent)]
    states[number].eventedUp = states[number].evented.isEmpty ? above.eventedUp : Int32(number)
    states[number].eventlessUp =
      states[number].eventless.isEmpty ? above.eventlessUp : Int32(number)
  }

  private mutating func appendTransitions(
    of state: State,
    at number: Int32,
    where isWanted: (Transition.Trigger) -> Bool
  ) -> Range<Int32> {
    let start = Int32(transitions.count)
    for (ordinal, transition) in state.transitions.enumerated()
    where isWanted(transition.trigger) {
      let ranges = state.effectiveDescriptors(ofTransition: ordinal).map {
        writer.events.matches(of: $0)
      }
      let further = Int32(matches.count)
      matches += ranges.dropFirst()
      transitions.append(
        Tables.TransitionRow(
          source: number,
          ordinal: Int32(ordinal),
          isInternal: transition.kind == .internal,
          match: ranges.first ?? 0..<0,
          furtherMatches: further..<Int32(matches.count),
          guardCode: writer.write(transition.guardCondition),
          effectCode: writer.write(transition.effects),
          targets: append(transition.targets)
        )
      )
    }
    return start..<Int32(transitions.count)
  }

  private mutating func appendHistories(_ position: Int) {
    let start = Int32(histories.count)
    let children = outline.rows[position].state.children
    guard children.contains(where: \.kind.isHistory) else {
      return
    }
    for child in outline.children(of: position) where states[child + 1].kind.isHistory {
      histories.append(Int32(child + 1))
    }
    states[position + 1].histories = start..<Int32(histories.count)
  }

  /// Works out, once, which state each transition leaves the inside of.
  private mutating func settleDomains() {
    for number in transitions.indices where !transitions[number].targets.isEmpty {
      let row = transitions[number]
      transitions[number].domain = states.domain(of: row, entering: targets[row.targets.positions])
    }
  }

  /// Records what a transition enters, as a range of the table of entries.
  mutating func settle(_ plan: Range<Int32>, of transition: Int) {
    transitions[transition].plan = plan
  }
}

extension [Tables.StateRow] {
  /// The state whose active descendants a transition leaves.
  ///
  /// Appendix D, getTransitionDomain and findLCCA: the lowest proper ancestor of the source that
  /// is compound (never parallel) and holds all targets, or the source itself when the transition
  /// is internal, the source compound and all targets inside. A history state counts with its own
  /// place, not with those it remembers: for a source inside its parent the standard would enter
  /// states that were never left.
  func domain(of row: Tables.TransitionRow, entering goals: ArraySlice<Int32>) -> Int32 {
    var low = Int32.max
    var high = Int32.min
    for goal in goals {
      low = Swift.min(low, goal)
      high = Swift.max(high, goal)
    }
    let source = self[Int(row.source)]
    if row.isInternal, source.kind == .compound, low > row.source, high < source.end {
      return row.source
    }
    var ancestor = source.parent
    while ancestor > 0 {
      let state = self[Int(ancestor)]
      if state.kind == .compound, low > ancestor, high < state.end {
        return ancestor
      }
      ancestor = state.parent
    }
    return 0
  }
}
