@testable import Statecharts

extension AppendixD {
  func transition(_ candidate: Candidate) -> Transition {
    nodes[candidate.source].state.transitions[candidate.index]
  }

  mutating func selectEventlessTransitions() -> [Candidate] {
    select { state, index in state.transitions[index].trigger == .eventless }
  }

  mutating func selectTransitions(_ event: EventName) -> [Candidate] {
    select { state, index in
      state.effectiveDescriptors(ofTransition: index).contains { $0.matches(event) }
    }
  }

  private mutating func select(_ isWanted: (State, Int) -> Bool) -> [Candidate] {
    var enabled: [Candidate] = []
    for state in configuration.sorted() where isAtomicState(state) {
      loop: for ancestor in [state] + getProperAncestors(state, nil) {
        let node = nodes[ancestor].state
        for index in node.transitions.indices where isWanted(node, index) {
          if conditionMatch(node.transitions[index].guardCondition) {
            let candidate = Candidate(source: ancestor, index: index)
            if !enabled.contains(candidate) {
              enabled.append(candidate)
            }
            break loop
          }
        }
      }
    }
    return removeConflictingTransitions(enabled)
  }

  private func removeConflictingTransitions(_ enabled: [Candidate]) -> [Candidate] {
    var filtered: [Candidate] = []
    for first in enabled {
      var isPreempted = false
      var toRemove: [Candidate] = []
      for second in filtered
      where !computeExitSet([first]).isDisjoint(with: computeExitSet([second])) {
        guard isDescendant(first.source, second.source) else {
          isPreempted = true
          break
        }
        toRemove.append(second)
      }
      if !isPreempted {
        filtered.removeAll { toRemove.contains($0) }
        filtered.append(first)
      }
    }
    return filtered
  }

  func computeExitSet(_ transitions: [Candidate]) -> Set<Int> {
    var states: Set<Int> = []
    for candidate in transitions where !transition(candidate).targets.isEmpty {
      let domain = getTransitionDomain(candidate)
      states.formUnion(configuration.filter { isDescendant($0, domain) })
    }
    return states
  }

  func getTransitionDomain(_ candidate: Candidate) -> Int {
    let targets = domainTargets(candidate)
    if transition(candidate).kind == .internal, isCompoundState(candidate.source),
      targets.allSatisfy({ isDescendant($0, candidate.source) })
    {
      return candidate.source
    }
    return findLCCA([candidate.source] + targets)
  }

  /// Effective targets, but that a history state whose parent holds the source stands for itself:
  /// the one place where the engine departs from the letter, which there leads to illegal
  /// configurations.
  private func domainTargets(_ candidate: Candidate) -> [Int] {
    transition(candidate).targets.flatMap { id in
      let target = number(of: id)
      if isHistoryState(target), isDescendant(candidate.source, nodes[target].parent) {
        return [target]
      }
      return getEffectiveTargetStates([id])
    }
  }

  func getEffectiveTargetStates(_ targets: [StateID]) -> [Int] {
    targets.flatMap { id in
      let target = number(of: id)
      guard case .history(_, let fallback) = nodes[target].state.kind else { return [target] }
      return historyValue[target] ?? getEffectiveTargetStates(fallback.targets)
    }
  }

  private func findLCCA(_ states: [Int]) -> Int {
    getProperAncestors(states[0], nil).first { ancestor in
      isCompoundState(ancestor) && states.dropFirst().allSatisfy { isDescendant($0, ancestor) }
    } ?? 0
  }

  func getProperAncestors(_ state: Int, _ limit: Int?) -> [Int] {
    var result: [Int] = []
    var ancestor = nodes[state].parent
    while ancestor >= 0, ancestor != limit {
      result.append(ancestor)
      ancestor = nodes[ancestor].parent
    }
    return result
  }

  func isDescendant(_ inner: Int, _ outer: Int) -> Bool {
    getProperAncestors(inner, nil).contains(outer)
  }

  func number(of id: StateID) -> Int {
    nodes.firstIndex { !$0.isDocument && $0.state.id == id } ?? 0
  }

  func isAtomicState(_ state: Int) -> Bool {
    switch nodes[state].state.kind {
    case .atomic, .final: true
    case .compound, .parallel, .history: false
    }
  }

  func isCompoundState(_ state: Int) -> Bool {
    if case .compound = nodes[state].state.kind { true } else { false }
  }

  func isParallelState(_ state: Int) -> Bool {
    nodes[state].state.kind == .parallel
  }

  func isHistoryState(_ state: Int) -> Bool {
    if case .history = nodes[state].state.kind { true } else { false }
  }

  func getChildStates(_ state: Int) -> [Int] {
    nodes[state].children.filter { !isHistoryState($0) }
  }
}
