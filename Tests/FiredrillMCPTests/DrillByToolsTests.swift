import Drills
import Foundation
import Reports
import ScenarioModel
import Scoring
import SessionStore
import Sessions
import TestSupport
import Testing

@testable import FiredrillMCP

/// Sessions played by tools alone.
struct DrillByToolsTests {
  @Test func `a drill is played to its debrief and kept as the terminal keeps it`() async throws {
    let bench = try ToolBench(shipped: true)
    let handle = try await bench.open("canary-segment-regression")
    let look = try await bench.call(.look, handle, ["action": "arms"])
    _ = try await bench.call(.believe, handle, ["beliefs": ["h1": 60, "h2": 30.5]])
    let step = try await bench.call(.mitigate, handle, ["mitigation": "pause-rollout"])
    #expect(step["status"] == (try await bench.call(.status, handle))["status"])
    let verdict: [String: JSON] = [
      "cause": "h1", "explanation": "Build 25.3 cuts Japanese answers.", "cited": [1],
      "ruled_out": [["cause": "h2", "events": [1]]],
    ]
    let back = try await bench.call(.declare, handle, verdict)
    #expect(back["outcome"] == "saidBack")
    #expect(await bench.refusal(.debrief, handle)?.contains("still open") == true)
    let declared = try await bench.call(.declare, handle, verdict.merging(["final": true]) { $1 })
    #expect(declared["over"] == true)
    let debrief = try await bench.call(.debrief, handle)

    let sessions = try bench.services.sessions()
    let id = try #require(try sessions.session(handle: handle))
    let session = try sessions.load(id)
    let (report, card) = try await bench.services.scorekeeper.debrief(of: session)
    #expect(try JSON(of: DebriefDocument(session, report, card)) == debrief)
    #expect(try sessions.summary(of: id).score?.total == card?.total)
    // An arena's results have the same figures without a debrief.
    let outcome = try await bench.services.scorekeeper.outcome(of: session)
    #expect(outcome.card == card)
    let posteriors = try await bench.services.scorekeeper.posteriors(of: session)
    #expect(outcome.posterior == posteriors.last)
    let harm = try #require(report.harm.session.last?.harm)
    #expect(abs(outcome.harm - harm) < 1e-6 * max(1, abs(harm)))
    // The same commands by hand give the same events.
    var twin = session.atThePage
    for entry in session.entries { twin.apply(entry.event) }
    #expect(twin.entries == session.entries)
    #expect(session.entries.count == 4)
    let entry = try #require(session.entries.first)
    let shown = EntryReport(entry, of: session, showing: try EntryEvidence(of: entry, in: session))
    #expect(try JSON(of: shown) == look["entry"])
  }

  @Test func `a session without a verdict has an outcome without a score`() async throws {
    let bench = try ToolBench()
    let handle = try await bench.open()
    let actions = try bench.session(handle).scenario.actions
    _ = try await bench.call(.look, handle, ["action": .string(actions[0].id.rawValue)])
    _ = try await bench.call(.abandon, handle)
    let session = try bench.session(handle)
    let scorekeeper = bench.services.scorekeeper
    let outcome = try await scorekeeper.outcome(of: session)
    #expect(outcome.card == nil)
    let posterior = try #require(try await scorekeeper.posteriors(of: session).last)
    for (probability, other) in zip(outcome.posterior, posterior) {
      #expect(abs(probability - other) < 1e-12)
    }
    let harm = try #require(try await scorekeeper.debrief(of: session).0.harm.session.last?.harm)
    #expect(abs(outcome.harm - harm) < 1e-6 * max(1, abs(harm)))
  }

  @Test(arguments: ProtocolRevision.allCases)
  func `a connection plays in its revision`(revision: ProtocolRevision) async throws {
    let bench = try ToolBench()
    let server = bench.server()
    var meta = ""
    switch revision {
    case .stateless:
      meta = """
        , "_meta": {"io.modelcontextprotocol/protocolVersion": "2026-07-28", \
        "io.modelcontextprotocol/clientCapabilities": {}}
        """
    case .handshake:
      let line = """
        {"jsonrpc": "2.0", "id": 0, "method": "initialize", \
        "params": {"protocolVersion": "2025-11-25"}}
        """
      _ = await server.answer(.line(line))
    }
    func call(_ tool: String, _ arguments: String) async throws -> JSON {
      let line = """
        {"jsonrpc": "2.0", "id": "c", "method": "tools/call", \
        "params": {"name": "\(tool)", "arguments": {\(arguments)}\(meta)}}
        """
      let answer = try #require(await server.answer(.line(line)))
      #expect(!answer.contains("\n"))
      return try JSON(reading: answer.utf8)
    }
    let opened = try await call("open_session", #""incident": "queue-drill""#)
    let result = try #require(opened["result"])
    #expect((result["resultType"] == "complete") == (revision == .stateless))
    #expect(opened["id"] == "c")
    let session = try #require(result["structuredContent"]?["session"]?.text)
    let noted = try await call("note", #""session": "\#(session)", "text": "hello""#)
    #expect(noted["result"]?["structuredContent"]?["entry"]?["number"] == 1)
  }

  @Test func `an open session lists nothing and is asked in words`() async throws {
    let bench = try ToolBench(shipped: true)
    let handle = try await bench.open("canary-segment-regression", mode: "open")
    let menu = try await bench.call(.menu, handle)
    #expect(menu["menu"]?["actions"] == [])
    #expect(await bench.refusal(.look, handle, ["action": "arms"])?.contains("'ask'") == true)
    let asked = try await bench.call(
      .ask,
      handle,
      ["request": "compare the arms", "confirm": true]
    )
    #expect(asked["outcome"] != nil)
    #expect(await bench.refusal(.ask, handle, ["request": "qwertz"])?.contains("nobody") == true)
  }

  @Test func `what is not certain is said back before it happens`() async throws {
    let bench = try ToolBench(shipped: true)
    let handle = try await bench.open("canary-segment-regression")
    let words: [String: JSON] = ["request": "I would pause the rollout now"]
    let back = try await bench.call(.ask, handle, words)
    #expect(back["outcome"] == "confirm")
    #expect(back["saidBack"]?["kind"] == "mitigation")
    #expect(try await bench.call(.status, handle)["timeline"] == [])
    let done = try await bench.call(.ask, handle, words.merging(["confirm": true]) { $1 })
    #expect(done["outcome"] == "done")
    #expect(done["entry"]?["number"] == 1)
  }

  @Test func `evidence is read again as a resource in every form that it has`() async throws {
    let bench = try ToolBench(shipped: true)
    let handle = try await bench.open("canary-segment-regression")
    let look = try await bench.call(.look, handle, ["action": "arms"])
    func read(_ address: String) async throws -> String {
      let result = try await bench.tools.read("firedrill://\(address)", .stateless)
      guard case .array(let contents)? = result["contents"] else { return "" }
      return contents.compactMap { $0["text"]?.text }.joined()
    }
    let base = "sessions/\(handle)/evidence/1"
    #expect(try JSON(reading: try await read("\(base).json").utf8) == look["entry"])
    #expect(try await read("\(base).svg").hasPrefix("<svg "))
    #expect(try await read("\(base).csv").contains(","))
    for page in ResourceAddress.Page.allCases {
      #expect(try await !read("sessions/\(handle)/\(page.rawValue)").isEmpty, "\(page)")
    }
    #expect(try await read("incidents").contains("canary-segment-regression"))
    for address in [
      "firedrill://sessions/\(handle)/evidence/2.json", "firedrill://sessions/\(handle)/truth",
      "firedrill://sessions/\(handle)/evidence/1.exe", "firedrill://sessions/1/brief",
      "firedrill://sessions/\(handle)/../brief", "file:///etc/passwd", "",
    ] {
      await #expect(throws: ProtocolError.self) { try await bench.tools.read(address, .stateless) }
    }
  }
}
