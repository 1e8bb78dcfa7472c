#if canImport(CryptoKit)
  import CryptoKit
#else
  import CLibCrypto
#endif

/// The hash function SHA-256 (FIPS 180-4), computed by the system's library.
package enum SHA256 {
  /// Returns the digest of a message.
  ///
  /// Length: 32 bytes, for a message of any length. Complexity: O(*n*) in the message's length.
  @Sendable package static func digest(of message: [UInt8]) -> [UInt8] {
    #if canImport(CryptoKit)
      Array(CryptoKit.SHA256.hash(data: message))
    #else
      Array(unsafeUninitializedCapacity: 32) { digest, count in
        CLibCrypto.SHA256(message, message.count, digest.baseAddress)
        count = 32
      }
    #endif
  }
}
