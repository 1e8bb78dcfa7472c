import Testing

@testable import FiredrillMCP

/// The protocol as a function of what is received, without any session.
struct ProtocolTests {
  private static let meta = """
    "_meta": {"io.modelcontextprotocol/protocolVersion": "2026-07-28", \
    "io.modelcontextprotocol/clientCapabilities": {}}
    """

  private static func connection() -> ProtocolConnection {
    ProtocolConnection(ServerIdentity(version: "1.2.3"))
  }

  /// The message that answers a line on a new connection.
  private static func answer(to line: String) -> JSON? {
    var connection = connection()
    guard case .reply(let message) = connection.receive(.line(line)) else { return nil }
    return message
  }

  private static func modern(_ method: String, _ more: String = "") -> String {
    #"{"jsonrpc": "2.0", "id": 7, "method": "\#(method)", "params": {\#(more)\#(meta)}}"#
  }

  private static let handshake = """
    {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"protocolVersion": "2025-11-25", \
    "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}}
    """

  /// Lines that are no request, with the code and the identifier of the answer.
  @Test(
    arguments: [
      ("{", -32700, .null), ("[1, 2]", -32600, .null), ("7", -32600, .null),
      (#"{"id": 1, "method": "ping"}"#, -32600, 1),
      (#"{"jsonrpc": "1.0", "id": 1, "method": "ping"}"#, -32600, 1),
      (#"{"jsonrpc": "2.0", "id": 1}"#, -32600, 1),
      (#"{"jsonrpc": "2.0", "id": 1, "method": 5}"#, -32600, 1),
      (#"{"jsonrpc": "2.0", "id": null, "method": "ping"}"#, -32600, .null),
      (#"{"jsonrpc": "2.0", "id": 1.5, "method": "ping"}"#, -32600, .null),
      (#"{"jsonrpc": "2.0", "id": "a", "method": "ping", "params": [1]}"#, -32602, "a"),
    ] as [(String, Int, JSON)]
  )
  func `a malformed line is answered with its code`(line: String, code: Int, id: JSON) throws {
    let answer = try #require(Self.answer(to: line))
    #expect(answer["error"]?["code"] == .integer(code))
    #expect(answer["id"] == id)
    #expect(answer["jsonrpc"] == "2.0")
    #expect(answer["error"]?["message"]?.text?.isEmpty == false)
  }

  @Test(arguments: [
    "", "  ", #"{"jsonrpc": "2.0", "method": "notifications/initialized"}"#,
    #"{"jsonrpc": "2.0", "method": "notifications/cancelled", "params": {"requestId": 3}}"#,
    #"{"jsonrpc": "2.0", "id": 4, "result": {}}"#,
    #"{"jsonrpc": "2.0", "id": 4, "error": {"code": 1, "message": ""}}"#,
  ])
  func `notifications and responses are not answered`(line: String) {
    var connection = Self.connection()
    #expect(connection.receive(.line(line)) == .nothing)
  }

  @Test func `a line nested without end is refused and not followed`() throws {
    let line = String(repeating: "[", count: 100_000)
    #expect(try #require(Self.answer(to: line))["error"]?["code"] == -32700)
  }

  @Test func `a line that is too long is refused`() {
    var connection = Self.connection()
    guard case .reply(let answer) = connection.receive(.tooLong(limit: 10)) else {
      Issue.record("a line that is too long was not answered")
      return
    }
    #expect(answer["error"]?["code"] == -32600)
    #expect(answer["error"]?["message"]?.text?.contains("10 bytes") == true)
  }

  @Test func `the handshake gives the one revision that has one, whatever is asked for`() throws {
    for asked in ["2025-11-25", "2024-11-05", "2026-07-28", "x"] {
      let line = Self.handshake.replacing("2025-11-25", with: asked)
      let result = try #require(Self.answer(to: line)?["result"])
      #expect(result["protocolVersion"] == "2025-11-25")
      #expect(result["serverInfo"]?["name"] == "firedrill")
      #expect(result["serverInfo"]?["version"] == "1.2.3")
      #expect(result["capabilities"]?["tools"] == [:])
      #expect(result["resultType"] == nil)
    }
  }

  @Test func `a request without a version is served only after the handshake`() throws {
    let list = #"{"jsonrpc": "2.0", "id": 2, "method": "tools/list"}"#
    let early = try #require(Self.answer(to: list)?["error"])
    #expect(early["code"] == -32602)
    #expect(early["message"]?.text?.contains("initialize") == true)
    var connection = Self.connection()
    _ = connection.receive(.line(Self.handshake))
    guard case .reply(let answer) = connection.receive(.line(list)) else {
      Issue.record("the list was not answered")
      return
    }
    #expect(answer["result"]?["tools"] == PlayTool.list["tools"])
    #expect(answer["result"]?["resultType"] == nil)
    #expect(answer["result"]?["ttlMs"] == nil)
  }

  @Test func `discovery names both revisions`() throws {
    let result = try #require(Self.answer(to: Self.modern("server/discover"))?["result"])
    #expect(result["supportedVersions"] == ["2026-07-28", "2025-11-25"])
    #expect(result["resultType"] == "complete")
    #expect(result["cacheScope"] == "public")
    #expect(result["_meta"]?["io.modelcontextprotocol/serverInfo"]?["name"] == "firedrill")
  }

  @Test(arguments: ["tools/list", "prompts/list", "resources/list", "resources/templates/list"])
  func `lists of the stateless revision say how long they stay`(method: String) throws {
    let result = try #require(Self.answer(to: Self.modern(method))?["result"])
    #expect(result["resultType"] == "complete")
    guard case .integer(let freshness)? = result["ttlMs"] else {
      Issue.record("no ttlMs in \(result.line)")
      return
    }
    #expect(freshness > 0)
    let paged = Self.answer(to: Self.modern(method, #""cursor": "x", "#))
    #expect(paged?["error"]?["code"] == -32602)
  }

  @Test func `a version that is not spoken is answered with those that are`() throws {
    let line = Self.modern("tools/list").replacing("2026-07-28", with: "1900-01-01")
    let error = try #require(Self.answer(to: line)?["error"])
    #expect(error["code"] == -32022)
    #expect(error["data"]?["requested"] == "1900-01-01")
    #expect(error["data"]?["supported"] == ["2026-07-28", "2025-11-25"])
  }

  @Test func `a stateless request must say what its client can do`() throws {
    let line = Self.modern("tools/list")
      .replacing(#""io.modelcontextprotocol/clientCapabilities""#, with: #""other""#)
    let error = try #require(Self.answer(to: line)?["error"])
    #expect(error["code"] == -32602)
    #expect(error["message"]?.text?.contains("clientCapabilities") == true)
  }

  @Test(arguments: ["ping", "logging/setLevel", "subscriptions/listen", "sessions/steal"])
  func `a method that the revision lacks is refused`(method: String) throws {
    let error = try #require(Self.answer(to: Self.modern(method))?["error"])
    #expect(error["code"] == -32601)
  }

  @Test(arguments: [
    ("tools/call", ""), ("tools/call", #""name": 3, "#),
    ("tools/call", #""name": "steal_truth", "#),
    ("tools/call", #""name": "look", "arguments": [1], "#), ("resources/read", ""),
    ("prompts/get", #""name": "cheat", "#),
    ("prompts/get", #""name": "drill", "arguments": {"incident": 3}, "#),
  ])
  func `parameters that are missing or strange are refused`(method: String, more: String) throws {
    let error = try #require(Self.answer(to: Self.modern(method, more))?["error"])
    #expect(error["code"] == -32602)
  }

  @Test func `a call becomes work with its tool and arguments`() {
    var connection = Self.connection()
    let line = Self.modern("tools/call", #""name": "wait", "arguments": {"minutes": 5}, "#)
    let request = ProtocolRequest(id: 7, revision: .stateless)
    #expect(connection.receive(.line(line)) == .work(request, .call(.wait, ["minutes": 5])))
    let reply = connection.reply(to: request, .plain(["content": []]))
    #expect(reply["id"] == 7)
    #expect(reply["result"]?["resultType"] == "complete")
  }

  @Test func `every tool tells what it takes and returns`() throws {
    guard case .array(let tools)? = PlayTool.list["tools"] else {
      Issue.record("there is no list of tools")
      return
    }
    #expect(tools.count == PlayTool.allCases.count)
    for (tool, definition) in zip(PlayTool.allCases, tools) {
      #expect(definition["name"]?.text == tool.rawValue)
      #expect(definition["inputSchema"]?["additionalProperties"] == false)
      #expect(definition["outputSchema"]?["type"] == "object")
      #expect(definition["annotations"]?["readOnlyHint"] == .boolean(tool.effect == .reads))
      let isForSession = tool != .listIncidents && tool != .openSession
      #expect((definition["inputSchema"]?["properties"]?["session"] != nil) == isForSession)
    }
  }
}
