/// The signature at the end of a replay file: who vouches for the whole of it.
///
/// It is the line after the seal and signs the seal's hash, which stands for every byte before it.
/// Reading a file finds the signature and does not judge it.
package struct ReplaySignature: Hashable, Sendable {
  /// The signer's public key of Ed25519 (RFC 8032), 32 bytes.
  package var key: [UInt8]
  /// The signature, 64 bytes.
  package var value: [UInt8]
  /// The bytes that it signs: those of the file that it stands in.
  package var message: [UInt8]

  package init(key: [UInt8], value: [UInt8], message: [UInt8]) {
    self.key = key
    self.value = value
    self.message = message
  }

  /// The message of a file whose seal has a hash; the words keep signatures of other things apart.
  static func message(sealedBy hash: [UInt8]) -> [UInt8] {
    Array("firedrill replay signature 1\n".utf8) + hash
  }
}

/// Makes the public key and the signature of a message.
package typealias ReplaySigner = @Sendable (_ message: [UInt8]) -> (key: [UInt8], value: [UInt8])

/// The line of a signature.
struct SignatureLine: Codable {
  var signature: Content

  /// The bytes with which every such line begins.
  static let start = Array(#"{"signature":"#.utf8)

  struct Content: Codable {
    var algorithm: Algorithm
    /// The public key in hexadecimal.
    var key: String
    /// The signature in hexadecimal.
    var value: String

    enum Algorithm: String, Codable { case ed25519 }
  }

  init(key: [UInt8], value: [UInt8]) {
    signature = Content(algorithm: .ed25519, key: key.hexadecimal, value: value.hexadecimal)
  }

  /// The signature of a message; `nil` where key or signature are no bytes in hexadecimal.
  func signature(of message: [UInt8]) -> ReplaySignature? {
    guard let key = [UInt8](hexadecimal: signature.key),
      let value = [UInt8](hexadecimal: signature.value)
    else { return nil }
    return ReplaySignature(key: key, value: value, message: message)
  }
}

extension [UInt8] {
  /// The bytes of lower-case hexadecimal digits; `nil` for any other text.
  init?(hexadecimal text: String) {
    let digits = Array(text.utf8)
    guard digits.count.isMultiple(of: 2) else { return nil }
    self = []
    for start in stride(from: 0, to: digits.count, by: 2) {
      guard let high = Self.nibble(digits[start]), let low = Self.nibble(digits[start + 1]) else {
        return nil
      }
      append(high << 4 | low)
    }
  }

  private static func nibble(_ digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    default: nil
    }
  }
}
