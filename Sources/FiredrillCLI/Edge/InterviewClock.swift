/// Real seconds of an interview, breaks left out.
///
/// It reads a clock that only counts while the machine is awake, so that setting the time of day,
/// or a closed lid, changes nothing. A resumed interview goes on where its last event was.
final class InterviewClock {
  private let clock = SuspendingClock()
  private var start: SuspendingClock.Instant
  private var base: Int

  /// A clock that shows some seconds now.
  init(at second: Int) {
    start = clock.now
    base = second
  }

  var second: Int { base + Int(start.duration(to: clock.now).components.seconds) }

  /// Shows another reading from here on.
  func set(to second: Int) {
    start = clock.now
    base = second
  }
}
