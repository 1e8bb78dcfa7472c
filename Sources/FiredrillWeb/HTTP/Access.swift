import Drills
import Foundation

/// The check of whether a visitor owns the sessions of a server.
///
/// On a loopback address the visitors are the programs of this machine, and all may do everything. On any
/// other address the owner shows a secret; everybody else sees only the room that their link opens.
struct Access: Sendable {
  /// The digest of the owner's secret; `nil` where everybody is the owner.
  private let digest: [UInt8]?
  /// Whether browsers reach the server by TLS alone, through a proxy.
  let isSecure: Bool
  /// The proxy that says for whom it asks; `nil` where none is trusted.
  let proxy: TrustedProxy?

  init(owner: LinkSecret? = nil, isSecure: Bool = false, proxy: TrustedProxy? = nil) {
    digest = owner?.digest
    self.isSecure = isSecure
    self.proxy = proxy
  }

  /// The name of the header in which the proxy says who asks.
  var personHeader: String? { proxy?.header }

  /// The name of the cookie with which the owner shows who they are.
  static let ownerCookie = "firedrill-owner"
  /// The name of the cookie with which a person shows who they are.
  static let personCookie = "firedrill-person"
  /// The name of the cookie of a place in a room; its path is that of the place.
  static let seatCookie = "firedrill-seat"

  /// Whether visitors are told apart.
  var hasOwner: Bool { digest != nil }

  func isOwner(_ request: WebRequest) -> Bool {
    guard let digest else { return true }
    return request.secret(in: Self.ownerCookie)?.hasDigest(digest) ?? false
  }

  /// Whether a secret is the owner's.
  func isOwner(_ secret: LinkSecret) -> Bool { digest.map { secret.hasDigest($0) } ?? true }

  /// The header that leaves a secret with a browser, for a path and a time in seconds.
  func cookie(
    _ name: String,
    _ secret: LinkSecret,
    path: String,
    seconds: Int
  ) -> (name: String, value: String) {
    let end = isSecure ? "; Secure" : ""
    return (
      "Set-Cookie",
      "\(name)=\(secret.text); Path=\(path); Max-Age=\(seconds); HttpOnly; SameSite=Strict\(end)"
    )
  }
}

extension WebRequest {
  /// The secret that a cookie holds.
  func secret(in cookie: String) -> LinkSecret? {
    for part in (headers["cookie"] ?? "").split(separator: ";") {
      let sides = part.split(separator: "=", maxSplits: 1)
      guard sides.count == 2, sides[0].trimmed == cookie else { continue }
      return LinkSecret(sides[1].trimmed)
    }
    return nil
  }
}

extension Substring {
  fileprivate var trimmed: String { trimmingCharacters(in: .whitespaces) }
}
