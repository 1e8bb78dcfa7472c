import Foundation

/// The exchanges of the protocol over HTTP: a request carries one message, its response the answer.
///
/// Each exchange stands alone, so any may come to any process; no stream is offered. Source: Model
/// Context Protocol, revisions 2025-11-25 and 2026-07-28, "Streamable HTTP".
package struct MessageExchange: Sendable {
  private let tools: ToolService
  private let identity: ServerIdentity

  package init(_ tools: ToolService, _ identity: ServerIdentity) {
    self.tools = tools
    self.identity = identity
  }

  /// An answer as HTTP carries it.
  package struct Answer: Hashable, Sendable {
    /// A status of HTTP: 200, 202 for a message that is not answered, 400 or 404.
    package var status: Int
    /// A message of JSON-RPC; `nil` for a message that is not answered.
    package var message: String?
  }

  /// Answers the message of a body; `headers` have names in lower case.
  ///
  /// A change that a call made is on the disk before this returns.
  package func answer(_ body: [UInt8], headers: [String: String]) async -> Answer {
    let text = String(decoding: body, as: UTF8.self)
    let message = ProtocolMessage(text)
    if let error = Self.mismatch(message, headers) {
      return Answer(status: 400, message: ProtocolConnection.failure(message.id, error).line)
    }
    // A message without a version of its own is one of the older revision, whose handshake was
    // another exchange.
    let server = MessageServer(tools, identity, isInitialized: true)
    guard let reply = await server.reply(to: .line(text)) else {
      return Answer(status: 202, message: nil)
    }
    return Answer(status: Self.status(of: reply, headers), message: reply.line)
  }

  private enum Header {
    static let version = "mcp-protocol-version"
    static let method = "mcp-method"
    static let name = "mcp-name"
  }

  /// The error of a message whose headers do not fit it; `nil` where they do.
  ///
  /// Revision 2026-07-28 has version, method and name repeated in headers, for proxies to route by.
  private static func mismatch(
    _ message: ProtocolMessage,
    _ headers: [String: String]
  ) -> ProtocolError? {
    let version = headers[Header.version]
    if let version, ProtocolRevision(rawValue: version) == nil {
      return .unsupportedRevision(version)
    }
    guard case .request(_, let method, let parameters) = message,
      let stated = parameters["_meta"]?[MetaKey.protocolVersion]?.text
    else { return nil }
    if let version, version != stated { return .otherHeader(Header.version) }
    guard stated == ProtocolRevision.stateless.rawValue else { return nil }
    if version == nil { return .otherHeader(Header.version) }
    if headers[Header.method] != method { return .otherHeader(Header.method) }
    let names = ["tools/call": "name", "prompts/get": "name", "resources/read": "uri"]
    guard let name = names[method].flatMap({ parameters[$0]?.text }) else { return nil }
    return headers[Header.name].flatMap(decoded) == name ? nil : .otherHeader(Header.name)
  }

  /// The value of a header, which stands in Base64 where it has other characters than ASCII.
  private static func decoded(_ value: String) -> String? {
    guard value.hasPrefix("=?base64?"), value.hasSuffix("?="), value.utf8.count >= 11 else {
      return value
    }
    return Data(base64Encoded: String(value.dropFirst(9).dropLast(2)))
      .flatMap { String(validating: $0, as: UTF8.self) }
  }

  /// The status of HTTP that goes with a reply.
  private static func status(of reply: JSON, _ headers: [String: String]) -> Int {
    guard case .integer(let code)? = reply["error"]?["code"] else { return 200 }
    if reply["id"] == .null { return 400 }
    // The older revision answers a request with 200, whatever the message says.
    guard headers[Header.version] == ProtocolRevision.stateless.rawValue else { return 200 }
    return code == ProtocolError.Code.methodNotFound ? 404 : 400
  }
}

extension ProtocolMessage {
  /// The identifier that an answer repeats.
  fileprivate var id: JSON {
    switch self {
    case .request(let id, _, _), .malformed(let id, _): id
    case .unanswered: .null
    }
  }
}
