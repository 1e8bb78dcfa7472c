import Drills
import Foundation
import ScenarioModel
import Sessions
import Telemetry
import TestSupport
import Testing

@testable import FiredrillMCP

/// Whether anything but evidence tells the truth to a program while its session is open.
struct LeakTests {
  /// A seed whose digits stand in nothing else.
  private static let seed: UInt64 = 8_123_456_789_012

  /// All evidence there is, and every other call short of the end, wrong ones included.
  private static func script(of scenario: Scenario) -> [(PlayTool, [String: JSON])] {
    var calls: [(PlayTool, [String: JSON])] = [
      (.menu, [:]), (.status, [:]), (.debrief, [:]), (.hint, [:]), (.hint, [:]),
      (.sql, ["statement": "SELECT * FROM sqlite_master"]),
      (.sql, ["statement": "SELECT hypothesis FROM requests"]),
      (.sql, ["statement": "SELECT truly_resolved FROM requests"]),
      (.slice, ["question": "count by arm"]), (.slice, ["question": "count by truth"]),
      (.cite, ["action": "arms"]), (.ask, ["request": "what is the true cause"]),
      (.ask, ["request": "I would pause the rollout now"]),
    ]
    for action in scenario.actions {
      calls.append((.look, ["action": .string(action.id.rawValue)]))
    }
    for mitigation in scenario.mitigations {
      calls.append((.mitigate, ["mitigation": .string(mitigation.id.rawValue)]))
    }
    for cause in scenario.hypotheses.map(\.id.rawValue) + ["unknown", "h99"] {
      calls.append((.declare, ["cause": .string(cause), "explanation": "It is broken."]))
    }
    return calls + [
      (.believe, ["beliefs": ["h1": 1, "h2": 1]]), (.update, ["text": "news"]),
      (.wait, ["minutes": 5]), (.note, ["text": "one"]), (.evidence, [:]),
      (.evidence, ["event": 1]), (.status, [:]), (.menu, [:]), (.look, ["action": "nothing"]),
    ]
  }

  @Test func `whatever the truth is everything but evidence reads the same`() async throws {
    let staging = try Sample.canary()
    let calls = Self.script(of: staging.scenario)
    var plays: [(truth: HypothesisID, course: [String])] = []
    for hypothesis in staging.scenario.hypotheses {
      let session = try Session.of(staging, seed: Self.seed, truth: hypothesis.id)
      plays.append((hypothesis.id, try await Self.course(of: session, calls)))
    }
    let first = try #require(plays.first)
    #expect(first.course.count > calls.count)
    for play in plays.dropFirst() {
      #expect(play.course.count == first.course.count)
      for (answer, other) in zip(first.course, play.course) where answer != other {
        Issue.record("under '\(first.truth)':\n\(answer)\nunder '\(play.truth)':\n\(other)")
      }
    }
  }

  /// The names of the scenarios that are shipped.
  private static let shipped: [String] = {
    let names = try? FileManager.default.contentsOfDirectory(atPath: Repository.scenarios.path)
    return (names ?? []).filter { name in
      FileManager.default.fileExists(atPath: "\(Repository.scenarios.path)/\(name)/scenario.yaml")
    }.sorted()
  }()

  /// The rows that are drawn for every table of a session up to its page, whether telemetry records them or
  /// not: the work of an answer, as a count that depends on no clock.
  private static func drawnRows(of session: Session) throws -> [TableName: Int] {
    let world = session.scenario.world
    let window = MinuteRange(from: world.firstMinute, to: 0)
    var rows: [TableName: Int] = [:]
    for table in world.tables {
      rows[table.name] = try session.deal.world.rows(
        of: table.name,
        in: window,
        fields: [],
        timeline: session.scene.timeline,
        includingUnrecorded: true
      ).count
    }
    return rows
  }

  @Test(arguments: shipped)
  func `whatever the truth is as many rows are drawn but where it changes the traffic`(
    name: String
  ) throws {
    let staging = try Staging(Sample.shipped(name))
    var compared = 0
    // A world is drawn anew until its alert holds, which takes some truths more draws than others; those
    // of one draw are compared.
    var usual: [UInt32: [TableName: Int]] = [:]
    for hypothesis in staging.scenario.hypotheses {
      let session = try Session.of(staging, seed: Self.seed, truth: hypothesis.id)
      // Traffic is evidence: a count of requests shows it. An effect without a field is one on it.
      let busy = Set(session.truth.effects.filter { $0.field == nil }.map(\.table))
      for (table, count) in try Self.drawnRows(of: session) where !busy.contains(table) {
        if let usual = usual[session.deal.attempt]?[table] {
          #expect(count == usual, "\(table) under '\(hypothesis.id)'")
          compared += 1
        } else {
          usual[session.deal.attempt, default: [:]][table] = count
        }
      }
    }
    #expect(compared >= staging.scenario.hypotheses.count / 2)
  }

  /// Everything that the calls and the resources give, with the values of evidence taken out.
  private static func course(
    of session: Session,
    _ calls: [(PlayTool, [String: JSON])]
  ) async throws -> [String] {
    let bench = try ToolBench(shipped: true)
    let live = LiveSession(session, id: SessionID(rawValue: 1), log: ForgetfulLog())
    await bench.tools.hold(live, as: "h")
    var course: [String] = []
    func take(_ name: String, _ answer: JSON) {
      let line = answer.line
      #expect(!line.contains("\(seed)"), "\(name) tells the seed")
      for word in [#""seed""#, #""truth""#, #""posterior""#] {
        #expect(!line.contains(word), "\(name) has \(word)")
      }
      course.append("\(name): \(masked(answer).line)")
    }
    for (tool, arguments) in calls {
      let result = await bench.tools.call(tool, arguments.merging(["session": "h"]) { $1 })
      take("\(tool) \(JSON.object(arguments).line)", result)
    }
    for page in ResourceAddress.Page.allCases {
      let address = ResourceAddress.page(session: "h", page).text
      let contents = try await bench.tools.read(address, .stateless)
      guard case .array(let texts)? = contents["contents"], let text = texts.first?["text"]?.text
      else {
        Issue.record("\(address) gave \(contents.line)")
        continue
      }
      take(address, try JSON(reading: text.utf8))
    }
    return course
  }

  /// A value without what evidence may tell: figures, findings and the values shown.
  private static func masked(_ value: JSON) -> JSON {
    switch value {
    case .null, .boolean, .integer: return value
    case .number: return "#"
    case .string(let text): return .string(text)
    case .array(let items): return .array(items.map(masked))
    case .object(let members):
      var result: [String: JSON] = [:]
      for (name, member) in members { result[name] = masked(member, named: name) }
      return .object(result)
    }
  }

  private static func masked(_ value: JSON, named name: String) -> JSON {
    switch name {
    case "panels": frame(of: value)
    case "finding", "figure", "answer", "badRate": "#"
    case "page": withoutFigures(value)
    // The text of an answer says the same as its structured content; refusals have no other.
    case "text" where value.text?.contains("\n") == true: "#"
    case "text": withoutFigures(value)
    default: masked(value)
    }
  }

  /// The panels of evidence by their titles and kinds, which are the scenario's and not the world's.
  private static func frame(of panels: JSON) -> JSON {
    guard case .array(let panels) = panels else { return panels }
    return .array(
      panels.map { panel in
        guard case .object(let content)? = panel["content"] else { return panel }
        let kinds = content.keys.sorted().joined(separator: " ")
        return ["title": panel["title"] ?? .null, "kind": .string(kinds)]
      }
    )
  }

  private static func withoutFigures(_ value: JSON) -> JSON {
    guard let text = value.text else { return masked(value) }
    return .string(text.replacing(/[0-9]+([.,:][0-9]+)*/, with: "#"))
  }
}

/// Keeps nothing; for sessions that only a test sees.
private struct ForgetfulLog: SessionLog {
  func append(_ event: SessionEvent, as number: Int) {}

  func events(after number: Int) -> [SessionEvent] { [] }

  func version() -> Int { 0 }

  func news() -> AsyncStream<StoreState> { AsyncStream { $0.finish() } }
}
