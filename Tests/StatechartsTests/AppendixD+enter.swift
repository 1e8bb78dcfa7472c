@testable import Statecharts

extension AppendixD {
  mutating func exitStates(_ enabled: [Candidate]) {
    let statesToExit = computeExitSet(enabled).sorted(by: >)
    for state in statesToExit {
      for history in nodes[state].children {
        guard case .history(let depth, _) = nodes[history].state.kind else { continue }
        historyValue[history] = configuration.sorted().filter { active in
          switch depth {
          case .deep: isAtomicState(active) && isDescendant(active, state)
          case .shallow: nodes[active].parent == state
          }
        }
      }
    }
    for state in statesToExit {
      note(.exited(nodes[state].state.id))
      execute(nodes[state].state.effectiveExit)
      configuration.remove(state)
    }
  }

  /// What computeEntrySet fills in.
  private struct EntrySet {
    var statesToEnter: Set<Int> = []
    var statesForDefaultEntry: Set<Int> = []
    var defaultHistoryContent: [Int: [Effect]] = [:]
  }

  mutating func enterStates(_ enabled: [Candidate], initial: Bool) {
    var entrySet = EntrySet()
    if initial {
      addDescendantStatesToEnter(1, &entrySet)
    }
    for candidate in enabled where !transition(candidate).targets.isEmpty {
      let targets = transition(candidate).targets
      for target in targets {
        addDescendantStatesToEnter(number(of: target), &entrySet)
      }
      let ancestor = getTransitionDomain(candidate)
      for state in getEffectiveTargetStates(targets) {
        addAncestorStatesToEnter(state, ancestor, &entrySet)
      }
    }
    for state in entrySet.statesToEnter.sorted() {
      enter(state, entrySet)
    }
  }

  private mutating func enter(_ state: Int, _ entrySet: EntrySet) {
    let node = nodes[state]
    configuration.insert(state)
    note(.entered(node.state.id))
    execute(node.state.effectiveEntry)
    if entrySet.statesForDefaultEntry.contains(state),
      case .compound(let initial) = node.state.kind
    {
      execute(initial.effects)
    }
    if let content = entrySet.defaultHistoryContent[state] {
      execute(content)
    }
    guard node.state.kind == .final else { return }
    if node.parent == 1, isCompoundState(1) {
      running = false
      return
    }
    internalQueue.append(EventName("done.state.\(nodes[node.parent].state.id)"))
    let grandparent = nodes[node.parent].parent
    if grandparent > 0, isParallelState(grandparent),
      getChildStates(grandparent).allSatisfy({ isInFinalState($0) })
    {
      internalQueue.append(EventName("done.state.\(nodes[grandparent].state.id)"))
    }
  }

  private func addDescendantStatesToEnter(_ state: Int, _ entrySet: inout EntrySet) {
    let node = nodes[state]
    switch node.state.kind {
    case .history(_, let fallback):
      let states: [Int]
      if let value = historyValue[state] {
        states = value
      } else {
        entrySet.defaultHistoryContent[node.parent] = fallback.effects
        states = fallback.targets.map { number(of: $0) }
      }
      for inner in states { addDescendantStatesToEnter(inner, &entrySet) }
      for inner in states { addAncestorStatesToEnter(inner, node.parent, &entrySet) }
    case .compound(let initial):
      entrySet.statesToEnter.insert(state)
      entrySet.statesForDefaultEntry.insert(state)
      let targets =
        initial.targets.isEmpty
        ? Array(getChildStates(state).prefix(1)) : initial.targets.map { number(of: $0) }
      for inner in targets { addDescendantStatesToEnter(inner, &entrySet) }
      for inner in targets { addAncestorStatesToEnter(inner, state, &entrySet) }
    case .parallel:
      entrySet.statesToEnter.insert(state)
      addMissingRegions(of: state, &entrySet)
    case .atomic, .final:
      entrySet.statesToEnter.insert(state)
    }
  }

  private func addAncestorStatesToEnter(
    _ state: Int,
    _ ancestor: Int,
    _ entrySet: inout EntrySet
  ) {
    for between in getProperAncestors(state, ancestor) where !nodes[between].isDocument {
      entrySet.statesToEnter.insert(between)
      if isParallelState(between) {
        addMissingRegions(of: between, &entrySet)
      }
    }
  }

  private func addMissingRegions(of state: Int, _ entrySet: inout EntrySet) {
    for child in getChildStates(state)
    where !entrySet.statesToEnter.contains(where: { isDescendant($0, child) }) {
      addDescendantStatesToEnter(child, &entrySet)
    }
  }

  private func isInFinalState(_ state: Int) -> Bool {
    switch nodes[state].state.kind {
    case .compound:
      getChildStates(state).contains {
        nodes[$0].state.kind == .final && configuration.contains($0)
      }
    case .parallel:
      getChildStates(state).allSatisfy { isInFinalState($0) }
    case .atomic, .final, .history:
      false
    }
  }
}
