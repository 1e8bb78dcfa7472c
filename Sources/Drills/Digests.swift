import MessageDigests

/// SHA-256 (FIPS 180-4), for sessions and their files.
package enum Digests {
  /// The digest of bytes, 32 bytes.
  @Sendable package static func sha256(_ bytes: [UInt8]) -> [UInt8] { SHA256.digest(of: bytes) }

  /// The digest of bytes in hexadecimal, 64 lower-case digits.
  @Sendable package static func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in sha256(bytes) {
      text += [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
    return String(decoding: text, as: UTF8.self)
  }
}
