import Foundation
import TestSupport
import Testing

struct BadReplayTests {
  @Test func `a replay file that is missing is named`() throws {
    try Drill().run(["replay", "gone.jsonl"]).expectRefusal(
      66,
      "there is no session or replay file 'gone.jsonl'",
      "'firedrill history' lists sessions"
    )
  }

  @Test func `a session that is missing is named`() throws {
    let drill = try Drill()
    for command in ["replay", "resume", "export"] {
      try drill.run([command, "9"]).expectRefusal(
        66,
        "there is no session 9; 'firedrill history' lists those there are"
      )
    }
    try drill.run(["resume"]).expectRefusal(
      66,
      "there is no open session; 'firedrill play' starts one"
    )
  }

  @Test func `one changed byte is found wherever it is`() throws {
    let drill = try Drill()
    let whole = Array(try drill.exportedLines().joined(separator: "\n").utf8)
    let path = drill.file("changed.jsonl")
    for place in stride(from: 3, to: whole.count, by: max(1, whole.count / 24)) {
      var bytes = whole
      bytes[place] = bytes[place] == UInt8(ascii: "7") ? UInt8(ascii: "8") : UInt8(ascii: "7")
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      let line = whole[..<place].count { $0 == 0x0A } + 1
      let run = try drill.run(["replay", path])
      run.expectRefusal(65, path, "line \(line)")
      #expect(run.output == "", "nothing of a changed file is shown")
    }
  }

  @Test func `an end that is cut off is found`() throws {
    let drill = try Drill()
    let whole = Array(try drill.exportedLines().joined(separator: "\n").utf8)
    let path = drill.file("cut.jsonl")
    for count in [0, 1, whole.count / 2, whole.count - 40, whole.count - 1] {
      try Data(whole[..<count]).write(to: URL(fileURLWithPath: path))
      try drill.run(["replay", path, "--all"]).expectRefusal(65, path)
    }
    let lines = try drill.exportedLinesAgain()
    try Data((lines[..<3].joined(separator: "\n") + "\n").utf8)
      .write(to: URL(fileURLWithPath: path))
    try drill.run(["replay", path]).expectRefusal(
      65,
      "\(path): the replay is cut off after line 3: the seal that ends it is missing"
    )
  }

  @Test func `what is no replay is refused`() throws {
    let drill = try Drill()
    let path = drill.file("x.jsonl")
    for text in ["{}\n", "hello\n", "{\"a\":1}\n{\"b\":2}\n"] {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
      try drill.run(["replay", path]).expectRefusal(65, path, "line 1")
    }
    try drill.run(["replay", Repository.root.path]).expectRefusal(66, Repository.root.path)
  }

  @Test func `a replay of another version of the scenario is refused`() throws {
    let drill = try Drill()
    let path = drill.file("old.jsonl")
    try Data(try drill.exportedLines().joined(separator: "\n").utf8)
      .write(to: URL(fileURLWithPath: path))
    try drill.changeScenario("daily_amplitude: 0.15", to: "daily_amplitude: 0.16")
    try drill.run(["replay", path]).expectRefusal(
      65,
      "was played on another version of 'canary-segment-regression'"
    )
    #expect(
      try drill.run(["replay", "1"]).status == 0,
      "the store keeps the scenario as it was"
    )
  }

  @Test func `an existing file is not overwritten by an export`() throws {
    let drill = try Drill()
    _ = try drill.exportedLines()
    let path = drill.file("mine.jsonl")
    try Data("mine".utf8).write(to: URL(fileURLWithPath: path))
    try drill.run(["export", "1", "--out", path]).expectRefusal(73, "\(path) exists already")
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "mine")
    try drill.run(["export", "1", "--out", drill.file("no/where")]).expectRefusal(
      73,
      "no/where"
    )
  }

  @Test func `an open session is not exported`() throws {
    let drill = try Drill()
    _ = try drill.run(["play", "--seed", "5"], input: "note one\n")
    let run = try drill.run(["export", "1"])
    run.expectRefusal(
      64,
      "session 1 is still open, and its file would tell the truth",
      "end it with 'declare' or 'abandon' first"
    )
    #expect(run.output == "")
  }
}

extension Drill {
  /// The lines of the session that `exportedLines` played.
  fileprivate func exportedLinesAgain() throws -> [String] { try run(["export", "1"]).lines }
}
