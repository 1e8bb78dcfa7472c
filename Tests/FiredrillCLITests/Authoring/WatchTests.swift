import Drills
import Foundation
import TestSupport
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
    watch.type("q\n")
    let end = watch.finish()
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
    #expect(watch.finish().status == 130)
  }

  @Test func `what cannot be watched is named`() throws {
    let drill = try Drill()
    let missing = try drill.run(["check", "--watch", drill.file("nowhere")])
    #expect(missing.status == 66)
    #expect(try drill.run(["check", "--watch", "--json", "canary"]).status == 64)
    #expect(try drill.run(["check", "--watch", "canary", "canary"]).status == 64)
  }

  @Test func `at a terminal the screen is cleared and a key leaves`() throws {
    let drill = try Drill()
    let (folder, _) = try Self.template(drill)
    let terminal = try drill.terminal(["check", "--watch", folder])
    for number in 1...2 {
      try terminal.wait("Check \(number) on a cleared screen") { screen in
        screen.clearings == number
          && screen.lines.contains { $0.contains("Check \(number). Watching") }
      }
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: 1)],
        ofItemAtPath: "\(folder)/scenario.yaml"
      )
    }
    terminal.type("x")
    terminal.type("q")
    #expect(try terminal.exit() == 0)
  }
}
