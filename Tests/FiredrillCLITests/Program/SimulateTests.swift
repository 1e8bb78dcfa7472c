import Foundation
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

  @Test func `players of the shipped canary come out as the design asks`() throws {
    let drill = try Drill()
    let run = try drill.run(["simulate", "canary-segment-regression", "--seeds", "10", "--json"])
    #expect(run.status == 0)
    let printed = try JSONDecoder().decode(Printed.self, from: Data(run.output.utf8))
    let entry = try #require(printed.scenarios["canary-segment-regression"])
    #expect(entry.seeds == 10)
    // Few worlds: the bounds of 200 worlds with some room.
    let bounds: [String: ClosedRange<Double>] = [
      "expert": 87...100, "late": 80...100, "shotgun": 30...70, "skipper": 20...70,
      "random": 5...42, "anchored": 5...35, "lucky": 0...25, "idle": 0...15,
    ]
    #expect(Set(entry.players.keys) == Set(bounds.keys))
    for (name, range) in bounds {
      let player = try #require(entry.players[name])
      #expect(range.contains(player.mean), "\(name): \(player.mean)")
      #expect(player.deciles.count == 9)
      #expect(player.criteria.count == 7)
      #expect(!player.byTruth.isEmpty)
    }
  }

  @Test func `players and numbers that do not exist are named`() throws {
    let drill = try Drill()
    let player = try drill.run(["simulate", "canary-segment-regression", "--players", "bob"])
    #expect(player.status == 64)
    let seeds = try drill.run(["simulate", "canary-segment-regression", "--seeds", "0"])
    #expect(seeds.status == 64)
    let replay = Repository.root.appendingPathComponent("Replays/canary-expert.jsonl").path
    let rubric = try drill.run(["score", replay, "--rubric", "9"])
    #expect(rubric.status == 65)
    let first = try drill.run(["score", replay, "--rubric", "1"])
    #expect(first.status == 0)
    #expect(first.output.contains("rubric 1"))
  }
}
