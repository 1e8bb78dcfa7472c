/// The reason why a message is answered with an error of JSON-RPC.
package enum ProtocolError: Error, Hashable, Sendable {
  /// The frame is no JSON.
  case notJSON
  /// The frame is longer than `limit` bytes and was not read.
  case tooLong(limit: Int)
  /// The frame is JSON and no message of JSON-RPC 2.0; the clause says what is wrong.
  case notAMessage(String)
  /// The revision has no such method.
  case unknownMethod(String, ProtocolRevision)
  /// A request came before `initialize` and carries no protocol version of its own.
  case noRevision
  /// A request names a protocol version that is not spoken here.
  case unsupportedRevision(String)
  /// A parameter is missing or not what it should be.
  case badParameter(String, expected: String)
  case unknownTool(String)
  case unknownPrompt(String)
  case unknownResource(String, ProtocolRevision, reason: String)
  /// A header of HTTP does not say what the message says.
  case otherHeader(String)
  /// A list was asked for from a cursor; lists here have one page.
  case unknownCursor(String)

  /// The codes of JSON-RPC 2.0 and, below -32019, of the Model Context Protocol.
  enum Code {
    static let parse = -32700
    static let invalidRequest = -32600
    static let methodNotFound = -32601
    static let invalidParameters = -32602
    static let otherHeader = -32020
    static let unsupportedRevision = -32022
  }

  var code: Int {
    switch self {
    case .notJSON: Code.parse
    case .tooLong, .notAMessage: Code.invalidRequest
    case .unknownMethod: Code.methodNotFound
    case .unsupportedRevision: Code.unsupportedRevision
    case .otherHeader: Code.otherHeader
    case .unknownResource(_, let revision, _): revision.missingResourceCode
    case .noRevision, .badParameter, .unknownTool, .unknownPrompt, .unknownCursor:
      Code.invalidParameters
    }
  }

  /// The data that a program needs to go on; `nil` where the code says it all.
  var data: JSON? {
    switch self {
    case .unsupportedRevision(let requested):
      ["supported": .array(Self.revisions.map { .string($0) }), "requested": .string(requested)]
    case .unknownResource(let address, _, _): ["uri": .string(address)]
    case .notJSON, .tooLong, .notAMessage, .unknownMethod, .noRevision, .badParameter,
      .unknownTool, .unknownPrompt, .unknownCursor, .otherHeader:
      nil
    }
  }

  private static var revisions: [String] { ProtocolRevision.allCases.map(\.rawValue) }
}

extension ProtocolError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notJSON: "Parse error: the line is no JSON in UTF-8"
    case .tooLong(let limit): "The line is longer than \(limit) bytes and was not read"
    case .notAMessage(let reason): "Not a message of JSON-RPC 2.0: \(reason)"
    case .unknownMethod(let method, let revision):
      "There is no method '\(method.prefix(100))' in revision \(revision.rawValue)"
    case .noRevision:
      "The request carries no protocol version: send 'initialize' first (2025-11-25), or put"
        + " '\(MetaKey.protocolVersion)' into params._meta (2026-07-28)"
    case .unsupportedRevision:
      "Unsupported protocol version; this server speaks"
        + " \(Self.revisions.joined(separator: " and "))"
    case .badParameter(let name, let expected): "'\(name)' must be \(expected)"
    case .unknownTool(let name):
      "Unknown tool: '\(name.prefix(100))'; 'tools/list' gives those there are"
    case .unknownPrompt(let name):
      "Unknown prompt: '\(name.prefix(100))'; 'prompts/list' gives those there are"
    case .unknownResource(_, _, let reason): "The resource cannot be read: \(reason)"
    case .otherHeader(let name):
      "The header '\(name)' is missing or does not say what the message says"
    case .unknownCursor:
      "There is no such page: lists come whole, so no cursor is ever given out"
    }
  }
}
