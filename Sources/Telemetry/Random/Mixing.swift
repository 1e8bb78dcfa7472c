/// Hashes that are written out, the same on every machine and in every process.
package enum Mixing {
  /// Returns the 64-bit FNV-1a hash of a text's UTF-8 bytes.
  ///
  /// Source: G. Fowler, L. C. Noll, K.-P. Vo, D. Eastlake, RFC 9923 (offset basis and prime).
  package static func hash(_ text: String) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    return hash
  }

  /// Returns a word each of whose bits depends on every bit of the input; a bijection.
  ///
  /// Source: D. Stafford's variant 13 of MurmurHash3's finalizer, as in SplitMix64 (G. L. Steele,
  /// D. Lea, C. H. Flood, OOPSLA 2014).
  @inline(__always)
  package static func mix(_ word: UInt64) -> UInt64 {
    var z = word
    z = (z ^ (z &>> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z &>> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z &>> 31)
  }

  /// Returns the output of SplitMix64, seeded with a key, at a position.
  @inline(__always)
  package static func split(_ key: UInt64, at position: UInt64) -> UInt64 {
    mix(key &+ (position &+ 1) &* 0x9e37_79b9_7f4a_7c15)
  }
}
