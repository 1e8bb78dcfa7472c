import Foundation
import Sessions
import TestSupport
import Testing

struct UsageTests {
  @Test(arguments: [
    (["frobnicate"], "frobnicate"), (["play", "--seed", "x"], "'x'"),
    (["play", "--seed", "-1"], "--seed"), (["play", "--seed", "18446744073709551616"], "--seed"),
    (["resume", "first"], "'first'"), (["export"], "<session>"), (["replay"], "<session>"),
    (["history", "--jsn"], "--jsn"), (["play", "a", "b"], "'b'"),
    (["export", "1", "--out"], "--out"),
  ])
  func `what the program does not take is named`(arguments: [String], part: String) throws {
    let run = try Drill().run(arguments)
    run.expectRefusal(64, part)
    #expect(run.output == "")
  }

  @Test(arguments: [
    [], ["menu"], ["list"], ["play"], ["resume"], ["history"], ["replay"], ["export"], ["check"],
    ["schema"], ["calibrate"], ["preview"], ["progress"], ["label"], ["abandon"], ["erase"],
    ["compare"], ["branch"], ["import"], ["mcp"], ["arena"],
  ])
  func `every command has help with an example`(command: [String]) throws {
    let run = try Drill().run(command + ["--help"])
    #expect(run.status == 0)
    #expect(run.output.contains("or example: firedrill") || run.output.contains("For example:\n"))
    #expect(run.lines.allSatisfy { $0.count <= 80 })
  }

  @Test(arguments: [["resume"], ["replay"], ["export"]])
  func `a session that is over or missing is told apart`(command: [String]) throws {
    let drill = try Drill()
    _ = try drill.run(["play", "--seed", "5"], input: "abandon\n")
    let run = try drill.run(command + ["1"])
    if command == ["resume"] {
      run.expectRefusal(64, "session 1 is over; 'firedrill replay 1' shows it")
    } else {
      #expect(run.status == 0)
    }
  }

  @Test(arguments: ["0", "-1", "7", "18446744073709551615", "9223372036854775807"])
  func `seeds at the edges are dealt or refused, never fatal`(seed: String) throws {
    let drill = try Drill()
    let run = try drill.run(["play", "--seed=\(seed)"], input: "look arms\nabandon\n")
    #expect(!run.looksLikeACrash)
    #expect(run.status == (seed == "-1" ? 64 : 0))
    guard run.status == 0 else { return }
    let file = drill.file("\(seed).jsonl")
    #expect(try drill.run(["export", "1", "--out", file]).status == 0)
    #expect(try drill.run(["replay", file]).status == 0)
  }

  @Test func `two programs that play the same session do not mix their events`() throws {
    let drill = try Drill()
    _ = try drill.run(["play", "--seed", "5"], input: "note one\n")
    let first = try drill.start(["resume"], holding: "")
    #expect(first.wait { $0.contains("[1]") })
    let second = try drill.run(["resume"], input: "note two\n")
    #expect(second.status == 0)
    first.type("note three\n")
    let run = first.finish()
    run.expectRefusal(
      65,
      "session 1 goes on with event 3, not 2",
      "'firedrill resume' takes it up where it is"
    )
    #expect(!run.output.contains("Noted: three"))
    #expect(try drill.events() == [.noted("one"), .noted("two")])
  }

  @Test(arguments: [
    "believe h1=nan", "believe h1=inf", "believe h1=-1", "believe h1=0", "believe h1=1 h1=2",
    "wait 0", "wait 241", "wait 100000", "note", "update", "evidence 9", "evidence 0",
    "look same-mix", "mitigate resume-rollout", "declare h1 at ja citing 7 because x",
    "declare h1 at nowhere because", "slice mean truly_resolved", "look \u{1B}[31m", "\u{0}",
  ])
  func `a refused line costs nothing and the session goes on`(line: String) throws {
    let drill = try Drill()
    let run = try drill.run(["play", "--seed", "5"], input: "\(line)\nnote after\n")
    #expect(run.status == 0)
    #expect(!run.looksLikeACrash)
    #expect(run.output.contains("Not done:"))
    #expect(!run.output.contains("..\n"))
    #expect(run.lines.contains { $0.hasPrefix("14:50 +0 min") && $0.hasSuffix("note after") })
    #expect(try drill.events() == [.noted("after")])
  }

  @Test func `a line of more than a mebibyte is refused and the session goes on`() throws {
    let drill = try Drill()
    let long = drill.file("long")
    try Data(("note " + String(repeating: "x", count: 2 << 20) + "\nnote after\n").utf8)
      .write(to: URL(fileURLWithPath: long))
    let run = try drill.shell("\"$F\" play --seed 5 < '\(long)'")
    #expect(run.status == 0)
    #expect(run.output.contains("is longer than 1048576 characters and was not read"))
    #expect(try drill.events() == [.noted("after")])
  }

  @Test func `a note at the limit is kept and one beyond it refused`() throws {
    let drill = try Drill()
    let text = String(repeating: "é", count: 20_000)
    let run = try drill.run(["play", "--seed", "5"], input: "note \(text)\nnote \(text)x\n")
    #expect(run.status == 0)
    #expect(run.output.contains("the note has 20001 characters; 20000 is the most"))
    #expect(try drill.events() == [.noted(text)])
  }
}
