import Synchronization

/// Real seconds of an interview, breaks left out.
///
/// `now` reads a clock that only counts while the machine is awake, so that setting the time of day, or
/// a closed lid, changes nothing. A resumed interview goes on where its last event was.
package final class InterviewClock: Sendable {
  private let now: @Sendable () -> Int
  private let reading: Mutex<Reading>

  private struct Reading {
    var start: Int
    var base: Int
  }

  /// A clock that shows `second` at this moment; `now` gives whole seconds.
  package init(
    at second: Int,
    now: @escaping @Sendable () -> Int = InterviewClock.awakeSeconds()
  ) {
    self.now = now
    reading = Mutex(Reading(start: now(), base: second))
  }

  /// The reading of the clock in seconds.
  package var second: Int { reading.withLock { $0.base + now() - $0.start } }

  /// Shows another reading from here on.
  package func set(to second: Int) {
    reading.withLock { $0 = Reading(start: now(), base: second) }
  }

  /// Whole seconds since this call while the machine was awake.
  package static func awakeSeconds() -> @Sendable () -> Int {
    let clock = SuspendingClock()
    let start = clock.now
    return { Int(start.duration(to: clock.now).components.seconds) }
  }
}
