import Foundation
import SessionStore
import Sessions
import TestSupport
import Testing

@testable import FiredrillCLI

/// `firedrill mcp` as clients of other makers meet it.
struct ClientTests {
  private static let script = URL(filePath: #filePath)
    .deletingLastPathComponent().appending(path: "play.py")

  /// Whether Python has the official client; tests that need it are skipped without.
  private static let isClientThere = (try? Tool.run("python3", ["-c", "import mcp.client"])) != nil

  /// What the client saw of a drill.
  private struct Seen: Decodable {
    var revision: String
    var tools: [String]
    var reading: [String]
    var ending: [String]
    var prompts: [String]
    var refusals: [String]
    var codes: [Int]
    var session: String
    var asked: String
    var csv: String
    var svg: String
    var total: Double
    var truth: String
    var path: [String]
  }

  @Test(.enabled(if: isClientThere), arguments: ["legacy", "2026-07-28"], [false, true])
  func `the official client plays a drill to its debrief`(mode: String, overHTTP: Bool) throws {
    let drill = try Drill.withShippedScenarios()
    let output =
      overHTTP
      ? try Self.played(mode, onServerOf: drill)
      : try Tool.run(
        "python3",
        [Self.script.path, mode, drill.program, drill.home, Repository.scenarios.path]
      )
    let seen = try JSONDecoder().decode(Seen.self, from: Data(output.utf8))
    let isLegacy = mode == "legacy"
    #expect(seen.revision == (isLegacy ? "2025-11-25" : "2026-07-28"))
    #expect(seen.codes == Array(repeating: isLegacy ? -32002 : -32602, count: 3))
    #expect(seen.tools.count == 19)
    #expect(seen.reading == ["list_incidents", "menu", "status", "evidence", "debrief"])
    #expect(seen.ending == ["declare", "abandon"])
    #expect(seen.prompts == ["drill", "interview"])
    #expect(seen.refusals.count == 4)
    #expect(["done", "confirm", "choose"].contains(seen.asked))
    #expect(seen.csv.hasPrefix("arm,count(*)\r\n"))
    #expect(seen.svg == "<svg ")

    // The session is kept as any other: it exports, verifies, and scores the same again.
    let file = drill.file("session.jsonl")
    #expect(try drill.run(["export", "1", "--out", file]).status == 0)
    let replayed = try Document(try drill.run(["replay", file, "--json"]).output)
    #expect(replayed.score.total == seen.total)
    #expect(replayed.score.truth == seen.truth)
    let stored = try drill.store().load(SessionID(rawValue: 1))
    #expect(stored.events.count == seen.path.count)
    #expect(stored.label == "client")
    try Self.expectSameByHand(stored, seen)
  }

  /// The client's report of a drill that it played over HTTP.
  private static func played(_ mode: String, onServerOf drill: Drill) throws -> String {
    let port = Int.random(in: 20_000..<60_000)
    let server = try drill.start(["serve", "--port", "\(port)"], input: "")
    defer { server.send(SIGKILL) }
    #expect(server.wait { $0.contains("http://127.0.0.1:\(port)/") })
    return try Tool.run("python3", [script.path, mode, "http://127.0.0.1:\(port)/mcp"])
  }

  /// The document of `replay --json`, as far as it is compared.
  private struct Document: Decodable {
    var score: Score

    struct Score: Decodable {
      var total: Double
      var truth: String
    }

    init(_ text: String) throws {
      self = try JSONDecoder().decode(Document.self, from: Data(text.utf8))
    }
  }

  /// Types the session's commands in a play of the same seed, which must give the same events.
  private static func expectSameByHand(_ stored: StoredSession, _ seen: Seen) throws {
    let drill = try Drill.withShippedScenarios()
    let lines = stored.events.compactMap(line)
    #expect(lines.count == stored.events.count)
    let played = try drill.run(
      ["play", "canary", "--seed", "\(stored.header.seed)"],
      input: lines.joined(separator: "\n") + "\n"
    )
    #expect(played.status == 0)
    #expect(try drill.events() == stored.events)
    #expect(played.output.contains("\(seen.total)"))
  }

  /// The line that a person types for an event of the client's play.
  private static func line(for event: SessionEvent) -> String? {
    switch event {
    case .looked(let look): "look \(look.action)"
    case .sliced(let words, _, _): "slice \(words)"
    case .queried(let query, _): "sql \(query.statement)"
    case .believed(let beliefs):
      "believe " + beliefs.indices.map { "h\($0 + 1)=\($0 + 1)" }.joined(separator: " ")
    case .noted(let text): "note \(text)"
    case .mitigated(let name, _): "mitigate \(name)"
    case .updated(let text, _): "update \(text)"
    case .waited(let minutes): "wait \(minutes)"
    case .hinted: "hint"
    case .declared(let declaration):
      "declare h1 at nowhere ruling out h2 by 1 citing 1 because \(declaration.explanation) !"
    case .cited, .abandoned, .interview, .team: nil
    }
  }

  private static let initialize = """
    {"jsonrpc": "2.0", "id": 0, "method": "initialize", "params": {"protocolVersion": "2025-11-25"}}

    """

  private static func call(_ id: Int, _ tool: String, _ arguments: String) -> String {
    """
    {"jsonrpc": "2.0", "id": \(id), "method": "tools/call", \
    "params": {"name": "\(tool)", "arguments": {\(arguments)}}}

    """
  }

  @Test func `a pipe that is closed in the middle loses nothing that was answered`() throws {
    let drill = try Drill.withShippedScenarios()
    let open = Self.call(1, "open_session", #""incident": "canary""#)
    let running = try drill.start(["mcp"], holding: Self.initialize + open)
    #expect(running.wait { $0.contains(#""id":1"#) })
    let handle = try #require(
      running.output.firstMatch(of: /"session":"([0-9a-f-]{36})"/).map { String($0.output.1) }
    )
    let session = #""session": "\#(handle)""#
    // The next call is sent and the pipe closed at once; half a call follows it.
    running.type(Self.call(2, "note", session + #", "text": "kept""#) + #"{"jsonrpc": "2.0", "id""#)
    let ended = running.finish()
    #expect(ended.status == 0)
    #expect(ended.errors == "")
    #expect(try drill.events() == [.noted("kept")])

    let next = try drill.run(["mcp"], input: Self.initialize + Self.call(3, "status", session))
    #expect(next.status == 0)
    #expect(next.output.contains("note: kept"))
  }

  @Test func `garbage and lines without end are answered, and the program goes on`() throws {
    let drill = try Drill.withShippedScenarios()
    let long = #"{"jsonrpc": "2.0", "id": 1, "x": ""# + String(repeating: "x", count: 10_000_001)
    let input =
      "garbage\n\u{0}\u{1}\n" + long + "\n" + Self.initialize
      + Self.call(9, "list_incidents", "")
    let run = try drill.run(["mcp"], input: input)
    #expect(run.status == 0)
    let lines = run.lines.filter { !$0.isEmpty }
    #expect(lines.count == 5)
    #expect(lines.map { $0.contains(#""error""#) } == [true, true, true, false, false])
    #expect(lines[2].contains("10000000 bytes"))
    #expect(lines[4].contains("canary-segment-regression"))
  }

  @Test func `limits are set by the command line`() throws {
    let drill = try Drill.withShippedScenarios()
    let run = try drill.run(
      ["mcp", "--max-steps", "3", "--max-minutes", "60"],
      input: Self.initialize + Self.call(1, "open_session", #""incident": "canary""#)
    )
    #expect(run.output.contains(#""stepsLeft":3"#))
    #expect(run.output.contains(#""minutesLeft":60"#))
    try drill.run(["mcp", "--max-steps", "0"]).expectRefusal(64, "numbers from 1")
  }
}
