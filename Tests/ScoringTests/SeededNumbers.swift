import Telemetry

/// Random numbers for tests from a seed: SplitMix64.
struct SeededNumbers: RandomNumberGenerator {
  private let seed: UInt64
  private var position: UInt64 = 0

  init(_ seed: UInt64) { self.seed = seed }

  mutating func next() -> UInt64 {
    defer { position += 1 }
    return Mixing.split(seed, at: position)
  }
}
