/// Leaving states. Source: SCXML Appendix D, exitStates and computeExitSet.
extension Machine {
  /// Leaves everything inside the domains of the chosen transitions, innermost first.
  ///
  /// The chosen domains do not overlap and come in document order.
  mutating func leave() {
    exiting.removeAll(keepingCapacity: true)
    exitRanges.removeAll(keepingCapacity: true)
    for index in chosen.indices.reversed() {
      let domain = tables.transitions[Int(chosen[index])].domain
      if domain >= 0 {
        list(inside: domain)
      }
    }
    guard !exiting.isEmpty else { return }
    remember()
    for index in exiting.indices {
      exit(exiting[index])
    }
    for index in exitRanges.indices {
      removeLeaves(exitRanges[index])
    }
  }

  /// Removes leaves by moving the later ones down; much quicker than a general replacement.
  private mutating func removeLeaves(_ range: Range<Int>) {
    var index = range.upperBound
    while index < leaves.count {
      leaves[index - range.count] = leaves[index]
      index += 1
    }
    leaves.removeLast(range.count)
  }

  /// Lists the active states inside a domain in reverse document order.
  ///
  /// Goes from leaf to leaf and, from each, up to below the first state that holds an earlier leaf
  /// too; a state with a smaller number than that leaf holds it.
  mutating func list(inside domain: Int32) {
    let range = leafRange(inside: domain)
    exitRanges.append(range)
    var index = range.upperBound
    while index > range.lowerBound {
      index -= 1
      let earlier = index > range.lowerBound ? leaves[index - 1] : domain
      var state = leaves[index]
      while state > earlier {
        exiting.append(state)
        state = tables.states[Int(state)].parent
      }
    }
  }

  /// The places of the leaves inside a state, found by bisection.
  private func leafRange(inside domain: Int32) -> Range<Int> {
    let end = tables.states[Int(domain)].end
    let low = firstLeaf(notBefore: domain)
    return low..<max(low, firstLeaf(notBefore: end))
  }

  func firstLeaf(notBefore state: Int32) -> Int {
    var low = 0
    var high = leaves.count
    while low < high {
      let middle = (low + high) / 2
      if leaves[middle] < state {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }

  /// Lets the history states of what is about to be left remember.
  private mutating func remember() {
    guard tables.historyCount > 0 else { return }
    for state in exiting {
      for index in tables.states[Int(state)].histories.positions {
        remember(tables.histories[index], of: state)
      }
    }
  }

  private mutating func remember(_ history: Int32, of parent: Int32) {
    let row = tables.states[Int(history)]
    let slot = Int(row.historySlot)
    memory[slot].removeAll(keepingCapacity: true)
    for index in leafRange(inside: parent) {
      var state = leaves[index]
      if row.kind == .shallowHistory {
        while tables.states[Int(state)].parent != parent {
          state = tables.states[Int(state)].parent
        }
      }
      if memory[slot].last != state {
        memory[slot].append(state)
      }
    }
  }

  /// Carries out a state's exit effects, after which it is not active.
  mutating func exit(_ state: Int32) {
    if isObserved {
      note(.exited(tables.stateIDs[Int(state)]))
    }
    let code = tables.states[Int(state)].exitCode
    if code >= 0 {
      perform(code)
    }
    isActive[Int(state)] = false
  }
}
