import Foundation
import SessionStore
import TestSupport
import Testing

struct UpkeepTests {
  private static func listed(_ drill: Drill, _ filter: [String] = []) throws -> [Listed] {
    let run = try drill.run(["history", "--json"] + filter)
    #expect(run.status == 0, "\(run.errors)")
    return try JSONDecoder().decode([Listed].self, from: Data(run.output.utf8))
  }

  /// A session as `history --json` gives it, as far as these tests read it.
  private struct Listed: Decodable, Equatable {
    var id: Int
    var state: String
    var label: String
    var note: String
    var known: String?
    var topic: String?
  }

  @Test func `a session is labelled, annotated, abandoned and erased`() throws {
    let drill = try Drill()
    _ = try drill.run(["play"], input: "note x\n")
    #expect(
      try drill.run(["label", "1", "Ada\u{1B}[2J", "--note", "froze at\nthe page"]).status == 0
    )
    #expect(
      try Self.listed(drill) == [
        Listed(
          id: 1,
          state: "open",
          label: "Ada [2J",
          note: "froze at the page",
          known: nil,
          topic: "production"
        )
      ]
    )
    #expect(try drill.run(["abandon", "1"]).status == 0)
    #expect(try Self.listed(drill).map(\.state) == ["abandoned"])
    try drill.run(["abandon", "1"]).expectRefusal(65, "session 1 is over (abandoned)")
    try drill.run(["erase", "1"]).expectRefusal(64, "--yes says that it is meant")
    #expect(try Self.listed(drill).count == 1)
    #expect(try drill.run(["erase", "1", "--yes"]).output == "Session 1 is erased.\n")
    #expect(try Self.listed(drill).isEmpty)
  }

  @Test func `labels, notes and kinds fit into a table of 80 columns`() throws {
    let drill = try Drill()
    _ = try drill.run(["play", "--open"], input: "")
    _ = try drill.run(["label", "1", "Ada Lovelace", "--note", "the incomprehensible one"])
    _ = try drill.run(["abandon", "1"])
    let lines = try drill.run(["history"]).output.split(separator: "\n")
    #expect(
      lines.first?.split(separator: " ") == [
        "no.", "started", "scenario", "result", "kind", "label",
      ]
    )
    #expect(lines.contains { $0.contains(" canary-segment-regression ") })
    #expect(lines.allSatisfy { $0.count <= 80 })
  }

  @Test func `a session that is not there is named before anything is erased`() throws {
    let drill = try Drill()
    _ = try drill.run(["play", "--seed", "1"], input: "")
    try drill.run(["erase", "1", "9", "--yes"]).expectRefusal(66, "there is no session 9")
    try drill.run(["label", "9", "x"]).expectRefusal(66, "there is no session 9")
    try drill.run(["abandon", "9"]).expectRefusal(66, "there is no session 9")
    try drill.run(["label", "1"]).expectRefusal(64, "Give a label, or --note TEXT")
    #expect(try Self.listed(drill).map(\.id) == [1])
  }

  @Test func `history is filtered by what is asked for`() throws {
    let drill = try Drill()
    for label in ["Ada", "Ben", "ada"] {
      _ = try drill.run(["play", "--seed", "1", "--label", label], input: "")
    }
    #expect(try Self.listed(drill, ["--player", "ADA"]).map(\.id) == [3, 1])
    #expect(try Self.listed(drill, ["--scenario", "canary"]).count == 3)
    #expect(try Self.listed(drill, ["--topic", "agents"]).isEmpty)
    #expect(try Self.listed(drill, ["--topic", "production", "--mode", "drill"]).count == 3)
    #expect(try Self.listed(drill, ["--mode", "interview"]).isEmpty)
    #expect(try Self.listed(drill).map(\.known) == ["seeded", "seeded", "seeded"])
    try drill.run(["history", "--scenario", "nothing"]).expectRefusal(
      64,
      "there is no scenario 'nothing'"
    )
    #expect(try drill.run(["history", "--topic", "cooking"]).status == 64)
    #expect(
      try drill.run(["history", "--mode", "interview"]).output == "No session is like that.\n"
    )
  }
}
