/// The secret of a link that opens a room or a server to whoever has it.
///
/// It is shown once, when the link is made; only its digest is kept.
package struct LinkSecret: Hashable, Sendable {
  let bytes: [UInt8]

  /// The bytes of a secret: 256 bits, so that guessing is hopeless.
  package static let byteCount = 32

  /// A new secret from the generator of an environment.
  package init(from environment: DrillEnvironment) {
    bytes = environment.secretBytes(Self.byteCount)
  }

  /// Reads a secret from a link; `nil` for anything but 64 hexadecimal digits.
  package init?(_ text: String) {
    let digits = text.utf8.compactMap { Self.value(of: $0) }
    guard text.utf8.count == 2 * Self.byteCount, digits.count == 2 * Self.byteCount else {
      return nil
    }
    bytes = stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }

  private static func value(of digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    default: nil
    }
  }

  /// The secret as links and cookies carry it: 64 hexadecimal digits.
  package var text: String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// The SHA-256 of the secret, 32 bytes.
  package var digest: [UInt8] { Digests.sha256(bytes) }

  /// Whether a digest is that of this secret; takes the same time wherever the two differ.
  package func hasDigest(_ other: [UInt8]) -> Bool {
    let own = digest
    guard own.count == other.count else { return false }
    return zip(own, other).reduce(0 as UInt8) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
