import Foundation
import TestSupport
import Testing

/// `simulate` and `score` in the built program.
struct SimulateTests {
  private struct Printed: Decodable {
    var scenarios: [String: Entry]

    struct Entry: Decodable {
      var players: [String: Player]
      var seeds: Int
      var difficulty: Int
    }

    struct Player: Decodable {
      var mean: Double
      var deciles: [Double]
      var criteria: [String: Double]
      var byTruth: [String: Double]

      private enum CodingKeys: String, CodingKey {
        case mean, deciles, criteria
        case byTruth = "by_truth"
      }
    }
  }

  /// Anything at all, for what is only counted.
  private struct Ignored: Decodable {
    init(from decoder: any Decoder) {}
  }

  @Test func `the JSON has the keys that are documented and no others`() throws {
    let run = try Drill().run(
      ["simulate", "canary-segment-regression", "--seeds", "1", "--players", "idle", "--json"]
    )
    let data = Data(run.output.utf8)
    let root = try JSONDecoder().decode([String: Ignored].self, from: data)
    #expect(Set(root.keys) == ["scenarios"])
    let scenarios = try JSONDecoder().decode([String: [String: [String: Ignored]]].self, from: data)
    let entry = try #require(scenarios["scenarios"]?["canary-segment-regression"])
    #expect(Set(entry.keys) == ["players", "seeds", "difficulty"])
    let player = try JSONDecoder().decode(Nested.self, from: data)
    let idle = player.scenarios["canary-segment-regression"]?.players["idle"] ?? [:]
    #expect(Set(idle.keys) == ["mean", "deciles", "criteria", "by_truth"])
  }

  private struct Nested: Decodable {
    var scenarios: [String: Players]

    struct Players: Decodable {
      var players: [String: [String: Ignored]]
    }
  }

  /// The bounds of 200 worlds with room for few.
  private static let bounds: [String: ClosedRange<Double>] = [
    "expert": 86...100, "late": 80...98, "checklist": 15...85, "shotgun": 30...72,
    "skipper": 15...65,
    "random": 5...45, "anchored": 5...37, "lucky": 0...25, "idle": 0...12,
  ]

  @Test(arguments: ShippedCalibrationTests.shipped)
  func `players of a shipped scenario come out as the design asks`(name: String) throws {
    let drill = try Drill()
    let folder = Repository.scenarios.appendingPathComponent(name).path
    let run = try drill.run(["simulate", folder, "--seeds", "8", "--json"])
    #expect(run.status == 0)
    let printed = try JSONDecoder().decode(Printed.self, from: Data(run.output.utf8))
    let entry = try #require(printed.scenarios[name])
    #expect(entry.seeds == 8)
    #expect(Set(entry.players.keys) == Set(Self.bounds.keys))
    for (player, range) in Self.bounds {
      let summary = try #require(entry.players[player])
      #expect(range.contains(summary.mean), "\(player): \(summary.mean)")
      #expect(summary.deciles.count == 9)
      #expect(summary.criteria.count == 7)
      #expect(!summary.byTruth.isEmpty)
    }
  }

  @Test func `the lowest worlds come with what was done and what it earned`() throws {
    let drill = try Drill()
    let run = try drill.run(
      [
        "simulate", "canary-segment-regression", "--players", "lucky", "--seeds", "3", "--lowest",
        "2",
      ]
    )
    #expect(run.status == 0)
    let lines = run.output.split(separator: "\n")
    #expect(lines.count { $0.hasPrefix("── lucky, world ") } == 2)
    #expect(lines.count { $0.contains(" declare ") } == 2)
    #expect(lines.contains { $0.hasPrefix("evidence choice") })
    let bad = try drill.run(["simulate", "canary-segment-regression", "--lowest", "-1"])
    #expect(bad.status == 64)
  }

  @Test func `players and numbers that do not exist are named`() throws {
    let drill = try Drill.withShippedScenarios()
    let player = try drill.run(["simulate", "canary-segment-regression", "--players", "bob"])
    #expect(player.status == 64)
    let seeds = try drill.run(["simulate", "canary-segment-regression", "--seeds", "0"])
    #expect(seeds.status == 64)
    let replay = Repository.replays.appendingPathComponent("canary-expert.jsonl").path
    let rubric = try drill.run(["score", replay, "--rubric", "9"])
    #expect(rubric.status == 65)
    let current = try drill.run(["score", replay, "--rubric", "3"])
    #expect(current.status == 0)
    #expect(current.output.contains("rubric 3"))
  }
}
