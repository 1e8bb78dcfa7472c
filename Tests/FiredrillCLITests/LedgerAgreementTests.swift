import Foundation
import TestSupport
import Testing

/// Parts of a score that judge the same step, over the recorded sessions of experts.
struct LedgerAgreementTests {
  private struct Document: Decodable {
    var score: Score

    struct Score: Decodable { var criteria: [Criterion] }
    struct Criterion: Decodable {
      var name: String
      var ledger: [Line]
    }
    struct Line: Decodable {
      var events: [Int]
      var points: Double
      var possible: Double
    }
  }

  private static let experts =
    ((try? FileManager.default.contentsOfDirectory(atPath: Repository.replays.path)) ?? [])
    .filter { $0.hasSuffix("-expert.jsonl") }.sorted()

  @Test func `there are experts`() { #expect(Self.experts.count >= 4) }

  @Test(arguments: experts)
  func `a step that the order rewards is not worthless as a choice`(name: String) throws {
    let drill = try Drill.withShippedScenarios()
    let path = Repository.replays.appending(path: name).path
    let run = try drill.run(["replay", path, "--json"])
    let score = try JSONDecoder().decode(Document.self, from: Data(run.output.utf8)).score
    func lines(_ name: String) throws -> [Document.Line] {
      try #require(score.criteria.first { $0.name == name }).ledger
    }
    let choices = try lines("evidence choice")
    var judged = 0
    for pair in try lines("order") where pair.points > 0 {
      for choice in choices where choice.events == [pair.events.first] {
        judged += 1
        #expect(choice.points > 0, "[\(choice.events)] of \(name)")
      }
    }
    #expect(judged > 0)
  }
}
