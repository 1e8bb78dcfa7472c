import Foundation

/// The one address from which a server takes what a proxy says: whom it serves, and who they are.
///
/// The proxy must set the header that names people on every request, in place of one that a visitor sent,
/// and add the address of whoever it serves at the end of `X-Forwarded-For`.
package struct TrustedProxy: Hashable, Sendable {
  /// The address of the proxy, as the server sees it.
  let address: String
  /// The name of the header that says who asks, in lower case; `nil` where none does.
  let header: String?

  /// Throws for a header that means something else or that no request has, and for a text that is no
  /// address.
  package init(_ address: String, header: String? = nil) throws(WebServerError) {
    if let header, !Self.mayName(header.lowercased()) { throw .badHeader(header) }
    guard let proxy = Self.address(address) else { throw .badProxy(address) }
    self.address = proxy
    self.header = header?.lowercased()
  }

  private static func mayName(_ header: String) -> Bool {
    let isToken = header.utf8.allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
    }
    return (1...64).contains(header.utf8.count) && isToken && !others.contains(header)
  }

  /// The headers that say something else.
  private static let others: Set<String> = [
    "host", "cookie", "origin", "authorization", "content-type", "content-length", "if-match",
    "if-none-match", "idempotency-key", "last-event-id", "sec-fetch-site", "user-agent", "accept",
    forwarded,
  ]

  /// The header in which proxies list the addresses that a request came by, the nearest last.
  private static let forwarded = "x-forwarded-for"

  /// Whether a request came from the proxy; addresses are compared in one form.
  func hasSent(_ request: WebRequest) -> Bool { Self.address(request.peer) == address }

  /// The address of the visitor for whom the proxy sent a request.
  ///
  /// It is the last of the list, which the proxy wrote itself; `nil` for a request that came from elsewhere or
  /// names no address.
  func visitor(of request: WebRequest) -> String? {
    guard hasSent(request), let last = request.headers[Self.forwarded]?.split(separator: ",").last
    else { return nil }
    return Self.address(last.trimmingCharacters(in: .whitespaces))
  }

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
