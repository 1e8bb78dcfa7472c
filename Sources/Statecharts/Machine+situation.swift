/// Situations of a machine: reading one, and going on from it.
extension Machine {
  /// The run's situation: everything but the absolute time.
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
