/// Putting a machine aside and going on.
extension Machine {
  /// Where the run stands, without the absolute time.
  package var situation: Situation {
    Situation(
      status: status,
      leaves: leaves.array,
      memory: memory,
      variables: variables,
      timers: timers.map {
        Situation.Timer(remaining: max(0, $0.due - clock), event: $0.event, id: $0.id)
      },
      queue: Array(queue[queueHead...])
    )
  }

  /// The machine put aside; restoring it equals never having stopped.
  package var snapshot: Snapshot {
    Snapshot(
      version: Snapshot.currentVersion,
      digest: chart.digest,
      clock: clock,
      situation: situation
    )
  }

  /// Takes a machine up again.
  ///
  /// - Throws: `SnapshotError` when the snapshot is not one of this chart.
  package init(_ chart: CompiledChart, restoring snapshot: Snapshot) throws(SnapshotError) {
    guard snapshot.version == Snapshot.currentVersion else {
      throw .unknownVersion(snapshot.version)
    }
    guard snapshot.digest == chart.digest else {
      throw .otherChart(digest: snapshot.digest, expected: chart.digest)
    }
    guard chart.tables.isConsistent(snapshot.situation), snapshot.clock >= 0,
      snapshot.situation.timers.allSatisfy({ $0.remaining <= .max - snapshot.clock })
    else {
      throw .inconsistent
    }
    self.init(chart)
    clock = snapshot.clock
    resume(snapshot.situation)
  }

  /// Puts the machine into a situation of its own chart, the clock unchanged.
  ///
  /// For searches that go through many situations with one machine; nothing is checked.
  package mutating func resume(_ situation: Situation) {
    outputs.removeAll()
    setActive(false)
    leaves = WorkList(situation.leaves)
    setActive(true)
    status = situation.status
    memory = situation.memory
    variables = situation.variables
    timers.removeAll(keepingCapacity: true)
    for timer in situation.timers {
      timers.append(Timer(due: clock + timer.remaining, event: timer.event, id: timer.id))
    }
    queue = WorkList(situation.queue)
    queueHead = 0
  }

  /// Marks the leaves and all above them.
  mutating func setActive(_ flag: Bool) {
    for leaf in leaves {
      var state = leaf
      while state > 0, isActive[Int(state)] != flag {
        isActive[Int(state)] = flag
        state = tables.states[Int(state)].parent
      }
    }
  }
}

extension Tables {
  /// Whether a situation, perhaps from a file, can be one of this chart.
  fileprivate func isConsistent(_ situation: Situation) -> Bool {
    let events = Int32(events.names.count)
    return situation.variables.count == variables.count
      && zip(situation.variables, variables).allSatisfy { $1.domain?.contains($0) ?? true }
      && situation.memory.count == historyCount
      && zip(histories, histories.map { Int(states[Int($0)].historySlot) }).allSatisfy {
        isConsistent(situation.memory[$1], of: states[Int($0)])
      }
      && situation.queue.allSatisfy { (0..<events).contains($0) }
      && situation.timers.allSatisfy {
        (0..<events).contains($0.event) && (-1..<Int32(sendIDs.count)).contains($0.id)
          && $0.remaining >= 0
      }
      && zip(situation.timers, situation.timers.dropFirst()).allSatisfy {
        $0.remaining <= $1.remaining
      }
      && (situation.status == .ready
        ? situation.leaves.isEmpty : isConfiguration(situation.leaves))
  }

  private func isConsistent(_ remembered: [Int32], of history: StateRow) -> Bool {
    let parent = states[Int(history.parent)]
    return zip(remembered, remembered.dropFirst()).allSatisfy(<)
      && remembered.allSatisfy { state in
        guard state > history.parent, state < parent.end else { return false }
        let row = states[Int(state)]
        return history.kind == .deepHistory ? row.kind.isLeaf : row.parent == history.parent
      }
  }

  /// Whether leaves in document order make a legal configuration.
  ///
  /// Each compound state that is active has one active child, each parallel state all of them.
  /// Source: SCXML §3.11.
  private func isConfiguration(_ leaves: [Int32]) -> Bool {
    guard zip(leaves, leaves.dropFirst()).allSatisfy(<), let first = leaves.first, first > 0,
      let last = leaves.last, last < Int32(states.count)
    else { return false }
    var activeChildren: [Int32: Int] = [:]
    for leaf in leaves {
      guard states[Int(leaf)].kind.isLeaf else { return false }
      var state = leaf
      while state > 0 {
        let parent = states[Int(state)].parent
        activeChildren[parent, default: 0] += 1
        if (activeChildren[parent] ?? 0) > 1 {
          break
        }
        state = parent
      }
    }
    return activeChildren.allSatisfy { state, count in
      states[Int(state)].kind == .parallel ? count == regionCount(of: state) : count == 1
    }
  }

  private func regionCount(of state: Int32) -> Int {
    var count = 0
    var child = state + 1
    while child < states[Int(state)].end {
      if !states[Int(child)].kind.isHistory {
        count += 1
      }
      child = states[Int(child)].end
    }
    return count
  }
}
