import Drills
import Foundation
import SessionStore
import Sessions
import TestSupport
import Testing

@testable import FiredrillCLI

/// Scores that an older rubric sealed, and `score`, in the built program.
struct SealedScoreTests {
  /// A recorded session of the canary that comes to 9.7 by the current rubric.
  private static let recorded =
    Repository.replays.appendingPathComponent("canary-hurried.jsonl").path

  /// The recorded session as rubric 1 would have sealed it, after a change, with hashes that fit.
  private static func sealed(
    _ drill: Drill,
    change: (inout ReplayFile) -> Void = { _ in }
  ) throws -> String {
    let bytes = try #require(FileManager.default.contents(atPath: recorded))
    var file = try ReplayFile(decoding: Array(bytes), hash: Digests.sha256)
    file.header.rubric = 1
    file.score = SealedScore(
      rubric: 1,
      total: 71.26,
      digest: String(repeating: "01", count: 32)
    )
    change(&file)
    let path = drill.file("sealed.jsonl")
    try Data(file.encoded(hash: Digests.sha256)).write(to: URL(fileURLWithPath: path))
    return path
  }

  private static let note = "The score by rubric 1 is shown as it was sealed"

  @Test func `a replay file keeps the score of an older rubric and is shown with it`() throws {
    let drill = try Drill.withShippedScenarios()
    let path = try Self.sealed(drill)
    let text = try drill.run(["replay", path, "--all"])
    #expect(text.status == 0, "\(text.errors)")
    #expect(text.output.contains("Score 71.3 of 100: hire"))
    #expect(text.output.contains(Self.note))
    #expect(text.lines.allSatisfy { $0.count <= 80 })
    let debrief = try drill.run(["debrief", path])
    #expect(debrief.output.contains("score 71.3, hire"))
    #expect(debrief.output.contains(Self.note))
    #expect(debrief.output.contains("Train next"))
    let score = try Self.scored(drill, path)
    #expect((score.old.rubric, score.old.total) == (1, 71.3))
    #expect((score.new.rubric, score.new.total) == (3, 9.7))
  }

  @Test func `an imported session keeps the score of an older rubric wherever it is shown`() throws
  {
    let drill = try Drill.withShippedScenarios()
    let path = try Self.sealed(drill)
    let imported = try drill.run(["import", path])
    #expect(imported.output.contains("each checked, score 71.3."), "\(imported.errors)")
    #expect(try drill.store().list().first?.score == StoredTotal(rubric: 1, total: 71.26))
    let history = try drill.run(["history"]).output
    #expect(history.contains("71.3"))
    for words in [["replay", "1", "--all"], ["debrief", "1"], ["score", "1"]] {
      let run = try drill.run(words)
      #expect(run.status == 0, "\(run.errors)")
      #expect(run.output.contains("71.3") && run.output.contains(Self.note), "\(words)")
    }
    let score = try Self.scored(drill, "1")
    #expect((score.old.rubric, score.old.total) == (1, 71.3))
    #expect((score.new.rubric, score.new.total) == (3, 9.7))
    #expect(try drill.run(["history"]).output == history, "nothing is overwritten")
    let back = try drill.run(["export", "1"]).output
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data(back.utf8))
  }

  @Test func `a kept ledger stands beside the new one`() throws {
    let drill = try Drill.withShippedScenarios()
    _ = try drill.run(["import", Self.sealed(drill)])
    // Versions that scored by rubric 1 kept no digest, so the file cannot seal what they gave.
    let kept = """
      {"rubric":1,"total":71.3,"band":"hire","flags":[],"criteria":[{"name":"order","weight":12.5,\
      "points":6.25,"ledger":[{"events":[1],"text":"Scope first.","points":6.25,"possible":12.5}]}]}
      """
    try drill.store().record(
      StoredTotal(rubric: 1, total: 71.26),
      json: Array(kept.utf8),
      of: SessionID(rawValue: 1)
    )
    let lines = try drill.run(["score", "1"]).lines
    #expect(lines.contains { $0.hasPrefix("criterion") && $0.contains("rubric 1") })
    #expect(lines.contains { $0.hasPrefix("order") && $0.contains("6.3 of 12.5") })
    #expect(try drill.run(["replay", "1", "--all"]).output.contains("Scope first."))
    let bytes = Array(try drill.run(["export", "1"]).output.utf8)
    #expect(try ReplayFile(decoding: bytes, hash: Digests.sha256).score == nil)
  }

  @Test func `a seal that no known rubric gives is refused, and so is a changed event`() throws {
    let drill = try Drill.withShippedScenarios()
    let newer = try Self.sealed(drill) { $0.score?.rubric = 4 }
    try drill.run(["replay", newer, "--all"]).expectRefusal(65, "there is no rubric 4")
    let header = try Self.sealed(drill) {
      $0.header.rubric = 4
      $0.score = nil
    }
    try drill.run(["replay", header, "--all"]).expectRefusal(65, "there is no rubric 4")
    for total in [-0.5, 100.5] {
      let path = try Self.sealed(drill) { $0.score?.total = total }
      try drill.run(["import", path]).expectRefusal(65, "no rubric gives the score sealed in it")
    }
    let zero = try Self.sealed(drill) { $0.score?.rubric = 0 }
    try drill.run(["score", zero]).expectRefusal(65, "no rubric gives the score sealed in it")
    let changed = try Self.sealed(drill) { $0.events.insert(.waited(minutes: 500), at: 1) }
    try drill.run(["import", changed]).expectRefusal(65, "could not have happened")
    #expect(try drill.store().list().isEmpty)
  }

  @Test func `only the current rubric scores, and scoring again overwrites nothing`() throws {
    let drill = try Drill.withShippedScenarios()
    _ = try drill.run(["import", Self.recorded])
    let before = try drill.run(["history", "--json"]).output
    let score = try Self.scored(drill, "1")
    #expect(score.old.rubric == 3 && score.new.rubric == 3)
    for score in [score.old, score.new] {
      #expect(score.criteria.count == 7)
      for criterion in score.criteria {
        let sum = criterion.ledger.reduce(0) { $0 + $1.points }
        #expect(abs(sum - criterion.points) < 1e-9)
      }
      let total = score.criteria.reduce(0) { $0 + $1.points }
      #expect(abs(min(total, score.cap ?? 100) - score.total) <= 0.05 + 1e-9)
    }
    let text = try drill.run(["score", "1", "--rubric", "3"])
    #expect(text.output.contains("rubric 3") && !text.output.contains("rubric 1"))
    #expect(try drill.run(["history", "--json"]).output == before)
    for number in ["0", "9", "-1"] {
      let refused = try drill.run(["score", "1", "--rubric=\(number)"])
      refused.expectRefusal(65, "there is no rubric \(number)")
    }
    for number in ["1", "2"] {
      let refused = try drill.run(["score", "1", "--rubric", number])
      refused.expectRefusal(65, "rubric \(number) no longer scores")
    }
  }

  private static func scored(_ drill: Drill, _ name: String) throws -> Scored {
    let run = try drill.run(["score", name, "--json"])
    let scored = try JSONDecoder().decode([Scored].self, from: Data(run.output.utf8))
    return try #require(scored.first, "\(run.errors)")
  }

  private struct Scored: Decodable {
    var old: Score
    var new: Score

    struct Score: Decodable {
      var rubric: Int
      var total: Double
      var cap: Double?
      var criteria: [Criterion]
    }

    struct Criterion: Decodable {
      var points: Double
      var ledger: [Line]
    }

    struct Line: Decodable {
      var points: Double
    }
  }
}
