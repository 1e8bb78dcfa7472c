import Drills
import Foundation
import SessionStore
import Sessions
import TestSupport
import Testing

@testable import FiredrillCLI

struct ImportTests {
  /// A recorded session of the canary that was declared.
  private static let recorded =
    Repository.replays.appendingPathComponent("canary-hurried.jsonl").path

  /// Another machine on which no scenario is installed.
  private static func bareMachine() throws -> Drill {
    let drill = try Drill.withShippedScenarios()
    drill.scenarios = drill.file("none")
    try FileManager.default.createDirectory(
      atPath: drill.scenarios,
      withIntermediateDirectories: true
    )
    return drill
  }

  /// Imports the recorded session and exports it with its scenario.
  private static func bundled(_ drill: Drill) throws -> String {
    #expect(try drill.run(["import", recorded]).status == 0)
    let path = drill.file("bundled.jsonl")
    #expect(try drill.run(["export", "1", "--bundle", "--out", path]).status == 0)
    return path
  }

  @Test func `a bundle goes to a machine without the scenario and comes back the same`() throws {
    let here = try Drill.withShippedScenarios()
    let path = try Self.bundled(here)
    let there = try Self.bareMachine()
    let imported = try there.run(["import", path, "--label", "Ada"])
    #expect(imported.status == 0, "\(imported.errors)")
    #expect(imported.errors == "", "the calibration came along and nothing was simulated")
    #expect(
      try there.run(["replay", "1", "--all"]).output == here.run(["replay", "1", "--all"]).output
    )
    #expect(
      try there.run(["replay", path, "--json"]).output
        == here.run(["replay", "1", "--json"]).output
    )
    let back = try there.run(["export", "1"]).output
    #expect(try Data(contentsOf: URL(fileURLWithPath: Self.recorded)) == Data(back.utf8))
    let again = there.file("again.jsonl")
    _ = try there.run(["export", "1", "--bundle", "--out", again])
    #expect(
      try Data(contentsOf: URL(fileURLWithPath: again))
        == Data(contentsOf: URL(fileURLWithPath: path))
    )
    let listed = try #require(try there.store().list().first)
    #expect((listed.known, listed.label, listed.state) == (.imported, "Ada", .declared))
    #expect(listed.score?.total == 9.659581849770671)
  }

  @Test func `a session that is here already is not kept twice`() throws {
    let drill = try Drill.withShippedScenarios()
    _ = try Self.bundled(drill)
    try drill.run(["import", Self.recorded]).expectRefusal(
      73,
      "that session is here already, as session 1"
    )
    #expect(try drill.store().list().count == 1)
  }

  @Test func `a file without its scenario needs one that is installed`() throws {
    let there = try Self.bareMachine()
    try there.run(["import", Self.recorded]).expectRefusal(66, "there are no scenarios in")
    #expect(try there.store().list().isEmpty)
  }

  /// A bundled file after a change, with hashes that fit.
  private static func forged(
    _ path: String,
    _ drill: Drill,
    change: (inout ReplayFile) throws -> Void
  ) throws -> String {
    let bytes = try #require(FileManager.default.contents(atPath: path))
    var file = try ReplayFile(decoding: Array(bytes), hash: Digests.sha256)
    try change(&file)
    let forged = drill.file("forged.jsonl")
    try Data(file.encoded(hash: Digests.sha256)).write(to: URL(fileURLWithPath: forged))
    return forged
  }

  @Test func `what a file makes up is refused, and nothing of it is kept`() throws {
    let here = try Drill.withShippedScenarios()
    let path = try Self.bundled(here)
    let there = try Self.bareMachine()
    let outside = try Self.forged(path, there) { $0.header.scenario = "../../elsewhere" }
    try there.run(["import", outside]).expectRefusal(65, "which is no name of a scenario")
    let other = try Self.forged(path, there) {
      let name = "scenario.yaml"
      let text = String(decoding: try #require($0.bundle?.files[name]), as: UTF8.self)
      $0.bundle?.files[name] = Array(
        text.replacing("daily_amplitude: 0.15", with: "daily_amplitude: 0.16").utf8
      )
    }
    try there.run(["import", other]).expectRefusal(
      65,
      "was played on another version of 'canary-segment-regression'",
      "the one it brings"
    )
    let broken = try Self.forged(path, there) {
      $0.bundle?.files["scenario.yaml"] = Array("format: [".utf8)
    }
    try there.run(["import", broken]).expectRefusal(65, "brings a scenario that cannot be used")
    let seen = try Self.forged(path, there) {
      $0.events[0] = .noted("something else happened")
      $0.events.insert(.waited(minutes: 500), at: 1)
    }
    try there.run(["import", seen]).expectRefusal(65, "event 2 could not have happened")
    let scored = try Self.forged(path, there) { $0.score?.total = 99 }
    try there.run(["import", scored]).expectRefusal(
      65,
      "the score sealed in it is not what its events earn"
    )
    let measured = try Self.forged(path, there) {
      $0.bundle?.files["calibration.bin"] = [1, 2, 3]
    }
    try there.run(["import", measured]).expectRefusal(65, "brings a calibration")
    #expect(try there.store().list().isEmpty)
  }

  @Test func `a newer format is named`() throws {
    let drill = try Drill.withShippedScenarios()
    let path = try Self.forged(Self.recorded, drill) { $0.header.format = 9 }
    try drill.run(["import", path]).expectRefusal(65, "line 1 names replay format 9")
  }

  @Test func `telemetry has no bundle`() throws {
    try Drill.withShippedScenarios().run([
      "export", "1", "--format", "csv", "--out", "x", "--bundle",
    ]).expectRefusal(
      64,
      "--bundle is for replay files"
    )
  }
}
