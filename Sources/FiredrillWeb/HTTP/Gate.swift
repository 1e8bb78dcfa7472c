/// The checks that every request passes before a page sees it, and the headers that every answer has.
///
/// Refuses requests that a page of another site could make through a visitor's browser: reading by a name
/// that is rebound to this address (`Host`), and acting by a form or script of its own (`Origin`,
/// `Sec-Fetch-Site`).
struct Gate: Hashable, Sendable {
  /// The names and addresses by which a browser may call this program, with the port.
  let hosts: Set<String>
  /// The address by which visitors reach the server through a proxy, without a slash at its end; `nil`
  /// where they reach it directly.
  let url: String?
  /// The port, where any numeric address of this machine may be used: no name can be rebound to what a
  /// browser calls by its number.
  private let anyAddressPort: Int?

  /// The gate of a server on a port of an address; all addresses of the machine are `0.0.0.0` and `::`.
  init(host: String, port: Int, url: String? = nil) {
    let names = ["localhost", "127.0.0.1", "[::1]", host.contains(":") ? "[\(host)]" : host]
    var hosts = Set(names.flatMap { port == 80 ? [$0, "\($0):80"] : ["\($0):\(port)"] })
    if let name = url?.split(separator: "/").last { hosts.insert(name.lowercased()) }
    self.hosts = hosts
    self.url = url
    anyAddressPort = ["0.0.0.0", "::"].contains(host) ? port : nil
  }

  private func isOurs(_ host: String) -> Bool {
    if hosts.contains(host) { return true }
    guard let port = anyAddressPort else { return false }
    let name = host.hasSuffix(":\(port)") ? String(host.dropLast("\(port)".count + 1)) : host
    guard name != host || port == 80 else { return false }
    let isVersion6 =
      name.hasPrefix("[") && name.hasSuffix("]")
      && name.dropFirst().dropLast().allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." }
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    return isVersion6 || parts.count == 4 && parts.allSatisfy { UInt8($0) != nil }
  }

  /// The refusal of a request that must not be answered; `nil` for one that may.
  func refusal(of request: WebRequest) -> WebFailure? {
    guard let host = request.headers["host"]?.lowercased(), isOurs(host) else {
      return .wrongHost
    }
    guard request.method == .post else { return nil }
    let site = request.headers["sec-fetch-site"]
    if let site, site != "same-origin", site != "none" { return .wrongOrigin }
    // A browser names at least one of both; programs of this machine name none.
    switch request.headers["origin"]?.lowercased() {
    case nil, "http://\(host)": return nil
    case let origin? where origin == url?.lowercased(): return nil
    // Our own forms come with this where the policy keeps referrers secret (Fetch §3.2).
    case "null" where site == "same-origin": return nil
    default: return .wrongOrigin
    }
  }

  /// The headers of every answer.
  ///
  /// The policy lets a page load its own style sheet, its own script and its own stream, and nothing
  /// else; no script and no style within a page is run.
  static let headers = [
    (
      "Content-Security-Policy",
      "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; media-src blob:;"
        + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"), ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(self)"),
  ]
}
