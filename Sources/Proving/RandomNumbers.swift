import Telemetry

/// Random numbers of one player: SplitMix64, each number by its position.
struct RandomNumbers {
  let seed: UInt64
  private var position: UInt64 = 0

  init(seed: UInt64) { self.seed = seed }

  /// A number from 0 to below `bound`, which is at least 1; the modulo bias is below 2⁻⁵⁰.
  mutating func below(_ bound: Int) -> Int {
    defer { position += 1 }
    return Int(Mixing.split(seed, at: position) % UInt64(bound))
  }

  mutating func pick<Element>(_ elements: [Element]) -> Element? {
    elements.isEmpty ? nil : elements[below(elements.count)]
  }
}
