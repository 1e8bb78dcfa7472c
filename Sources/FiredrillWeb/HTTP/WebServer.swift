package import Drills
package import FiredrillMCP
import FlyingFox
import FlyingSocks
import Foundation

/// The server that carries requests to the pages; it, the pool of its sockets and its answers alone know FlyingFox.
///
/// FlyingFox reads a body only as far as its handler does, and takes what is left for the next request.
/// So every body is read to its end, whatever becomes of the request.
package struct WebServer: Sendable {
  private let host: String
  private let port: Int
  private let site: Site
  private let log: @Sendable (WebLogLevel, String) -> Void
  private let owner: LinkSecret?

  /// A server over the sessions of some services, on a port of an address of this machine.
  ///
  /// Visitors of any address but a loopback one are told apart: the owner by a secret, which is made
  /// where none is given, and others by the links to their rooms. `url` is the address by which visitors
  /// reach the server through a proxy; with `https` cookies are sent by TLS alone. Where the store has
  /// people, or a header of a trusted `proxy` names them, each sees their own sessions. `log` receives a line
  /// a request with its level, without a line end and without secrets. Throws where the store cannot be opened.
  package init(
    _ services: DrillServices,
    host: String,
    port: Int,
    owner: LinkSecret? = nil,
    url: String? = nil,
    proxy: TrustedProxy? = nil,
    playLimits: PlayLimits = PlayLimits(),
    version: String,
    log: @escaping @Sendable (WebLogLevel, String) -> Void
  ) throws {
    guard (1...65_535).contains(port) else { throw WebServerError.noSuchPort(port) }
    guard Self.isAddress(host) else { throw WebServerError.badHost(host) }
    let url = try url.map(Self.checked)
    self.host = host == "localhost" ? "127.0.0.1" : host
    self.port = port
    self.log = log
    let isOpen = Self.loopback.contains(host) && url == nil
    self.owner = owner ?? (isOpen ? nil : LinkSecret(from: services.environment))
    site = try Site(
      services,
      gate: Gate(host: host, port: port, url: url),
      access: Access(
        owner: self.owner,
        isSecure: url?.hasPrefix("https://") ?? false,
        proxy: proxy
      ),
      playLimits: playLimits,
      version: version,
      log: { log(.notices, $0) },
      audit: { log(.audit, $0.description) }
    )
  }

  /// Whether a text is `localhost` or an address of IPv4 or IPv6 in digits.
  private static func isAddress(_ host: String) -> Bool {
    if host == "localhost" { return true }
    var bytes = in6_addr()
    return inet_pton(AF_INET, host, &bytes) == 1 || inet_pton(AF_INET6, host, &bytes) == 1
  }

  private static let loopback = ["127.0.0.1", "localhost", "::1"]

  /// An address of a proxy: a scheme and a host, without a path.
  private static func checked(_ url: String) throws(WebServerError) -> String {
    let text = url.hasSuffix("/") ? String(url.dropLast()) : url
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3, ["http:", "https:"].contains(parts[0]), parts[1].isEmpty,
      !parts[2].isEmpty
    else { throw .badURL(url) }
    return text
  }

  /// The address to open in a browser; where there is an owner, it is theirs alone.
  package var address: String {
    let base = site.gate.url ?? "http://\(host.contains(":") ? "[\(host)]" : host):\(port)"
    return base + (owner.map { Address.entry($0.text).path } ?? "/")
  }

  /// Serves until `stop` ends; `isReady` is called once requests are taken.
  ///
  /// Requests that are being answered get a second to end. Throws `.unavailable` where the address is
  /// taken.
  package func run(
    isReady: @escaping @Sendable () -> Void,
    until stop: @escaping @Sendable () async -> Void
  ) async throws {
    let server = try await makeServer()
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await serve(server) }
      group.addTask {
        try await server.waitUntilListening()
        isReady()
        await stop()
        await server.stop(timeout: Self.secondsToEnd)
      }
      // The server ends by an error, or because it was stopped.
      try await group.next()
      group.cancelAll()
    }
  }

  private static let secondsToEnd = 1.0
  /// The time for an answer; it covers reading a body to its end, and calibrating a scenario that was not
  /// calibrated, which takes up to two minutes.
  ///
  /// FlyingFox's timer of a request takes 0.7 kB until this time is over, although the answer was sent
  /// long ago. Unit: s.
  private static let secondsToAnswer = 300.0

  private func makeServer() async throws -> HTTPServer {
    let site = site
    let log = log
    func server(_ address: some SocketAddress) -> HTTPServer {
      HTTPServer(
        config: HTTPServer.Configuration(
          address: address,
          timeout: Self.secondsToAnswer,
          pool: PromptPool(),
          logger: .disabled
        )
      )
    }
    let server =
      host.contains(":")
      ? server(try .inet6(ip6: host, port: UInt16(port)))
      : server(try .inet(ip4: host, port: UInt16(port)))
    await server.appendRoute(
      "*",
      for: HTTPMethod.allMethods.union([HTTPMethod("QUERY")]),
      to: ClosureHTTPHandler { try await Self.answer($0, site, log) }
    )
    return server
  }

  private func serve(_ server: HTTPServer) async throws {
    do {
      try await server.run()
    } catch SocketError.failed(_, let number, let message) {
      throw WebServerError.unavailable(address, isTaken: number == EADDRINUSE, message)
    } catch SocketError.disconnected {
      return
    } catch is CancellationError {
      return
    }
  }

  private static func answer(
    _ request: HTTPRequest,
    _ site: Site,
    _ log: @Sendable (WebLogLevel, String) -> Void
  ) async throws -> HTTPResponse {
    let start = ContinuousClock.now
    let response: WebResponse
    switch try await read(request) {
    case .success(let request): response = await site.respond(to: request)
    case .failure(let failure):
      let path = request.path.split(separator: "/").map(String.init)
      response = Site.response(saying: failure, at: path)
    }
    let milliseconds = (ContinuousClock.now - start) / .milliseconds(1)
    let path = Address.logged(request.target.path(percentEncoded: true).prefix(200))
    let level: WebLogLevel = response.status.rawValue >= 500 ? .errors : .requests
    log(
      level,
      "\(request.method.rawValue) \(path) \(response.status.rawValue) \(Int(milliseconds)) ms"
    )
    return HTTPResponse(response)
  }

  /// Reads a request to its end; more than the longest body is thrown away as it comes.
  private static func read(_ request: HTTPRequest) async throws -> Result<WebRequest, WebFailure> {
    var body: [UInt8] = []
    var isTooLarge = false
    for try await part in request.bodySequence {
      isTooLarge = isTooLarge || body.count + part.count > WebRequest.longestBody
      if !isTooLarge { body += part }
    }
    guard !isTooLarge else { return .failure(.tooLarge(limit: WebRequest.longestBody)) }
    guard let method = WebRequest.Method(rawValue: request.method.rawValue) else {
      return .failure(.otherMethod)
    }
    let target = request.target
    let path = target.path(percentEncoded: true).utf8.split(separator: UInt8(ascii: "/"))
      .map { PercentCoding.decoded(Array($0)[...]) }
    var headers: [String: String] = [:]
    for (name, value) in request.headers { headers[name.rawValue.lowercased()] = value }
    let isForm = headers["content-type"]?.hasPrefix("application/x-www-form-urlencoded") ?? false
    guard !path.contains(nil),
      let query = FormFields(decoding: target.query(percentEncoded: true).utf8),
      let form = FormFields(decoding: isForm ? body : [])
    else { return .failure(.malformed) }
    return .success(
      WebRequest(
        method,
        path: path.compactMap(\.self),
        query: query,
        headers: headers,
        form: form,
        body: isForm ? [] : body,
        visitor: request.visitor
      )
    )
  }
}

/// The reason why the pages cannot be served.
package enum WebServerError: Error, Hashable, Sendable {
  case noSuchPort(Int)
  /// The host is no address of this machine in digits.
  case badHost(String)
  /// The address of a proxy is none.
  case badURL(String)
  /// No header of this name can say who asks.
  case badHeader(String)
  /// The address from which a header is trusted is none.
  case badProxy(String)
  /// The address cannot be listened on, with the system's words.
  case unavailable(String, isTaken: Bool, String)
}

extension WebServerError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .badURL(let url):
      "'\(url)' is no address of a server, such as https://drills.example.org"
    case .badHeader(let name):
      "'\(name)' is no header that can say who asks, such as X-Forwarded-User"
    case .badProxy(let address):
      "'\(address)' is no address of a proxy; write it in digits, such as 127.0.0.1"
    case .badHost(let host):
      "'\(host)' is no address to listen on; write it in digits, such as 127.0.0.1 or ::1, or localhost"
    case .noSuchPort(let port): "there is no port \(port); they go from 1 to 65535"
    case .unavailable(let address, true, _):
      "another program listens on \(address) already; stop it, or choose another port with --port"
    case .unavailable(let address, false, let message): "cannot listen on \(address): \(message)"
    }
  }
}

extension HTTPRequest {
  /// The address that the request came from.
  fileprivate var visitor: String {
    switch remoteAddress {
    case .ip4(let ip, _), .ip6(let ip, _): ip
    case .unix(let path): path
    case nil: ""
    }
  }
}
