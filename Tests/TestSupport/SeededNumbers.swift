/// Random numbers that are the same for a seed everywhere.
///
/// SplitMix64. Source: Steele, Lea and Flood, "Fast splittable pseudorandom number generators",
/// 2014.
package struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  package init(_ seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 on; 0 where the limit is less than 1.
  package mutating func below(_ limit: Int) -> Int {
    Int.random(in: 0..<max(1, limit), using: &self)
  }

  /// A number from 0 to below 1.
  package mutating func unit() -> Double { Double.random(in: 0..<1, using: &self) }

  package mutating func isTrue() -> Bool { below(2) == 1 }

  /// One of some values, of which there must be one.
  package mutating func pick<Value>(_ values: [Value]) -> Value { values[below(values.count)] }
}
