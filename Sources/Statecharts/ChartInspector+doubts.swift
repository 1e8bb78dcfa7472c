/// Warnings of parts that run, but perhaps not as their author thinks.
extension ChartInspector {
  /// Warns where the standard's rules leave more than a reader expects.
  mutating func inspectReentry(
    of transition: Transition,
    targets: [Int],
    _ place: ChartDiagnostic.Place,
    _ position: Int
  ) {
    guard !targets.isEmpty else { return }
    let row = outline.rows[position]
    if targets.allSatisfy({ outline.isDescendant($0, of: position) }) {
      guard case .compound = row.state.kind else {
        report(place, position, .reentersSource)
        return
      }
      if transition.kind == .external {
        report(place, position, .reentersSource)
      }
      return
    }
    var common = position
    for target in targets {
      common = outline.commonAncestor(common, target)
    }
    if common != position, outline.rows[common].state.kind == .parallel, !targets.contains(common) {
      report(place, position, .leavesWholeParallel(outline.rows[common].state.id))
    }
  }

  /// Warns of transitions of one state that can be enabled together, where the first wins.
  mutating func inspectRivals(of position: Int) {
    let state = outline.rows[position].state
    guard state.transitions.count > 1 else { return }
    var overlap = GuardOverlap(variables: variables)
    for (later, transition) in state.transitions.enumerated() {
      let place = ChartDiagnostic.Place.transition(state.id, index: later)
      for earlier in max(0, later - Self.rivalWindow)..<later {
        let rival = state.transitions[earlier]
        guard Self.sharesTrigger(rival, transition) else { continue }
        if rival.guardCondition == .always {
          if Self.covers(rival, transition) {
            report(place, position, .neverTaken(shadowedBy: earlier))
            break
          }
        } else if transition.guardCondition != .always,
          overlap.canBothHold(rival.guardCondition, transition.guardCondition)
        {
          report(place, position, .guardsOverlap(with: earlier))
        }
      }
    }
  }

  /// The number of earlier transitions with which each one is compared: it bounds the work.
  private static let rivalWindow = 64

  /// Whether some event would make both be considered.
  private static func sharesTrigger(_ first: Transition, _ second: Transition) -> Bool {
    switch (first.trigger, second.trigger) {
    case (.eventless, .eventless): true
    case (.events(let left), .events(let right)):
      left.contains { one in
        right.contains { two in
          one.tokens.starts(with: two.tokens) || two.tokens.starts(with: one.tokens)
        }
      }
    case (.eventless, _), (.events, _), (.after, _): false
    }
  }

  /// Whether every event of the second is one of the first.
  private static func covers(_ first: Transition, _ second: Transition) -> Bool {
    switch (first.trigger, second.trigger) {
    case (.eventless, .eventless): true
    case (.events(let left), .events(let right)):
      right.allSatisfy { two in left.contains { two.tokens.starts(with: $0.tokens) } }
    case (.eventless, _), (.events, _), (.after, _): false
    }
  }

  /// Warns of unguarded eventless transitions that lead round in a circle.
  mutating func inspectEventlessCycles() {
    var next: [Int: Int] = [:]
    for (position, row) in outline.rows.enumerated() {
      if let target = unguardedTarget(of: row.state) {
        next[position] = target
      }
    }
    var settled: Set<Int> = []
    for start in next.keys.sorted() where !settled.contains(start) {
      var path: [Int] = []
      var onPath: Set<Int> = []
      var current: Int? = start
      while let state = current, !settled.contains(state), onPath.insert(state).inserted {
        path.append(state)
        current = next[state].flatMap { firstSpringboard(entering: $0, among: next) }
      }
      if let state = current, let begin = path.firstIndex(of: state) {
        let cycle = path[begin...] + [state]
        report(
          .state(outline.rows[state].state.id),
          state,
          .eventlessCycle(cycle.map { outline.rows[$0].state.id })
        )
      }
      settled.formUnion(path)
    }
  }

  private func unguardedTarget(of state: State) -> Int? {
    let free = state.transitions.first {
      $0.trigger == .eventless && $0.guardCondition == .always && !$0.targets.isEmpty
    }
    return free?.targets.first.flatMap { outline.positions[$0] }
  }

  /// The first state that entering the target makes active and that is left again at once.
  private func firstSpringboard(entering target: Int, among next: [Int: Int]) -> Int? {
    var current: Int? = target
    while let position = current {
      if next[position] != nil {
        return position
      }
      let row = outline.rows[position]
      switch row.state.kind {
      case .compound(let initial):
        current = initial.targets.first.flatMap { outline.positions[$0] } ?? position + 1
      case .history(_, let fallback):
        current = fallback.targets.first.flatMap { outline.positions[$0] }
      case .parallel:
        current = position + 1
      case .atomic, .final:
        current = nil
      }
    }
    return nil
  }
}
