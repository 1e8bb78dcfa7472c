import Foundation
import ScenarioModel
import TestSupport
import Testing

@testable import FiredrillCLI

/// What the files and the output for programs tell of a session that is open.
struct OpenSessionTests {
  /// For each hypothesis the first seed from 1 that deals it.
  static let seeds: Result<[HypothesisID: UInt64], any Error> = Result {
    let staging = try Sample.canary()
    var found: [HypothesisID: UInt64] = [:]
    for seed in 1...80 as ClosedRange<UInt64> {
      let truth = staging.scenario.hypotheses[try staging.deal(seed: seed).truth].id
      if found[truth] == nil { found[truth] = seed }
      if found.count == staging.scenario.hypotheses.count { break }
    }
    return found
  }

  private static let script =
    "look release-notes\nlook locales\nslice count by arm\nhint\nnote hm\nbelieve h1=1 h2=1\n"
    + "mitigate pause-rollout\nupdate news\nwait 5\nlook recent\n"

  @Test func `each hypothesis is dealt by a seed and told after the declaration`() throws {
    let scenario = try Sample.canary().scenario
    let seeds = try Self.seeds.get()
    #expect(Set(seeds.keys) == Set(scenario.hypotheses.map(\.id)))
    for (truth, seed) in seeds {
      let drill = try Drill()
      let run = try drill.run(
        ["play", "--seed", "\(seed)"],
        input: "declare unknown because too early !\n"
      )
      #expect(run.status == 0)
      #expect(try Self.document(drill, ["replay", "1", "--json"])["truth"] == "\(truth)")
      #expect(try Self.document(drill, ["replay", "1", "--json"])["seed"] == "\(seed)")
    }
  }

  @Test func `an open session tells programs neither its seed nor its truth`() throws {
    for (truth, seed) in try Self.seeds.get() {
      let drill = try Drill()
      _ = try drill.run(["play", "--seed", "\(seed)"], input: Self.script)
      for arguments in [["replay", "1", "--json"], ["history", "--json"]] {
        let run = try drill.run(arguments)
        #expect(run.status == 0)
        #expect(!run.output.contains("\"seed\""))
        #expect(!run.output.contains("truth"))
        #expect(!run.output.contains("score\" : {"))
      }
      let events = try drill.run(["replay", "1", "--json"]).output
      #expect(events.components(separatedBy: "\(truth)").count == 2 || !events.contains("\(truth)"))
    }
  }

  @Test func `an abandoned session tells its seed but not what is true`() throws {
    let drill = try Drill()
    _ = try drill.run(["play", "--seed", "5"], input: "note one\nabandon\n")
    let document = try Self.document(drill, ["replay", "1", "--json"])
    #expect(document["seed"] == "5")
    #expect(document["truth"] == nil)
  }

  @Test(.enabled(if: Tool.path("sqlite3") != nil, "needs the sqlite3 command"))
  func `what is stored of an open session is the same whatever the truth is`() throws {
    var stored: [String: HypothesisID] = [:]
    let titles = try Sample.canary().scenario.hypotheses.map(\.title)
    for (truth, seed) in try Self.seeds.get() {
      let drill = try Drill()
      _ = try drill.run(["play", "--seed", "\(seed)"], input: Self.script)
      let names = try FileManager.default.contentsOfDirectory(atPath: drill.home).sorted()
      #expect(names.allSatisfy { $0.hasPrefix("sessions.sqlite") || $0 == "history" })
      let text = try Self.storedText(drill, seed: seed)
      #expect(titles.allSatisfy { !text.contains($0) })
      stored[text] = truth
    }
    #expect(stored.count == 1, "\(stored)")
  }

  /// Every text column of the store but the scenario's own files, with the seed, the time and what
  /// evidence said taken out.
  private static func storedText(_ drill: Drill, seed: UInt64) throws -> String {
    let columns = """
      SELECT 'session', id, replace(header, '"seed":\(seed)', ''), scenario, difficulty, mode, label,
        state, bundle, seed = '\(seed)' FROM sessions;
      SELECT 'event', session_id, number, json_remove(json, '$.look.digest', '$.look.finding',
        '$.slice.digest', '$.digest') FROM events;
      SELECT 'score', * FROM scores;
      SELECT 'bundle', digest FROM bundles;
      SELECT 'file', path FROM bundle_files;
      SELECT name, sql FROM sqlite_schema;
      """
    let file = drill.file("columns.sql")
    try Data(columns.utf8).write(to: URL(fileURLWithPath: file))
    let run = try drill.shell("sqlite3 '\(drill.home)/sessions.sqlite' < '\(file)'")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("event|1|10|"))
    return run.output
  }

  /// The members of a JSON document that are texts or numbers.
  private static func document(_ drill: Drill, _ arguments: [String]) throws -> [String: String] {
    let run = try drill.run(arguments)
    let document = try JSONDecoder().decode(Document.self, from: Data(run.output.utf8))
    var members: [String: String] = [:]
    members["truth"] = document.truth
    members["seed"] = document.seed.map { "\($0)" }
    return members
  }

  private struct Document: Decodable {
    var truth: String?
    var seed: UInt64?
  }
}
