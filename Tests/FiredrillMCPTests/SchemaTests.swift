import Foundation
import ScenarioModel
import Sessions
import Telemetry
import TestSupport
import Testing

@testable import FiredrillMCP

/// Whether the answers of tools are what their schemas say, member by member.
struct SchemaTests {
  /// An answer with the tool that gave it.
  private struct Given {
    var tool: PlayTool
    var content: JSON
  }

  /// The answers of a whole play: every look, every tool, in every way that it answers.
  private static func answers(_ incident: String, mode: String) async throws -> [Given] {
    let limits = PlayLimits(minutes: 900, sessionBytes: 1 << 30)
    let bench = try ToolBench(shipped: true, limits: limits)
    var given: [Given] = []
    var handle = ""
    func call(_ tool: PlayTool, _ arguments: [String: JSON] = [:]) async {
      var arguments = arguments
      if !handle.isEmpty { arguments["session"] = .string(handle) }
      let result = await bench.tools.call(tool, arguments)
      guard let content = result["structuredContent"] else { return }
      given.append(Given(tool: tool, content: content))
    }
    await call(.listIncidents)
    await call(.openSession, ["incident": .string(incident), "mode": .string(mode)])
    handle = try #require(given.last?.content["session"]?.text)
    let scenario = try Sample.shipped(incident)
    await call(.menu)
    await call(.ask, ["request": "I would wait and see what the dashboards say"])
    await call(.ask, ["request": "compare"])
    await call(.ask, ["request": .string(scenario.actions[0].title), "confirm": true])
    await call(.ask, ["request": .string("I would \(scenario.mitigations[0].title)")])
    let table = scenario.world.tables[0].name.rawValue
    await call(.slice, ["question": "count last 60 every 10"])
    await call(.sql, ["statement": .string("SELECT * FROM \(table) LIMIT 3")])
    await call(.sql, ["statement": .string("SELECT quantile(minute, 7) FROM \(table)")])
    await call(.hint)
    await call(.mitigate, ["mitigation": .string(scenario.mitigations[0].id.rawValue)])
    await call(.wait, ["minutes": 5])
    for action in scenario.actions {
      await call(.look, ["action": .string(action.id.rawValue)])
    }
    await call(.believe, ["beliefs": ["h1": 3, "h2": 1]])
    await call(.update, ["text": "Users in one segment are hit; next update in 20 minutes."])
    await call(.note, ["text": "a note"])
    for event in 1...40 { await call(.evidence, ["event": .integer(event)]) }
    await call(.evidence)
    await call(.status)
    let verdict: [String: JSON] = [
      "cause": "h2", "explanation": "It breaks since the deploy, I think.", "cited": [2],
      "places": .array(scenario.places.prefix(1).map { .string($0.id.rawValue) }),
      "ruled_out": [["cause": "h1", "events": [2]]],
    ]
    await call(.declare, verdict)
    await call(.declare, ["cause": "unknown", "explanation": "The evidence is not enough."])
    await call(.declare, verdict.merging(["final": true]) { $1 })
    await call(.debrief)
    return given
  }

  @Test(
    arguments: [
      ("canary-segment-regression", "drill"), ("canary-segment-regression", "open"),
      ("tool-poisoning", "drill"), ("catastrophic-forgetting", "drill"),
    ]
  )
  func `every member of every answer is named by its tool's schema`(
    incident: String,
    mode: String
  ) async throws {
    let answers = try await Self.answers(incident, mode: mode)
    let answering = Set(answers.map(\.tool))
    // Citing and abandoning have the form of every other act; a citation needs a question that fits.
    let expected = Set(PlayTool.allCases).subtracting([.abandon, .cite])
      .subtracting(mode == "open" ? [.look] : [])
    #expect(expected.subtracting(answering).map(\.rawValue) == [])
    for answer in answers {
      let faults = StrictSchema.faults(answer.content, answer.tool.outputSchema.json)
      #expect(faults == [], "\(answer.tool.rawValue)")
    }
  }

  @Test func `a question that counts as a look is answered as its schema says`() async throws {
    let bench = try ToolBench(shipped: true)
    let handle = try await bench.open("canary-segment-regression")
    let statement =
      "SELECT locale, arm, count(*) AS n, avg(resolved) FROM requests WHERE minute >= -60"
      + " AND minute < 0 GROUP BY locale, arm"
    let answer = try await bench.call(.sql, handle, ["statement": .string(statement)])
    #expect(answer["credited"] != [])
    #expect(StrictSchema.faults(answer, PlayTool.sql.outputSchema.json) == [])
  }

  @Test func `a session that was abandoned is answered as its schemas say`() async throws {
    let bench = try ToolBench()
    let handle = try await bench.open()
    for tool in [PlayTool.abandon, .debrief, .status] {
      let content = try await bench.call(tool, handle)
      #expect(StrictSchema.faults(content, tool.outputSchema.json) == [], "\(tool.rawValue)")
    }
  }

  /// The value with a member more in each object, one at a time.
  private static func drifted(_ value: JSON) -> [JSON] {
    switch value {
    case .object(let members):
      [value.setting("drift", to: 1)]
        + members.flatMap { name, member in drifted(member).map { value.setting(name, to: $0) } }
    case .array(let items):
      items.prefix(1).flatMap { item in
        drifted(item).map { .array([$0] + items.dropFirst()) }
      }
    case .null, .boolean, .integer, .number, .string: []
    }
  }

  @Test func `a member more anywhere in an answer is seen`() async throws {
    let bench = try ToolBench(shipped: true)
    let handle = try await bench.open("canary-segment-regression")
    let look = try await bench.call(.look, handle, ["action": "arms"])
    let others = Self.drifted(look)
    #expect(others.count > 20)
    for other in others {
      #expect(!StrictSchema.faults(other, PlayTool.look.outputSchema.json).isEmpty)
    }
  }
}
