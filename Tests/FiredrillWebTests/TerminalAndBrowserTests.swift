import Foundation
import TestSupport
import Testing

/// One session in a terminal and in a browser, in turn.
struct TerminalAndBrowserTests {
  private static let declaration = "declare unknown because nothing was looked at for long !"

  @Test func `a session goes from the terminal to the browser and back, and is the same`()
    async throws
  {
    let both = try ServedProgram()
    let begin = ["play", TestedSite.scenario, "--seed", "7"]
    #expect(try both.run(begin, input: "look 2\nnote one\n").status == 0)
    let served = try await both.serve { address in
      let acts = "\(address)/sessions/1/act"
      let page = try await ServedProgram.post(acts, "do=wait&after=2&minutes=5")
      #expect(page.contains("data-drill=\"3\""))
      _ = try await ServedProgram.post(acts, "do=note&after=3&text=two")
    }
    #expect(served.status == 0)
    #expect(try both.run(["resume", "1"], input: Self.declaration).status == 0)

    let terminal = try ServedProgram()
    let lines = ["look 2", "note one", "wait 5", "note two", Self.declaration]
    #expect(try terminal.run(begin, input: lines.joined(separator: "\n")).status == 0)
    let file = try both.file(["export", "1", "--out"])
    #expect(file == (try terminal.file(["export", "1", "--out"])))
    #expect(!file.isEmpty)
  }

  @Test func `what was seen survives a kill of the server`() async throws {
    let program = try ServedProgram()
    try await program.serve(stoppedBy: SIGKILL) { address in
      _ = try await ServedProgram.post("\(address)/incidents/\(TestedSite.scenario)", "mode=drill")
      _ = try await ServedProgram.post("\(address)/sessions/1/act", "do=wait&after=0&minutes=5")
    }
    try await program.serve { address in
      let again = try await ServedProgram.post(
        "\(address)/sessions/1/act",
        "do=note&after=1&text=still+here"
      )
      #expect(again.contains("data-drill=\"2\""))
    }
  }

  @Test func `what cannot be served ends with a code of its kind`() throws {
    let program = try ServedProgram()
    #expect(try program.run(["serve", "--url", "ftp://drills.example.org"]).status == 64)
    #expect(try program.run(["serve", "--port", "70000"]).status == 64)
    let bare = try ServedProgram(scenarios: "/nowhere").run(["serve"])
    #expect(bare.status == 66)
    #expect(bare.errors.contains("there are no scenarios in /nowhere"))
  }
}
