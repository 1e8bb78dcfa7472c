/// Macrosteps and microsteps. Source: SCXML Appendix D, mainEventLoop and microstep.
extension Machine {
  /// Takes up one external event and runs to completion.
  mutating func take(_ event: Int32) {
    microsteps = 0
    if !chase.isEmpty, immediateSends <= stepLimit {
      chase.removeAll()
    }
    select(on: event)
    if !enabled.isEmpty {
      microstep()
    }
    finishMacrostep()
  }

  /// Takes eventless transitions and internal events until neither is left.
  mutating func finishMacrostep() {
    while !isEnding, status == .running {
      microsteps += 1
      if microsteps > stepLimit || immediateSends > stepLimit, isLivelock() {
        return
      }
      if tables.hasEventless {
        selectEventless()
        if !enabled.isEmpty {
          microstep()
          continue
        }
      }
      guard queueHead < queue.count else { break }
      let event = queue[queueHead]
      queueHead += 1
      if isObserved {
        note(.event(tables.events.names[Int(event)]))
      }
      select(on: event)
      if !enabled.isEmpty {
        microstep()
      }
    }
    guard status == .running else { return }
    if queueHead > 0 || isEnding {
      queue.removeAll(keepingCapacity: true)
      queueHead = 0
    }
    if isEnding {
      finish()
    }
  }

  /// Leaves, acts and enters for the transitions that were chosen together.
  private mutating func microstep() {
    leave()
    for index in chosen.indices {
      let row = tables.transitions[Int(chosen[index])]
      if isObserved {
        note(.took(tables.id(of: row)))
      }
      if row.effectCode >= 0 {
        perform(row.effectCode)
      }
    }
    for index in chosen.indices {
      let row = tables.transitions[Int(chosen[index])]
      guard row.domain >= 0 else { continue }
      if row.plan.isEmpty {
        enterPlanned(row)
      } else {
        for place in row.plan.positions {
          enter(tables.entries[place])
        }
      }
    }
  }

  private mutating func enterPlanned(_ row: Tables.TransitionRow) {
    _ = planner.prepare(entering: row.targets, in: row.domain, tables, memory)
    for index in planner.plan.indices {
      enter(planner.plan[index])
    }
  }

  /// Enters the initial states.
  mutating func enterRoot() {
    _ = planner.prepare(entering: tables.rootTarget, in: 0, tables, memory)
    for index in planner.plan.indices {
      enter(planner.plan[index])
    }
  }

  /// Carries out the exit effects of all that is active; the configuration stays as a record.
  ///
  /// Source: SCXML Appendix D, exitInterpreter.
  private mutating func finish() {
    let last = leaves
    exiting.removeAll(keepingCapacity: true)
    list(inside: 0)
    for state in exiting {
      exit(state)
    }
    for state in exiting {
      isActive[Int(state)] = true
    }
    leaves = last
    timers.removeAll(keepingCapacity: true)
    queue.removeAll(keepingCapacity: true)
    status = .finished
    isEnding = false
    if isObserved {
      note(.finished)
    }
  }

  /// Adds to the record of what happened; call it only when observed.
  mutating func note(_ what: Occurrence.What) {
    outputs.occurrences.append(Occurrence(tick: clock, what: what))
  }
}

extension Tables {
  /// How a transition is named outside.
  func id(of row: TransitionRow) -> TransitionID {
    TransitionID(source: stateIDs[Int(row.source)], index: Int(row.ordinal))
  }
}
