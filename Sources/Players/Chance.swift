import Telemetry

/// A player's random numbers: counter-based, keyed by the session's seed and the player's name.
package struct Chance: Sendable {
  private let key: UInt64
  private var counter: UInt64 = 0

  package init(seed: UInt64, name: String) {
    key = Mixing.split(Mixing.hash("player/\(name)"), at: seed)
  }

  /// A whole number from 0 to below `count`, which is at least 1.
  package mutating func below(_ count: Int) -> Int {
    defer { counter += 1 }
    let unit = Double(Mixing.split(key, at: counter) >> 11) * 0x1p-53
    return min(count - 1, Int(unit * Double(count)))
  }
}
