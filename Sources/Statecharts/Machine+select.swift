/// Which transitions are taken. Source: SCXML Appendix D, selectTransitions,
/// selectEventlessTransitions and removeConflictingTransitions.
extension Machine {
  /// Finds what the event enables, and chooses among it.
  mutating func select(on event: Int32) {
    enabled.removeAll(keepingCapacity: true)
    for index in leaves.indices {
      var state = tables.states[Int(leaves[index])].eventedUp
      search: while state >= 0 {
        let row = tables.states[Int(state)]
        for number in row.evented where isMatch(number, event) {
          if holds(tables.transitions[Int(number)].guardCode) {
            addEnabled(number)
            break search
          }
        }
        state = tables.states[Int(row.parent)].eventedUp
      }
    }
    choose()
  }

  /// Finds what is enabled without an event, and chooses among it.
  mutating func selectEventless() {
    enabled.removeAll(keepingCapacity: true)
    for index in leaves.indices {
      var state = tables.states[Int(leaves[index])].eventlessUp
      search: while state >= 0 {
        let row = tables.states[Int(state)]
        for number in row.eventless where holds(tables.transitions[Int(number)].guardCode) {
          addEnabled(number)
          break search
        }
        state = tables.states[Int(row.parent)].eventlessUp
      }
    }
    choose()
  }

  private func isMatch(_ number: Int32, _ event: Int32) -> Bool {
    let row = tables.transitions[Int(number)]
    if row.match.contains(event) {
      return true
    }
    return !row.furtherMatches.isEmpty
      && tables.matches[row.furtherMatches.positions].contains { $0.contains(event) }
  }

  /// Adds a transition unless an earlier leaf enabled it too.
  private mutating func addEnabled(_ number: Int32) {
    let source = tables.transitions[Int(number)].source
    if !tables.states[Int(source)].kind.isLeaf, enabled.contains(number) {
      return
    }
    enabled.append(number)
  }

  /// Drops each transition that would leave what another leaves too.
  ///
  /// Of two such, the one whose source is inside the other's wins, else the earlier. Two
  /// transitions leave a common state exactly when the domain of one lies in that of the other,
  /// because every domain holds an active state.
  private mutating func choose() {
    chosen.removeAll(keepingCapacity: true)
    guard enabled.count > 1 else {
      chosen.append(contentsOf: enabled)
      return
    }
    for number in enabled {
      let row = tables.transitions[Int(number)]
      var isPreempted = false
      if row.domain >= 0 {
        for rival in chosen where tables.leaveCommonState(tables.transitions[Int(rival)], row) {
          if !tables.isInside(row.source, tables.transitions[Int(rival)].source) {
            isPreempted = true
            break
          }
        }
        if !isPreempted {
          let tables = tables
          chosen.removeAll { tables.leaveCommonState(tables.transitions[Int($0)], row) }
        }
      }
      if !isPreempted {
        chosen.append(number)
      }
    }
  }
}

extension Tables {
  /// Whether two transitions would leave a state in common.
  fileprivate func leaveCommonState(_ first: TransitionRow, _ second: TransitionRow) -> Bool {
    guard first.domain >= 0, second.domain >= 0 else { return false }
    return first.domain == second.domain || isInside(first.domain, second.domain)
      || isInside(second.domain, first.domain)
  }

  fileprivate func isInside(_ inner: Int32, _ outer: Int32) -> Bool {
    inner > outer && inner < states[Int(outer)].end
  }
}
