import Drills
import Foundation
import SessionStore
import Sessions
import TestSupport
import Testing

@testable import FiredrillCLI

struct ScriptTests {
  private static let replays = Repository.replays

  private static func names(in folder: URL, suffix: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(suffix) }.map { String($0.dropLast(suffix.count)) }.sorted()
  }

  @Test func `every recorded session has a script of its scenario and seed`() throws {
    let scripts = Self.replays.appendingPathComponent("scripts")
    let names = try Self.names(in: scripts, suffix: ".txt")
    #expect(try names == Self.names(in: Self.replays, suffix: ".jsonl"))
    for name in names {
      let script = try String(
        contentsOf: scripts.appendingPathComponent("\(name).txt"),
        encoding: .utf8
      )
      let bytes = try Data(contentsOf: Self.replays.appendingPathComponent("\(name).jsonl"))
      let file = try ReplayFile(decoding: Array(bytes), hash: Digests.sha256)
      let opening = "play \(file.header.scenario) --seed \(file.header.seed)"
      #expect(script.split(separator: "\n").first?.hasPrefix(opening) == true, "\(name)")
      let commands = script.split(separator: "\n").dropFirst()
      #expect(commands.count == file.events.count, "\(name): one line for each event")
    }
  }

  @Test func `a script records its session`() throws {
    let drill = try Drill.withShippedScenarios()
    let script = try String(
      contentsOf: Self.replays.appendingPathComponent("scripts/canary-hurried.txt"),
      encoding: .utf8
    )
    var lines = script.split(separator: "\n", omittingEmptySubsequences: false)
    let opening = lines.removeFirst().split(separator: " ").map(String.init)
    #expect(try drill.run(opening, input: lines.joined(separator: "\n")).status == 0)
    let recorded = try String(
      contentsOf: Self.replays.appendingPathComponent("canary-hurried.jsonl"),
      encoding: .utf8
    )
    #expect(try drill.run(["export", "1"]).output == recorded)
  }
}
