import Foundation
import TestSupport
import Testing

struct CompareTests {
  private static func replay(_ name: String) -> String {
    Repository.replays.appendingPathComponent("\(name).jsonl").path
  }

  /// A comparison as far as these tests read it.
  private struct Compared: Decodable {
    var scenario: String
    var sameWorld: Bool
    var order: Order
    var a: Side
    var b: Side
    var looks: [Look]
    var timeline: [Moment]

    struct Order: Decodable, Equatable {
      var pairs: Int
      var same: Int
    }

    struct Side: Decodable {
      var name: String
      var truth: String
      var minutes: Int
      var score: Score?
      var harm: [Point]
    }

    struct Score: Decodable { var total: Double }

    struct Point: Decodable { var harm: Double }

    struct Look: Decodable {
      var action: String
      var a: Sight?
      var b: Sight?
    }

    struct Sight: Decodable {
      var order: Int
      var event: Int
    }

    struct Moment: Decodable {
      var minute: Int
      var a: String?
      var b: String?
    }
  }

  private static func compared(_ arguments: [String]) throws -> Compared {
    let run = try Drill.withShippedScenarios().run(["compare"] + arguments + ["--json"])
    #expect(run.status == 0, "\(run.errors)")
    return try JSONDecoder().decode(Compared.self, from: Data(run.output.utf8))
  }

  @Test func `a session is laid beside the reference's of its world`() throws {
    let compared = try Self.compared([Self.replay("canary-hurried"), "expert"])
    #expect(compared.sameWorld)
    #expect(compared.a.truth == compared.b.truth)
    #expect(compared.a.score?.total == 9.7)
    #expect(try #require(compared.b.score).total > 80)
    let harm = try [compared.a, compared.b].map { try #require($0.harm.last).harm }
    #expect(harm[0] > harm[1])
    #expect(compared.looks.filter { $0.a != nil }.map(\.action) == ["arms", "watch-japanese"])
    #expect(compared.looks.contains { $0.a == nil && $0.b != nil })
    #expect(compared.timeline.map(\.minute) == compared.timeline.map(\.minute).sorted())
    #expect(compared.timeline.compactMap(\.a).count == 5)
  }

  @Test func `a session beside itself is the same in everything`() throws {
    let path = Self.replay("canary-expert")
    let compared = try Self.compared([path, path])
    let looks = compared.looks
    #expect(looks.allSatisfy { $0.a?.order == $0.b?.order && $0.a?.event == $0.b?.event })
    #expect(
      compared.order
        == .init(pairs: looks.count * (looks.count - 1) / 2, same: compared.order.pairs)
    )
    #expect(compared.order.pairs > 0)
    #expect(compared.timeline.allSatisfy { $0.a == $0.b })
  }

  @Test func `two worlds are said to be two`() throws {
    let run = try Drill.withShippedScenarios().run([
      "compare", Self.replay("canary-halfway"), Self.replay("canary-hurried"),
    ])
    #expect(run.status == 0)
    #expect(run.output.contains("Two worlds: the same scenario, but not the same incident."))
    #expect(run.lines.allSatisfy { $0.count <= 80 })
  }

  @Test func `what cannot be compared is named`() throws {
    let drill = try Drill.withShippedScenarios()
    try drill.run(["compare", "expert", "expert"]).expectRefusal(64, "one of the two must be")
    try drill.run(["compare", "7", "expert"]).expectRefusal(66, "there is no session 7")
    _ = try drill.run(["play", "canary", "--seed", "1"], input: "note x\n")
    try drill.run(["compare", "1", "expert"]).expectRefusal(
      64,
      "session 1 is still open, and a comparison tells the truth"
    )
    try drill.run([
      "compare", Self.replay("canary-hurried"), Self.replay("tool-poisoning-anchored"),
    ])
    .expectRefusal(64, "is of 'canary-segment-regression' and", "of 'tool-poisoning'")
  }
}
