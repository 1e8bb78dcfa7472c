/// Leaving states. Source: SCXML Appendix D, exitStates and computeExitSet.
extension Machine {
  /// Leaves everything inside the domains of the chosen transitions, innermost first.
  ///
  /// The chosen domains do not overlap and come in document order.
  mutating func leave() {
    for index in chosen.indices.reversed() {
      let domain = tables.transitions[Int(chosen[index].number)].domain
      if domain >= 0 {
        let range = leaves.range(
          from: domain,
          to: tables.states[Int(domain)].end,
          around: Int(chosen[index].places.lowerBound)
        )
        chosen[index].places = Int32(range.lowerBound)..<Int32(range.upperBound)
        exit(range, inside: domain)
      } else {
        chosen[index].places = 0..<0
      }
    }
    for index in chosen.indices.reversed() {
      removeLeaves(chosen[index].places.positions)
    }
  }

  /// Removes leaves by moving the later ones down.
  private mutating func removeLeaves(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    var index = range.upperBound
    while index < leaves.count {
      leaves[index - range.count] = leaves[index]
      index += 1
    }
    leaves.shorten(by: range.count)
  }

  /// Leaves the states inside a domain, whose leaves are given, in reverse document order.
  ///
  /// Goes from leaf to leaf and, from each, up to below the first state that holds an earlier leaf
  /// too; a state with a smaller number than that leaf holds it.
  mutating func exit(_ range: Range<Int>, inside domain: Int32) {
    var index = range.upperBound
    while index > range.lowerBound {
      index -= 1
      let earlier = index > range.lowerBound ? leaves[index - 1] : domain
      var state = leaves[index]
      while state > earlier {
        exit(state)
        state = tables.states[Int(state)].parent
      }
    }
  }

  private mutating func remember(_ history: Int32, of parent: Int32) {
    let row = tables.states[Int(history)]
    let slot = Int(row.historySlot)
    memory[slot].removeAll(keepingCapacity: true)
    let end = tables.states[Int(parent)].end
    for index in leaves.firstPlace(from: parent)..<leaves.firstPlace(from: end) {
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

  /// Lets a state's history remember and carries out its exit effects; then it is not active.
  ///
  /// The standard lets all histories remember before anything is left; as the leaves are removed
  /// last and no effect can tell, that is the same.
  @inline(__always)
  private mutating func exit(_ state: Int32) {
    if tables.historyCount > 0 {
      for index in tables.states[Int(state)].histories.positions {
        remember(tables.histories[index], of: state)
      }
    }
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

/// Leaves in document order, in which those inside a state are neighbours.
extension WorkList<Int32> {
  /// The places of the leaves between two states, one of which is known.
  fileprivate func range(from start: Int32, to end: Int32, around place: Int) -> Range<Int> {
    var low = place
    while low > 0, self[low - 1] > start {
      low -= 1
    }
    var high = place + 1
    while high < count, self[high] < end {
      high += 1
    }
    return low..<high
  }

  /// The place of the first leaf that is not before a state, found by bisection.
  func firstPlace(from state: Int32) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < state {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }
}
