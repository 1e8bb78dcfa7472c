/// A short name of a public key that people can compare and type.
///
/// It is the first half of the key's SHA-256: 16 bytes, so that nobody makes a second key of the same
/// name.
package struct KeyFingerprint: Hashable, Sendable, CustomStringConvertible {
  /// 32 lower-case hexadecimal digits.
  package let description: String

  private static let digits = 32

  package init(of publicKey: [UInt8]) {
    description = String(Digests.hexadecimal(publicKey).prefix(Self.digits))
  }

  /// Reads a fingerprint that was typed, in digits of either case with blanks or colons between them;
  /// `nil` for any other text.
  package init?(_ text: String) {
    let digits = text.lowercased().filter { $0 != " " && $0 != ":" }
    guard digits.utf8.count == Self.digits,
      digits.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
    else { return nil }
    description = digits
  }
}
