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
    while !isEnding, isRunning {
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
    guard isRunning else { return }
    if queueHead > 0 || isEnding {
      queue.clear()
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
      let number = Int(chosen[index].number)
      if isObserved {
        note(.took(tables.id(ofTransition: number)))
      }
      let code = tables.transitions[number].effectCode
      if code >= 0 {
        perform(code)
      }
    }
    for index in chosen.indices {
      let number = Int(chosen[index].number)
      guard tables.transitions[number].domain >= 0 else { continue }
      let plan = tables.transitions[number].plan
      if plan.isEmpty {
        enterPlanned(number)
      } else {
        for place in plan.positions {
          enter(tables.entries[place])
        }
      }
    }
  }

  private mutating func enterPlanned(_ transition: Int) {
    let row = tables.transitions[transition]
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
    exit(leaves.indices, inside: 0)
    setActive(true)
    timers.removeAll(keepingCapacity: true)
    queue.clear()
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
  /// Returns the name of a transition for hosts.
  func id(ofTransition number: Int) -> TransitionID {
    let row = transitions[number]
    return TransitionID(source: stateIDs[Int(row.source)], index: Int(row.ordinal))
  }
}

/// Detection of steps that never come to rest.
extension Machine {
  /// Microsteps recorded beyond the limit, in which to look for what repeats.
  private static let recorded = 256

  /// Records a step beyond the limit; stops the run, and says so, once there are enough of them.
  mutating func isLivelock() -> Bool {
    chase.append(
      chosen.map { tables.id(ofTransition: Int($0.number)) }
    )
    guard chase.count >= Self.recorded else { return false }
    status = .livelocked(Livelock(cycle: Self.cycle(in: chase), tick: clock))
    chase.removeAll()
    return true
  }

  /// The shortest beginning whose repetition gives the whole record; all of it if there is none.
  private static func cycle(in chase: [[TransitionID]]) -> [[TransitionID]] {
    for period in 1...(chase.count / 2)
    where chase.dropFirst(period).elementsEqual(chase.dropLast(period)) {
      return Array(chase.prefix(period))
    }
    return chase
  }
}
