/// The counter-based generator Philox 2×64 with ten rounds.
///
/// A block of 128 random bits is a pure function of a counter and a key: any value of any slice is
/// had at once, in any order. Source: J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, "Parallel
/// random numbers: as easy as 1, 2, 3", SC11 (2011), §4.3; ten rounds pass BigCrush with a margin.
package enum Philox {
  /// Two random words.
  package typealias Block = (UInt64, UInt64)

  /// The multiplier of a round.
  ///
  /// Source: the paper's table 2 (N = 2, W = 64).
  private static let multiplier: UInt64 = 0xd2b7_4407_b1ce_6e93
  /// The step of the key from round to round: the golden ratio's fraction in 64 bits.
  private static let keyStep: UInt64 = 0x9e37_79b9_7f4a_7c15

  /// Returns the block of a counter of two words under a key.
  @inline(__always)
  package static func block(_ low: UInt64, _ high: UInt64, key: UInt64) -> Block {
    var block = (low, high)
    var key = key
    round(&block, &key)
    round(&block, &key)
    round(&block, &key)
    round(&block, &key)
    round(&block, &key)
    round(&block, &key)
    round(&block, &key)
    round(&block, &key)
    round(&block, &key)
    round(&block, &key)
    return block
  }

  @inline(__always)
  private static func round(_ block: inout Block, _ key: inout UInt64) {
    let product = multiplier.multipliedFullWidth(by: block.0)
    block = (product.high ^ key ^ block.1, product.low)
    key = key &+ keyStep
  }
}
