#if canImport(CommonCrypto)
  import CommonCrypto
#else
  import CMessageDigest
#endif

/// The hash function SHA-256 (FIPS 180-4), computed by the system's library.
package enum SHA256 {
  /// Returns the digest of a message.
  ///
  /// Length: 32 bytes, for a message of any length. Complexity: O(*n*) in the message's length.
  @Sendable package static func digest(of message: [UInt8]) -> [UInt8] {
    #if canImport(CommonCrypto)
      var state = CC_SHA256_CTX()
      CC_SHA256_Init(&state)
      // CommonCrypto counts bytes in 32 bits.
      for start in stride(from: 0, to: message.count, by: 1 << 30) {
        let part = message[start..<min(start + (1 << 30), message.count)]
        part.withUnsafeBytes { _ = CC_SHA256_Update(&state, $0.baseAddress, CC_LONG($0.count)) }
      }
      return Array(unsafeUninitializedCapacity: 32) { digest, count in
        CC_SHA256_Final(digest.baseAddress, &state)
        count = 32
      }
    #else
      var state = SHA2_CTX()
      SHA256Init(&state)
      SHA256Update(&state, message, message.count)
      return Array(unsafeUninitializedCapacity: 32) { digest, count in
        SHA256Final(digest.baseAddress, &state)
        count = 32
      }
    #endif
  }
}
