#if canImport(CryptoKit)
  import CryptoKit
#else
  import CLibCrypto
#endif

// Signatures signs bytes by Ed25519 (RFC 8032) and checks such signatures, by the system's library.
// It keeps no key and knows no file.

/// A private key of Ed25519.
package struct SigningKey: Sendable {
  /// The 32 secret bytes from which the key pair follows.
  package let seed: [UInt8]

  /// Makes the key of 32 secret bytes; `nil` for another number of them.
  package init?(seed: [UInt8]) {
    guard seed.count == 32 else { return nil }
    self.seed = seed
  }

  /// The public key, 32 bytes.
  package var publicKey: [UInt8] {
    #if canImport(CryptoKit)
      Array(key.publicKey.rawRepresentation)
    #else
      withKey { key in
        Array(unsafeUninitializedCapacity: 32) { bytes, count in
          count = 32
          check(EVP_PKEY_get_raw_public_key(key, bytes.baseAddress, &count))
        }
      }
    #endif
  }

  /// Returns the signature of a message, 64 bytes, the same for the same message.
  package func signature(of message: [UInt8]) -> [UInt8] {
    #if canImport(CryptoKit)
      guard let signature = try? key.signature(for: message) else {
        preconditionFailure("CryptoKit signs no message of \(message.count) bytes")
      }
      return Array(signature)
    #else
      withKey { key in
        let context = EVP_MD_CTX_new()
        defer { EVP_MD_CTX_free(context) }
        check(EVP_DigestSignInit(context, nil, nil, nil, key))
        return Array(unsafeUninitializedCapacity: 64) { bytes, count in
          count = 64
          check(EVP_DigestSign(context, bytes.baseAddress, &count, message, message.count))
        }
      }
    #endif
  }
}

/// Signatures of Ed25519 by a public key.
package enum Ed25519 {
  /// Whether a signature of 64 bytes is that of a message by a public key of 32 bytes.
  package static func isValid(
    _ signature: [UInt8],
    of message: [UInt8],
    by publicKey: [UInt8]
  ) -> Bool {
    guard signature.count == 64, publicKey.count == 32 else { return false }
    #if canImport(CryptoKit)
      guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else {
        return false
      }
      return key.isValidSignature(signature, for: message)
    #else
      let key = EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nil, publicKey, publicKey.count)
      defer { EVP_PKEY_free(key) }
      let context = EVP_MD_CTX_new()
      defer { EVP_MD_CTX_free(context) }
      return key != nil && EVP_DigestVerifyInit(context, nil, nil, nil, key) == 1
        && EVP_DigestVerify(context, signature, signature.count, message, message.count) == 1
    #endif
  }
}

#if canImport(CryptoKit)
  extension SigningKey {
    private var key: Curve25519.Signing.PrivateKey {
      guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed) else {
        preconditionFailure("CryptoKit takes no key of \(seed.count) bytes")
      }
      return key
    }
  }
#else
  extension SigningKey {
    /// The result of work with the library's form of the key.
    private func withKey<Result>(_ work: (OpaquePointer?) -> Result) -> Result {
      let key = EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nil, seed, seed.count)
      defer { EVP_PKEY_free(key) }
      precondition(key != nil, "libcrypto takes no key of \(seed.count) bytes")
      return work(key)
    }

    /// Stops the program where a call fails that can only fail for want of memory.
    private func check(_ status: Int32) {
      precondition(status == 1, "libcrypto failed with \(status)")
    }
  }
#endif
