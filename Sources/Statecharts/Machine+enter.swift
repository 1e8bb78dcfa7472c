/// Entering states. Source: SCXML Appendix D, enterStates and isInFinalState.
extension Machine {
  /// Makes a state active, carries out its entry effects and raises the events of completion.
  mutating func enter(_ entry: Tables.Entry) {
    let state = entry.state
    let kind = tables.states[Int(state)].kind
    isActive[Int(state)] = true
    if kind.isLeaf {
      insertLeaf(state)
    }
    if isObserved {
      note(.entered(tables.stateIDs[Int(state)]))
    }
    let code = tables.states[Int(state)].entryCode
    if code >= 0 {
      perform(code)
    }
    if entry.defaultCode >= 0 {
      perform(entry.defaultCode)
    }
    if entry.historyCode >= 0 {
      perform(entry.historyCode)
    }
    if kind == .final {
      complete(tables.states[Int(state)].parent)
    }
  }

  @inline(__always)
  private mutating func insertLeaf(_ state: Int32) {
    leaves.append(state)
    var index = leaves.count - 1
    while index > 0, leaves[index - 1] > state {
      leaves[index] = leaves[index - 1]
      index -= 1
    }
    leaves[index] = state
  }

  /// Raises the events of a state one of whose final children was entered.
  private mutating func complete(_ parent: Int32) {
    if parent == 1, tables.rootEndsRun {
      isEnding = true
      return
    }
    let row = tables.states[Int(parent)]
    queue.append(row.doneEvent)
    if row.isRegion {
      let parallel = tables.states[Int(row.parent)]
      if isComplete(row.parent) {
        queue.append(parallel.doneEvent)
      }
    }
  }

  /// Whether each region of a parallel state has come to a final state.
  private func isComplete(_ parallel: Int32) -> Bool {
    let end = tables.states[Int(parallel)].end
    var region = parallel + 1
    while region < end {
      let row = tables.states[Int(region)]
      if !row.kind.isHistory, !isInFinalState(region) {
        return false
      }
      region = row.end
    }
    return true
  }

  private func isInFinalState(_ state: Int32) -> Bool {
    let row = tables.states[Int(state)]
    switch row.kind {
    case .compound:
      var index = leaves.firstPlace(from: state)
      while index < leaves.count, leaves[index] < row.end {
        let leaf = tables.states[Int(leaves[index])]
        if leaf.kind == .final, leaf.parent == state {
          return true
        }
        index += 1
      }
      return false
    case .parallel:
      return isComplete(state)
    case .atomic, .final, .shallowHistory, .deepHistory:
      return false
    }
  }
}
