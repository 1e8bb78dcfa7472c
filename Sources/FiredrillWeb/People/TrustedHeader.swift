import Foundation

/// A header in which a proxy says who asks, and the one address from which it is taken.
///
/// The proxy must set it on every request, in place of one that a visitor sent.
package struct TrustedHeader: Hashable, Sendable {
  /// The name of the header, in lower case.
  let name: String
  /// The address of the proxy, as the server sees it.
  let proxy: String

  /// Throws for a name that no header has or that means something else, and for a text that is no address.
  package init(_ name: String, from proxy: String) throws(WebServerError) {
    let key = name.lowercased()
    let isToken = key.utf8.allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
    }
    guard (1...64).contains(key.utf8.count), isToken, !Self.others.contains(key) else {
      throw .badHeader(name)
    }
    guard let proxy = Self.address(proxy) else { throw .badProxy(proxy) }
    self.name = key
    self.proxy = proxy
  }

  /// The headers that say something else.
  private static let others: Set<String> = [
    "host", "cookie", "origin", "authorization", "content-type", "content-length", "if-match",
    "if-none-match", "idempotency-key", "last-event-id", "sec-fetch-site", "user-agent", "accept",
  ]

  /// Whether a request came from the proxy; addresses are compared in one form.
  func isFromProxy(_ request: WebRequest) -> Bool { Self.address(request.visitor) == proxy }

  /// An address of IPv4 or IPv6 in its usual form, one of IPv4 within IPv6 as IPv4; `nil` for another
  /// text.
  private static func address(_ text: String) -> String? {
    let text = text.lowercased().hasPrefix("::ffff:") ? String(text.dropFirst(7)) : text
    for family in [AF_INET, AF_INET6] {
      var bytes = in6_addr()
      guard inet_pton(family, text, &bytes) == 1 else { continue }
      var digits = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
      guard inet_ntop(family, &bytes, &digits, socklen_t(digits.count)) != nil else { return nil }
      return String(
        decoding: digits.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) },
        as: UTF8.self
      )
    }
    return nil
  }
}
