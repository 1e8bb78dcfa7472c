import Drills
import Foundation
import SessionStore
import Sessions
import TestSupport
import Testing

@testable import FiredrillCLI

/// Replay files that were changed and hashed anew.
struct ForgedReplayTests {
  private let drill: Drill
  private let events: [SessionEvent]
  private let header: SessionHeader

  /// A play with a question in SQL that was answered, and one that failed while it ran.
  init() throws {
    drill = try Drill()
    let script = """
      sql SELECT locale, arm, avg(resolved) FROM requests WHERE minute >= -60 GROUP BY 1, 2
      sql SELECT json_extract('{}', 'x')
      look pools
      declare unknown because the Japanese gap stands !
      """
    _ = try drill.run(["play", "canary", "--seed", "5"], input: script + "\n")
    let stored = try drill.store().load(SessionID(rawValue: 1))
    (header, events) = (stored.header, stored.events)
  }

  /// The position and content of the question that was answered.
  private var question: (index: Int, query: AskedQuery) {
    for (index, event) in events.enumerated() {
      if case .queried(let query, _) = event { return (index, query) }
    }
    return (0, AskedQuery(statement: "", reads: [], rows: 0, digest: ""))
  }

  private func write(_ name: String, _ events: [SessionEvent]) throws -> String {
    let path = drill.file(name)
    let bytes = try ReplayFile(header: header, events: events).encoded(hash: Digests.sha256)
    try Data(bytes).write(to: URL(filePath: path))
    return path
  }

  private static let commands: [[String]] = [
    ["replay", "FILE", "--all"], ["import", "FILE"], ["score", "FILE"], ["debrief", "FILE"],
    ["compare", "FILE", "expert"], ["evidence", "FILE", "1"],
    ["graph", "canary-segment-regression", "--path", "FILE"],
  ]

  /// The words with which each command refuses a file; one, where all refuse alike.
  private func refusals(of path: String) throws -> Set<String> {
    try Set(
      Self.commands.map { command in
        let run = try drill.run(command.map { $0 == "FILE" ? path : $0 })
        return "\(run.status) \(run.errors)"
      }
    )
  }

  @Test func `a session's own file is taken by every command`() throws {
    let path = try write("own.jsonl", events)
    for command in Self.commands where command[0] != "import" {
      let run = try drill.run(command.map { $0 == "FILE" ? path : $0 })
      #expect(run.status == 0, "\(command): \(run.errors)")
    }
  }

  @Test func `a changed question in SQL is refused by all commands in the same words`() throws {
    let (index, query) = question
    var changes: [String: AskedQuery] = [:]
    for name in ["rows", "digest", "statement", "reads", "answers", "invalid", "failure"] {
      changes[name] = query
    }
    changes["rows"]?.rows = 1_000_000_000
    changes["digest"]?.digest = "00"
    changes["statement"]?.statement = "SELECT 1"
    changes["reads"]?.reads = []
    changes["answers"]?.answers = ["requests.pool"]
    changes["invalid"]?.statement = "this is no SQL; DROP TABLE x"
    changes["failure"]?.failure = .error
    for (name, change) in changes.sorted(by: { $0.key < $1.key }) {
      var forged = events
      forged[index] = .queried(change, minutes: 1)
      let path = try write("\(name).jsonl", forged)
      let reason =
        name == "invalid"
        ? "asks a question that cannot be read"
        : "does not show what this scenario and seed give; it was changed, or made by another version"
      #expect(
        try refusals(of: path) == ["65 firedrill: \(path): event \(index + 1) \(reason)\n"],
        "\(name)"
      )
    }
  }

  @Test func `a changed look is refused by all commands in the same words`() throws {
    var forged = events
    let index = try #require(
      forged.firstIndex { if case .looked = $0 { true } else { false } }
    )
    guard case .looked(var look) = forged[index] else { return }
    look.finding = look.finding == "even" ? "one-pool" : "even"
    forged[index] = .looked(look)
    let path = try write("look.jsonl", forged)
    let refusals = try refusals(of: path)
    #expect(refusals.count == 1)
    #expect(refusals.first?.contains("event \(index + 1) does not show") == true)
  }

  @Test func `a wrong seal is refused by all commands in the same words`() throws {
    let seal = SealedScore(rubric: header.rubric, total: 99.9, digest: "00")
    let path = drill.file("seal.jsonl")
    let file = ReplayFile(header: header, events: events, score: seal)
    try Data(file.encoded(hash: Digests.sha256)).write(to: URL(filePath: path))
    let refusals = try refusals(of: path)
    #expect(refusals.count == 1)
    #expect(refusals.first?.hasPrefix("65 ") == true)
  }

  @Test func `texts that a file brings must be those it was played with`() throws {
    let there = try Drill()
    there.scenarios = there.file("none")
    try FileManager.default.createDirectory(
      atPath: there.scenarios,
      withIntermediateDirectories: true
    )
    let bundled = drill.file("bundled.jsonl")
    #expect(try drill.run(["export", "1", "--bundle", "--out", bundled]).status == 0)
    var file = try ReplayFile(
      decoding: Array(Data(contentsOf: URL(filePath: bundled))),
      hash: Digests.sha256
    )
    let text = String(decoding: file.bundle?.files["scenario.yaml"] ?? [], as: UTF8.self)
    file.bundle?.files["scenario.yaml"] = Array(
      text.replacing("Compare the two arms over all languages", with: "Compare whatever").utf8
    )
    let path = there.file("texts.jsonl")
    try Data(file.encoded(hash: Digests.sha256)).write(to: URL(filePath: path))
    for machine in [there, drill] {
      try machine.run(["import", path]).expectRefusal(
        65,
        "brings other texts of 'canary-segment-regression' than it was played with"
      )
    }
  }

  @Test func `numbers at the edge break no command`() throws {
    for number in ["9223372036854775807", "-9223372036854775808"] {
      let words = "count every \(number)"
      let slice = SessionEvent.sliced(words: words, minutes: 2, digest: "00")
      let path = try write("edge.jsonl", [slice, .abandoned])
      for refusal in try refusals(of: path) {
        #expect(refusal.hasPrefix("65 firedrill: \(path): event 1 asks a question"))
      }
    }
  }
}
