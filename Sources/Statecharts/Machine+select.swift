/// The choice of the transitions to take. Source: SCXML Appendix D, selectTransitions,
/// selectEventlessTransitions and removeConflictingTransitions.
extension Machine {
  /// Finds what the event enables, and chooses among it.
  mutating func select(on event: Int32) {
    enabled.clear()
    for place in leaves.indices {
      var state = tables.states[Int(leaves[place])].eventedUp
      search: while state >= 0 {
        for number in tables.states[Int(state)].evented where tables.matches(Int(number), event) {
          if holds(tables.transitions[Int(number)].guardCode) {
            addEnabled(number, at: place)
            break search
          }
        }
        state = tables.eventedAbove(state)
      }
    }
    choose()
  }

  /// Finds what is enabled without an event, and chooses among it.
  mutating func selectEventless() {
    enabled.clear()
    for place in leaves.indices {
      var state = tables.states[Int(leaves[place])].eventlessUp
      search: while state >= 0 {
        for number in tables.states[Int(state)].eventless
        where holds(tables.transitions[Int(number)].guardCode) {
          addEnabled(number, at: place)
          break search
        }
        state = tables.eventlessAbove(state)
      }
    }
    choose()
  }

  /// Adds a transition unless an earlier leaf enabled it too.
  private mutating func addEnabled(_ number: Int32, at place: Int) {
    for index in enabled.indices where enabled[index].number == number {
      return
    }
    enabled.append(Candidate(number: number, places: Int32(place)..<Int32(place + 1)))
  }

  /// Drops each transition that would leave what another leaves too.
  ///
  /// Of two such, the one whose source is inside the other's wins, else the earlier. Two
  /// transitions leave a common state exactly when the domain of one lies in that of the other,
  /// because every domain holds an active state.
  private mutating func choose() {
    chosen.clear()
    for index in enabled.indices {
      let candidate = enabled[index]
      switch tables.contest(Int(candidate.number), with: chosen) {
      case .none: chosen.append(candidate)
      case .lost: break
      case .won:
        dropRivals(of: Int(candidate.number))
        chosen.append(candidate)
      }
    }
  }

  private mutating func dropRivals(of number: Int) {
    var kept = 0
    for index in chosen.indices {
      let rival = chosen[index]
      if !tables.leaveCommonState(Int(rival.number), number) {
        chosen[kept] = rival
        kept += 1
      }
    }
    chosen.shorten(by: chosen.count - kept)
  }
}

/// The outcome of a transition's conflicts with those chosen before it.
private enum Contest {
  case none, won, lost
}

extension Tables {
  /// Whether a transition is considered on an event.
  fileprivate func matches(_ number: Int, _ event: Int32) -> Bool {
    if transitions[number].match.contains(event) {
      return true
    }
    let further = transitions[number].furtherMatches
    return !further.isEmpty && matches[further.positions].contains { $0.contains(event) }
  }

  fileprivate func contest(_ number: Int, with chosen: WorkList<Machine.Candidate>) -> Contest {
    var result = Contest.none
    for index in chosen.indices {
      let rival = Int(chosen[index].number)
      guard leaveCommonState(rival, number) else { continue }
      guard isInside(transitions[number].source, transitions[rival].source) else { return .lost }
      result = .won
    }
    return result
  }

  /// The nearest state above one that has transitions on events; -1 for none.
  fileprivate func eventedAbove(_ state: Int32) -> Int32 {
    states[Int(states[Int(state)].parent)].eventedUp
  }

  /// The nearest state above one that has transitions without events; -1 for none.
  fileprivate func eventlessAbove(_ state: Int32) -> Int32 {
    states[Int(states[Int(state)].parent)].eventlessUp
  }

  /// Whether two transitions would leave a state in common.
  fileprivate func leaveCommonState(_ first: Int, _ second: Int) -> Bool {
    let (one, other) = (transitions[first].domain, transitions[second].domain)
    guard one >= 0, other >= 0 else { return false }
    return one == other || isInside(one, other) || isInside(other, one)
  }

  fileprivate func isInside(_ inner: Int32, _ outer: Int32) -> Bool {
    inner > outer && inner < states[Int(outer)].end
  }
}
