/// The protocol of one connection as a pure function: what is received decides what is answered, or
/// what has to be done first.
///
/// FiredrillMCP lets programs play sessions by the Model Context Protocol. It owns the protocol's two
/// revisions, the tools, resources and prompts, and the limits of a program that plays. It knows no
/// scenario, score or store but through `Drills`, writes documents of `Reports`, and leaves bytes,
/// chance and exit codes to whoever starts it.
///
/// The only state is whether `initialize` has come: the older revision needs it for requests that
/// carry no version of their own.
package struct ProtocolConnection: Sendable {
  private var isInitialized: Bool
  private let server: ServerIdentity

  package init(_ server: ServerIdentity, isInitialized: Bool = false) {
    self.server = server
    self.isInitialized = isInitialized
  }

  /// Takes a frame in and says what follows from it.
  package mutating func receive(_ frame: ReceivedFrame) -> Reaction {
    switch frame {
    case .tooLong(let limit): .reply(Self.failure(.null, .tooLong(limit: limit)))
    case .line(let line): receive(ProtocolMessage(line))
    }
  }

  private mutating func receive(_ message: ProtocolMessage) -> Reaction {
    switch message {
    case .unanswered: return .nothing
    case .malformed(let id, let error): return .reply(Self.failure(id, error))
    case .request(let id, let method, let parameters):
      do throws(ProtocolError) {
        return try answer(id, method, parameters)
      } catch {
        return .reply(Self.failure(id, error))
      }
    }
  }

  private mutating func answer(
    _ id: JSON,
    _ method: String,
    _ parameters: [String: JSON]
  ) throws(ProtocolError) -> Reaction {
    if method == "initialize" {
      guard parameters["protocolVersion"]?.text != nil else {
        throw .badParameter("protocolVersion", expected: "a string, such as \"2025-11-25\"")
      }
      isInitialized = true
      return .reply(Self.success(id, server.initialization))
    }
    let revision = try revision(of: method, parameters)
    let asked = ProtocolRequest(id: id, revision: revision)
    switch (method, revision) {
    case ("ping", .handshake): return .reply(Self.success(id, [:]))
    case ("server/discover", .stateless):
      return .reply(reply(to: asked, .cacheable(server.discovery, isPublic: true)))
    case ("tools/list", _):
      try Self.refuseCursor(parameters)
      return .reply(reply(to: asked, .cacheable(PlayTool.list, isPublic: true)))
    case ("prompts/list", _):
      try Self.refuseCursor(parameters)
      return .reply(reply(to: asked, .cacheable(PromptTemplate.list, isPublic: true)))
    case ("resources/list", _):
      try Self.refuseCursor(parameters)
      return .reply(reply(to: asked, .cacheable(ResourceAddress.list, isPublic: true)))
    case ("resources/templates/list", _):
      try Self.refuseCursor(parameters)
      return .reply(reply(to: asked, .cacheable(ResourceAddress.templates, isPublic: true)))
    case ("prompts/get", _):
      return .reply(reply(to: asked, .plain(try PromptTemplate.result(parameters))))
    case ("tools/call", _):
      let (tool, arguments) = try Self.call(parameters)
      return .work(asked, .call(tool, arguments))
    case ("resources/read", _):
      guard let address = parameters["uri"]?.text else {
        throw .badParameter("uri", expected: "a string")
      }
      return .work(asked, .read(address))
    default: throw .unknownMethod(method, revision)
    }
  }

  /// The revision that a request is carried out by.
  private func revision(
    of method: String,
    _ parameters: [String: JSON]
  ) throws(ProtocolError) -> ProtocolRevision {
    let meta = parameters["_meta"]
    guard let stated = meta?[MetaKey.protocolVersion] else {
      guard isInitialized || method == "ping" else { throw .noRevision }
      return .handshake
    }
    guard let version = stated.text else {
      throw .badParameter(MetaKey.protocolVersion, expected: "a string")
    }
    guard let revision = ProtocolRevision(rawValue: version) else {
      throw .unsupportedRevision(version)
    }
    if revision == .stateless {
      guard case .object? = meta?[MetaKey.clientCapabilities] else {
        throw .badParameter(MetaKey.clientCapabilities, expected: "an object; {} says none")
      }
    }
    return revision
  }

  private static func call(
    _ parameters: [String: JSON]
  ) throws(ProtocolError) -> (PlayTool, [String: JSON]) {
    guard let name = parameters["name"]?.text else {
      throw .badParameter("name", expected: "a string")
    }
    guard let tool = PlayTool(rawValue: name) else { throw .unknownTool(name) }
    switch parameters["arguments"] {
    case nil: return (tool, [:])
    case .object(let arguments)?: return (tool, arguments)
    case .null?, .boolean?, .integer?, .number?, .string?, .array?:
      throw .badParameter("arguments", expected: "an object")
    }
  }

  private static func refuseCursor(_ parameters: [String: JSON]) throws(ProtocolError) {
    if let cursor = parameters["cursor"] { throw .unknownCursor(cursor.line) }
  }
}

extension ProtocolConnection {
  /// The message that answers a request with what came of it.
  package func reply(to request: ProtocolRequest, _ outcome: RequestOutcome) -> JSON {
    switch outcome {
    case .failed(let error): Self.failure(request.id, error)
    case .plain(let result): Self.success(request.id, stamped(result, request.revision))
    case .cacheable(let result, let isPublic):
      switch request.revision {
      case .handshake: Self.success(request.id, result)
      case .stateless:
        Self.success(
          request.id,
          stamped(result, request.revision)
            // What a session shows grows with it; lists stay as long as the program does.
            .setting("ttlMs", to: .integer(isPublic ? Self.listFreshness : 0))
            .setting("cacheScope", to: isPublic ? "public" : "private")
        )
      }
    }
  }

  /// An hour.
  ///
  /// Unit: ms.
  private static let listFreshness = 3_600_000

  private func stamped(_ result: JSON, _ revision: ProtocolRevision) -> JSON {
    switch revision {
    case .handshake: result
    case .stateless:
      result.setting("resultType", to: "complete")
        .setting("_meta", to: [MetaKey.serverInfo: server.implementation])
    }
  }

  private static func success(_ id: JSON, _ result: JSON) -> JSON {
    ["jsonrpc": "2.0", "id": id, "result": result]
  }

  static func failure(_ id: JSON, _ error: ProtocolError) -> JSON {
    let body: JSON = ["code": .integer(error.code), "message": .string("\(error)")]
    return ["jsonrpc": "2.0", "id": id, "error": body.setting("data", to: error.data)]
  }
}

/// The reaction to a frame.
package enum Reaction: Hashable, Sendable {
  case nothing
  /// A message to be sent.
  case reply(JSON)
  /// Work on sessions, after which `reply(to:_:)` makes the message.
  case work(ProtocolRequest, RequestedWork)
}

/// A request that waits for its answer.
package struct ProtocolRequest: Hashable, Sendable {
  package var id: JSON
  package var revision: ProtocolRevision
}

/// Work that only the application layer can do.
package enum RequestedWork: Hashable, Sendable {
  case call(PlayTool, [String: JSON])
  case read(String)
}

/// The outcome of a request.
package enum RequestOutcome: Hashable, Sendable {
  case plain(JSON)
  /// A result that a client may keep for a while; `isPublic`: it is the same for everybody.
  case cacheable(JSON, isPublic: Bool)
  case failed(ProtocolError)
}
