package import Sessions
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

  /// The second of an interview: the reading, or while its time does not pass that of its last event.
  package func second(of session: Session) -> Int {
    session.isTimed ? second : session.interviewSecond
  }

  /// Takes over the time of an interview where some updates stopped or started its clock, where its time
  /// does not pass, or where the other side's clock is ahead.
  package func follow(_ session: Session, after updates: [Update]) {
    let isChanged = updates.contains { $0.entry.event.traits.clockChange != nil }
    guard isChanged || !session.isTimed || session.interviewSecond > second else { return }
    set(to: session.interviewSecond)
  }

  /// Whole seconds since this call while the machine was awake.
  package static func awakeSeconds() -> @Sendable () -> Int {
    let clock = SuspendingClock()
    let start = clock.now
    return { Int(start.duration(to: clock.now).components.seconds) }
  }
}
