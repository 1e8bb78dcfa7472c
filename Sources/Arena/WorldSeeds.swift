import Drills
import Foundation
import MessageDigests

/// The set of worlds that agents play, as the seeds of their numbers.
package enum WorldSeeds: Sendable {
  /// The worlds that `simulate` plays, which everybody can look at.
  case known
  /// Worlds that follow from a secret: whoever lacks it can neither train on them nor guess them.
  case hidden(secret: [UInt8])

  /// The fewest bytes of a secret.
  package static let leastSecret = 16

  /// Hidden worlds by the secret in a file that only its owner can read.
  package init(secretFile path: String) throws(ArenaError) {
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
      let secret = FileManager.default.contents(atPath: path)
    else { throw .secret(.unreadable, path: path) }
    if let mode = attributes[.posixPermissions] as? Int, mode & 0o077 != 0 {
      throw .secret(.isOpen, path: path)
    }
    guard secret.count >= Self.leastSecret else { throw .secret(.isShort, path: path) }
    self = .hidden(secret: Array(secret))
  }

  /// The name of the set in a result file: `public`, or `hidden` and the fingerprint of the secret.
  package var name: String {
    switch self {
    case .known: "public"
    case .hidden(let secret):
      "hidden "
        + Self.code("firedrill arena, fingerprint", secret).prefix(8)
        .map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
  }

  /// The seed of a world of a scenario, below 2^53 so that JSON readers keep it exactly.
  package func seed(ofWorld world: Int, of scenario: String) -> UInt64 {
    switch self {
    case .known: AuthoringService.seed(ofWorld: world)
    case .hidden(let secret):
      Self.code("firedrill arena, world \(world) of \(scenario)", secret).prefix(8)
        .reduce(0) { $0 << 8 | UInt64($1) } >> 11
    }
  }

  /// The message authentication code HMAC-SHA-256 (RFC 2104) of a text.
  static func code(_ text: String, _ secret: [UInt8]) -> [UInt8] {
    let block = 64
    var key = secret.count > block ? SHA256.digest(of: secret) : secret
    key += [UInt8](repeating: 0, count: block - key.count)
    let inner = SHA256.digest(of: key.map { $0 ^ 0x36 } + Array(text.utf8))
    return SHA256.digest(of: key.map { $0 ^ 0x5C } + inner)
  }
}
