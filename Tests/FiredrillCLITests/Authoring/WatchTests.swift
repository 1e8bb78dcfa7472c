import Drills
import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@testable import FiredrillCLI

/// `check --watch` through the built program.
struct WatchTests {
  private static func template(_ drill: Drill) throws -> (folder: String, text: String) {
    let folder = try NewScenario.make("watched", in: drill.scenarios)
    let text = try String(contentsOfFile: "\(folder)/scenario.yaml", encoding: .utf8)
    return (folder, text)
  }

  @Test func `a saved file is checked again, also where an editor renames, and q leaves`() throws {
    let drill = try Drill()
    let (folder, text) = try Self.template(drill)
    let watch = try drill.start(["check", "--watch", folder], holding: "")
    #expect(watch.wait { $0.contains("Check 1. Watching \(folder); q leaves.") })
    #expect(watch.output.contains("What looks come to, in 12 worlds of each hypothesis:"))
    #expect(watch.output.contains("bits kinds: long (A"))
    let file = URL(fileURLWithPath: "\(folder)/scenario.yaml")
    try Data(text.replacing("horizon: 120", with: "horizon: soon").utf8).write(to: file)
    #expect(watch.wait { $0.contains("Check 2.") })
    #expect(watch.output.contains("horizon: soon"))
    #expect(watch.output.contains("watched: 1 error, 0 warnings"))
    let draft = URL(fileURLWithPath: "\(folder)/scenario.yaml~")
    try Data(text.utf8).write(to: draft)
    #expect(rename(draft.path, file.path) == 0)
    #expect(watch.wait { $0.contains("Check 3.") })
    #expect(watch.output.hasSuffix("q leaves.\n"))
    try watch.type("q\n")
    let end = try watch.finish()
    #expect(end.status == 0)
    #expect(!end.output.contains("\u{1B}"))
    #expect(end.lines.filter { !$0.contains(folder) }.allSatisfy { $0.count <= 80 })
  }

  @Test func `Ctrl-C ends watching with 130`() throws {
    let drill = try Drill()
    let (folder, _) = try Self.template(drill)
    let watch = try drill.start(["check", "--watch", folder], holding: "")
    #expect(watch.wait { $0.contains("Check 1.") })
    watch.send(SIGINT)
    #expect(try watch.finish().status == 130)
  }

  @Test func `what cannot be watched is named`() throws {
    let drill = try Drill()
    let missing = try drill.run(["check", "--watch", drill.file("nowhere")])
    #expect(missing.status == 66)
    #expect(try drill.run(["check", "--watch", "--json", "canary"]).status == 64)
    #expect(try drill.run(["check", "--watch", "canary", "canary"]).status == 64)
  }

  @Test(.enabled(if: Pexpect.python != nil, "needs python3 with pexpect"))
  func `at a terminal the screen is cleared and a key leaves`() throws {
    let drill = try Drill()
    let (folder, _) = try Self.template(drill)
    let keys = """
      import os, pexpect
      program = pexpect.spawn(os.environ["F"], ["check", "--watch", "\(folder)"],
                              dimensions=(24, 80), timeout=30, encoding="utf-8")
      program.expect_exact("\\x1b[2J\\x1b[H")
      program.expect("Check 1")
      os.utime("\(folder)/scenario.yaml", (1, 1))
      program.expect_exact("\\x1b[2J\\x1b[H")
      program.expect("Check 2")
      program.send("x")
      program.send("q")
      program.expect(pexpect.EOF)
      program.close()
      print(program.exitstatus, program.signalstatus)
      """
    let file = drill.file("keys.py")
    try Data(keys.utf8).write(to: URL(fileURLWithPath: file))
    let python = try #require(Pexpect.python)
    let ended = try drill.shell("TERM=xterm-256color '\(python)' '\(file)'")
    #expect(ended.output == "0 None\n", "\(ended.errors)")
  }
}
