/// The simulated clock: event by event, in order of (due, sent).
extension Machine {
  /// Ticks to the next delayed event; nil when none is pending.
  package var ticksToNextTimer: Int? {
    timers.first.map { max(0, $0.due - clock) }
  }

  /// Lets time pass, carrying out every delayed event at its own moment.
  ///
  /// Takes the earliest, sets the clock to its due time, runs it to completion, and so on; what a
  /// step sends in turn is carried out too if it falls due in time. Events due at the end of the
  /// span are included.
  ///
  /// - Parameter ticks: How long; negative spans count as 0.
  /// - Returns: What happened meanwhile, each with its own tick.
  @discardableResult
  package mutating func advance(by ticks: Int) -> Outputs {
    outputs.removeAll()
    let (sum, overflow) = clock.addingReportingOverflow(max(0, ticks))
    runTimers(until: overflow ? .max : sum)
    return outputs
  }

  /// Lets time pass up to the next moment at which a delayed event is due.
  ///
  /// - Returns: Ticks that passed; nil when no event is pending, and then nothing happens.
  @discardableResult
  package mutating func advanceToNextTimer() -> Int? {
    outputs.removeAll()
    guard isRunning, let next = timers.first else { return nil }
    let passed = max(0, next.due - clock)
    runTimers(until: clock + passed)
    return passed
  }

  private mutating func runTimers(until end: Int) {
    while isRunning, let next = timers.first, next.due <= end {
      clock = max(clock, next.due)
      immediateSends = 0
      settleDue()
    }
    clock = end
  }

  /// Carries out every event that is due now, those that fall due meanwhile included.
  mutating func settleDue() {
    while isRunning, let next = timers.first, next.due <= clock {
      timers.removeFirst()
      if isObserved {
        note(.event(tables.events.names[Int(next.event)]))
      }
      take(next.event)
    }
  }

  /// Queues a delayed event behind those due at the same time.
  mutating func schedule(_ timer: Timer) {
    if timer.due <= clock {
      immediateSends += 1
    }
    var index = timers.count
    while index > 0, timers[index - 1].due > timer.due {
      index -= 1
    }
    timers.insert(timer, at: index)
  }
}
