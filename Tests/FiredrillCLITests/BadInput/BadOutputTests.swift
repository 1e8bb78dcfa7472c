import Foundation
import Sessions
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

struct BadOutputTests {
  /// Runs a session that `opening` began, with a line of the shell.
  private static func resume(_ line: String, _ drill: Drill) throws -> Finished {
    _ = try drill.run(["play", "--seed", "5"], input: "note one\n")
    return try drill.shell(line)
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "needs /dev/full"))
  func `a full disk under the output is told and costs no event`() throws {
    let drill = try Drill()
    let run = try Self.resume("echo 'note two' | \"$F\" resume > /dev/full", drill)
    run.expectRefusal(74, "firedrill: The output's disk is full; free some space")
    try drill.shell("\"$F\" list > /dev/full").expectRefusal(74)
    try drill.shell("\"$F\" replay 1 > /dev/full").expectRefusal(74)
    #expect(try drill.run(["resume"], input: "note three\n").status == 0)
    #expect(try drill.events().last == .noted("three"))
  }

  @Test func `a reader that leaves early ends the program quietly`() throws {
    let drill = try Drill()
    let run = try Self.resume(
      """
      mkfifo gone
      { (printf 'note two\\nlook arms\\n'; read line <gone; echo menu) 2>/dev/null | "$F" resume
        echo $? >&2; } | { head -1; exec <&-; echo >gone; }
      """,
      drill
    )
    #expect(run.errors == "0\n")
    #expect(run.lines.count == 2)
    let replay = try drill.shell("{ \"$F\" replay 1; echo $? >&2; } | true")
    #expect(replay.errors == "0\n")
    #expect(try drill.run(["resume"], input: "note last\n").status == 0)
  }

  @Test func `an output that is closed from the start is told`() throws {
    let drill = try Drill()
    let run = try Self.resume("\"$F\" history >&-", drill)
    run.expectRefusal(74, "firedrill: Writing the output failed")
  }

  @Test func `an input that cannot be read is told and the session kept`() throws {
    let drill = try Drill()
    let run = try Self.resume("\"$F\" resume < /", drill)
    run.expectRefusal(74, "firedrill: ")
    #expect(try drill.run(["resume"], input: "note two\n").status == 0)
  }

  @Test func `input that is closed from the start ends a session as its end does`() throws {
    let drill = try Drill()
    let run = try Self.resume("\"$F\" resume <&-", drill)
    #expect(run.status == 0)
    #expect(run.output.contains("Session 1 is saved"))
  }

  @Test(arguments: [0, 1, 2, 5, 9, 14])
  func `an interrupt at any moment ends with 130 and loses nothing`(events: Int) throws {
    let drill = try Drill()
    let playing = try drill.start(
      ["play", "--seed", ReferenceScript.seed],
      holding: ReferenceScript.input(to: ReferenceScript.commands.count - 1)
    )
    #expect(
      playing.wait {
        $0.contains("Session 1.") && ReferenceScript.shownEvents(in: $0) >= events
      }
    )
    playing.send(SIGINT)
    let run = playing.finish()
    #expect(run.status == 130)
    #expect(!run.looksLikeACrash)
    let shown = ReferenceScript.shownEvents(in: run.output)
    let stored = try drill.events().count
    #expect(stored == shown || stored == shown + 1)
  }
}
