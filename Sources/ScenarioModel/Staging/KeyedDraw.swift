import Telemetry

/// Random numbers that depend on nothing but a seed and a name.
enum KeyedDraw {
  /// A number in 0 ..< 1 for a seed and the name of what is drawn; 53 bits.
  static func unit(seed: UInt64, stream: String) -> Double {
    let (word, _) = Philox.block(0, 0, key: Mixing.split(seed, at: Mixing.hash(stream)))
    return Double(word >> 11) * 0x1p-53
  }
}
