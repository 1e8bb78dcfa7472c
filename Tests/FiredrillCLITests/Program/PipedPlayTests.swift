import Foundation
import TestSupport
import Testing

struct PipedPlayTests {
  @Test func `a piped script plays from the brief to a scorecard`() throws {
    let drill = try Drill()
    let run = try drill.run(
      ["play", "canary-segment-regression", "--seed", ReferenceScript.seed],
      input: ReferenceScript.input()
    )
    #expect(run.status == 0)
    #expect(run.errors == "")
    let places = [
      "PAGE 14:50", "What it could be", "Session 1.", "── [1] 14:50", "You declared:", "── Score ",
      "── What happened ", "'firedrill debrief 1'",
    ].map { run.output.range(of: $0)?.lowerBound }
    #expect(places.allSatisfy { $0 != nil })
    #expect(places.compactMap(\.self) == places.compactMap(\.self).sorted())
    #expect(ReferenceScript.shownEvents(in: run.output) == ReferenceScript.commands.count)
    #expect(!run.output.contains("Not done"))
  }

  @Test func `each line of a script is echoed behind its prompt`() throws {
    let drill = try Drill()
    let run = try drill.run(["play", "--seed", "1"], input: "note one\r\nnote two")
    #expect(run.output.contains(")> note one\nNoted: one\n"))
    #expect(run.output.contains(")> note two\nNoted: two\n"))
  }

  @Test func `the end of input leaves a session resumable and resume finishes it`() throws {
    let drill = try Drill()
    let first = try drill.run(
      ["play", "--seed", ReferenceScript.seed],
      input: ReferenceScript.input(to: 4)
    )
    #expect(first.status == 0)
    #expect(first.output.hasSuffix("\nSession 1 is saved; 'firedrill resume 1' goes on.\n"))
    let second = try drill.run(["resume"], input: ReferenceScript.input(from: 4, to: 9) + "quit\n")
    #expect(second.status == 0)
    #expect(second.output.contains("Session 1 goes on. So far:"))
    #expect(second.output.contains("── [4] "), "the last event is shown again")
    let third = try drill.run(["resume", "1"], input: ReferenceScript.input(from: 9))
    #expect(third.status == 0)
    #expect(third.output.contains("── Score "))
    let whole = try Drill()
    let run = try whole.run(
      ["play", "--seed", ReferenceScript.seed],
      input: ReferenceScript.input()
    )
    #expect(try drill.events() == whole.events())
    #expect(Self.score(of: third) == Self.score(of: run))
  }

  @Test func `history, replay and export of a session agree`() throws {
    let drill = try Drill()
    let played = try drill.run(
      ["play", "--seed", ReferenceScript.seed, "--label", "Ada"],
      input: ReferenceScript.input()
    )
    let replayed = try drill.run(["replay", "1", "--all"])
    #expect(replayed.status == 0)
    #expect(Self.isSubsequence(replayed.lines, of: played.lines))
    #expect(ReferenceScript.shownEvents(in: replayed.output) == ReferenceScript.commands.count)
    let file = drill.file("canary.jsonl")
    #expect(try drill.run(["export", "1", "--out", file]).status == 0)
    #expect(try drill.run(["replay", file, "--all"]).output == replayed.output)
    let printed = try drill.run(["export", "1"])
    #expect(try String(contentsOfFile: file, encoding: .utf8) == printed.output)
    #expect(
      try drill.run(["replay", file, "--json"]).output
        == drill.run(["replay", "1", "--json"]).output
    )
    let history = try drill.run(["history", "--json"])
    let listed = try JSONDecoder().decode([Listed].self, from: Data(history.output.utf8))
    let total = try #require(listed.first?.score)
    #expect(
      listed == [
        Listed(
          id: 1,
          scenario: "canary-segment-regression",
          mode: "drill",
          state: "declared",
          label: "Ada",
          events: ReferenceScript.commands.count,
          score: total
        )
      ]
    )
    let shownTotal = (total * 10).rounded() / 10
    #expect(Self.score(of: played)?.hasPrefix("── Score \(shownTotal) of 100") == true)
    #expect(Self.score(of: replayed) == Self.score(of: played))
  }

  @Test func `a free question is answered again by evidence and by a replay`() throws {
    let drill = try Drill()
    let played = try drill.run(
      ["play", "--seed", "1"],
      input: "slice count by arm\nevidence 1\nevidence\nabandon\n"
    )
    let heading = "── [1] 14:50–14:52 slice count by arm "
    #expect(played.lines.count { $0.hasPrefix(heading) } == 2)
    #expect(played.lines.count { $0.hasPrefix("canary  ") } == 2)
    #expect(played.output.contains("  [1] 14:52 slice count by arm"))
    let replayed = try drill.run(["replay", "1", "--all"])
    #expect(replayed.lines.count { $0.hasPrefix("canary  ") } == 1)
  }

  /// A session as `history --json` gives it, but for the time of day.
  private struct Listed: Hashable, Codable {
    var id: Int
    var scenario: String
    var mode: String
    var state: String
    var label: String
    var events: Int
    var score: Double?
  }

  private static func score(of run: Finished) -> String? {
    run.lines.first { $0.hasPrefix("── Score ") }
  }

  private static func isSubsequence(_ part: [String], of whole: [String]) -> Bool {
    var rest = whole[...]
    for line in part {
      guard let place = rest.firstIndex(of: line) else { return false }
      rest = rest[(place + 1)...]
    }
    return true
  }
}
