/// Checks of the targets of default entries and transitions.
extension ChartInspector {
  /// Checks the initial entry of a compound state or the default of a history state.
  mutating func inspectDefaultEntry(of position: Int) {
    let state = outline.rows[position].state
    let place = ChartDiagnostic.Place.defaultEntry(state.id)
    switch state.kind {
    case .atomic, .parallel, .final:
      return
    case .compound(let initial):
      let targets = resolve(initial.targets, place, position)
      for target in targets where !outline.isDescendant(target, of: position) {
        let id = outline.rows[target].state.id
        let holds = target == position || outline.isDescendant(position, of: target)
        report(place, position, holds ? .initialCycle(id) : .defaultOutside(id))
      }
      inspectConflicts(among: targets, place, position)
    case .history(_, let fallback):
      guard !fallback.targets.isEmpty else {
        report(place, position, .historyWithoutDefault)
        return
      }
      inspectHistory(fallback, of: position)
    }
  }

  private mutating func inspectHistory(_ fallback: DefaultEntry, of position: Int) {
    let place = ChartDiagnostic.Place.defaultEntry(outline.rows[position].state.id)
    let parent = outline.rows[position].parent
    guard parent >= 0 else { return }
    let targets = resolve(fallback.targets, place, position)
    for target in targets {
      let row = outline.rows[target]
      guard outline.isDescendant(target, of: parent) else {
        report(place, position, .defaultOutside(row.state.id))
        continue
      }
      if row.state.kind.isHistory, row.parent == parent {
        report(place, position, .historyCycle(row.state.id))
      }
    }
    inspectConflicts(among: targets, place, position)
  }

  /// Checks triggers and targets of a state's transitions.
  mutating func inspectTransitions(of position: Int) {
    let state = outline.rows[position].state
    for (index, transition) in state.transitions.enumerated() {
      let place = ChartDiagnostic.Place.transition(state.id, index: index)
      inspectTrigger(of: transition, place, position)
      let targets = resolve(transition.targets, place, position)
      inspectConflicts(among: targets, place, position)
      if targets.count == transition.targets.count {
        inspectReentry(of: transition, targets: targets, place, position)
      }
    }
    inspectRivals(of: position)
  }

  private mutating func inspectTrigger(
    of transition: Transition,
    _ place: ChartDiagnostic.Place,
    _ position: Int
  ) {
    switch transition.trigger {
    case .eventless:
      if transition.targets.isEmpty, transition.effects.isEmpty,
        transition.guardCondition == .always
      {
        report(place, position, .spins)
      }
    case .events(let descriptors):
      if descriptors.isEmpty {
        report(place, position, .noEvents)
      }
      for descriptor in descriptors where descriptor != .any {
        let name = descriptor.tokens.joined(separator: ".")
        if !Self.isEvent(name) {
          report(place, position, .malformedEvent(descriptor.rawValue))
        }
      }
    case .after(let ticks):
      if ticks < 0 {
        report(place, position, .negativeDelay(ticks))
      }
    }
  }

  private mutating func resolve(
    _ targets: [StateID],
    _ place: ChartDiagnostic.Place,
    _ position: Int
  ) -> [Int] {
    var found: [Int] = []
    for target in targets {
      if let at = self.position(of: target, place, position) {
        found.append(at)
      }
    }
    return found
  }

  /// Reports the first two targets that cannot be active together.
  ///
  /// In document order it is enough to compare neighbours: what two states further apart have in
  /// common is what some neighbours between them have. A history state stands for its parent.
  private mutating func inspectConflicts(
    among targets: [Int],
    _ place: ChartDiagnostic.Place,
    _ position: Int
  ) {
    guard targets.count > 1 else { return }
    let sorted = targets.sorted()
    for (left, right) in zip(sorted, sorted.dropFirst()) {
      let first = extent(of: left)
      let second = extent(of: right)
      let common = outline.commonAncestor(first, second)
      if common == first || common == second || outline.rows[common].state.kind != .parallel {
        report(
          place,
          position,
          .conflictingTargets(outline.rows[left].state.id, outline.rows[right].state.id)
        )
        return
      }
    }
  }

  private func extent(of target: Int) -> Int {
    let row = outline.rows[target]
    if row.state.kind.isHistory, row.parent >= 0 {
      return row.parent
    }
    return target
  }
}
