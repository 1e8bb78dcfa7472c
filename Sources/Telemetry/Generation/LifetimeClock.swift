/// The lifetimes of the entities of a field, such as the conversations of a user or the entries of a cache.
///
/// Each entity's lifetimes follow one another without a gap: a renewal process with a length and a
/// phase of its own, both told by a hash, so that any of them is found without the ones before it.
/// A renewal ends the lifetimes of all entities at once, as the flush of a cache does.
struct LifetimeClock {
  /// The key and the stream of the field's draws.
  private let key: UInt64
  private let stream: UInt64
  /// The mean length in minutes.
  private let minutes: Double
  /// The greatest deviation from the mean length, as a share of it.
  private let spread: Double
  /// The minutes of the renewals, rising.
  private let renewals: [Double]
  private let ticksPerMinute: Double

  /// One lifetime of one entity.
  struct Lifetime {
    /// The minute in which it began, relative to the page.
    var start: Double
    /// Minutes since it began.
    var age: Double
    /// Its place among the draws, other than that of every other lifetime but for chance.
    var position: UInt64
  }

  init(
    _ lifetimes: CompiledLifetimes,
    key: UInt64,
    stream: UInt64,
    clock: WorldClock,
    ticksPerMinute: Int
  ) {
    self.key = key
    self.stream = stream
    minutes = lifetimes.minutes
    spread = lifetimes.spread
    renewals = lifetimes.renewal.map(clock.starts) ?? []
    self.ticksPerMinute = Double(ticksPerMinute)
  }

  /// The lifetime in which an entity is when the tick of a row's position starts; O(log renewals).
  func lifetime(of entity: UInt32, atPosition position: UInt64) -> Lifetime {
    let minute = Double(DrawSource.tick(ofPosition: position)) / ticksPerMinute
    let words = Philox.block(UInt64(entity), stream, key: key)
    let length = minutes * (1 + spread * (2 * Unit.open(words.0) - 1))
    let phase = Unit.open(words.1)
    let number = (minute / length + phase).rounded(.down)
    // Rounding must not begin a lifetime after the minute.
    let start = min((number - phase) * length, minute)
    let own = Mixing.split(Mixing.mix(UInt64(entity)), at: number.bitPattern)
    let renewed = count(ofRenewalsUpTo: minute)
    guard renewed > 0, renewals[renewed - 1] > start else {
      return Lifetime(start: start, age: minute - start, position: own)
    }
    return Lifetime(
      start: renewals[renewed - 1],
      age: minute - renewals[renewed - 1],
      position: Mixing.split(own, at: UInt64(renewed))
    )
  }

  private func count(ofRenewalsUpTo minute: Double) -> Int {
    var low = 0
    var high = renewals.count
    while low < high {
      let middle = (low + high) / 2
      if renewals[middle] <= minute { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
