import Plotting
import Sessions
import TestSupport
import Testing

@testable import FiredrillCLI

/// Sessions in a real terminal, as people see them.
struct ScreenTests {
  /// Sizes that people have.
  private static let sizes = [(80, 24), (140, 50)]

  @Test(arguments: sizes)
  func `the brief fills the width and ends with a status line above the prompt`(
    columns: Int,
    rows: Int
  ) throws {
    let drill = try Drill()
    let terminal = try drill.terminal(["play", "--seed", "5"], columns: columns, rows: rows)
    let screen = try terminal.waitForPrompt()
    let shown = screen.filter { !$0.isEmpty }
    #expect(shown.last == ">")
    let bar = shown[shown.count - 2]
    #expect(bar.hasPrefix(" 14:50 +0 min │ SEV 2 │ "))
    #expect(bar.contains(" bad/min (page ") && bar.contains("│ update 15:05"))
    #expect(bar.contains("│ 240 min left │ 0 seen") == (columns == 140))
    let everything = terminal.screen.everything
    let heading = try #require(everything.first { $0.hasPrefix("── A canary") })
    #expect(DisplayWidth.columns(of: heading) == columns)
    #expect(!everything.contains { $0.contains("more line") }, "a pause leaves nothing behind")
    #expect(everything.contains { $0.hasPrefix("PAGE 14:50") })
    #expect(everything.contains { $0.hasPrefix("h7  Nothing is wrong") })
  }

  @Test(arguments: sizes)
  func `a chart has its axis, its legend and its finding`(columns: Int, rows: Int) throws {
    let drill = try Drill()
    let terminal = try drill.terminal(["play", "--seed", "5"], columns: columns, rows: rows)
    try terminal.waitForPrompt()
    terminal.enter("look arms")
    try terminal.waitForPrompt()
    let everything = terminal.screen.everything
    let axis = try #require(everything.first { $0.contains("└──") })
    #expect(DisplayWidth.columns(of: axis) > columns * 3 / 4, "the chart uses the width")
    #expect(everything.contains { $0.contains("─●─ canary   ─▲─ control") })
    #expect(everything.contains { $0.hasPrefix("Finding:") })
    #expect(everything.contains { $0.contains(" 14:54 +4 min │ SEV 2 │ ") })
  }

  @Test func `long output pauses, and q leaves the rest out`() throws {
    let drill = try Drill()
    let terminal = try drill.terminal(["play", "--seed", "5"])
    try terminal.waitForPrompt()
    terminal.enter("menu")
    try terminal.wait(for: "more lines: space page, q skip, ? keys")
    terminal.type("?")
    try terminal.wait(for: "Enter next line")
    terminal.type("q")
    try terminal.waitForPrompt()
    #expect(!terminal.screen.everything.contains { $0.contains("Promote 25.3") })
    terminal.enter("menu")
    try terminal.wait(for: "more lines")
    terminal.type("G")
    try terminal.wait(for: "Promote 25.3")
  }

  @Test func `a question mark helps in place and is a letter in a text`() throws {
    let drill = try Drill()
    let terminal = try drill.terminal(["play", "--seed", "5"])
    try terminal.waitForPrompt()
    terminal.type("?")
    try terminal.wait(for: "takes time:")
    terminal.type("mitigate ?")
    try terminal.wait(for: "pause-rollout")
    try terminal.wait(for: "> mitigate")
    terminal.press(.eraseLine)
    terminal.enter("note why?")
    try terminal.wait(for: "Noted: why?")
    #expect(try drill.events() == [.noted("why?")])
  }

  @Test func `another size of the window holds from the next output on`() throws {
    let drill = try Drill()
    let terminal = try drill.terminal(["play", "--seed", "5"])
    try terminal.waitForPrompt()
    try terminal.resize(columns: 120, rows: 40)
    terminal.enter("look arms")
    let screen = try terminal.waitForPrompt()
    let heading = try #require(screen.first { $0.hasPrefix("── [1]") })
    #expect(DisplayWidth.columns(of: heading) == 120)
    try terminal.resize(columns: 90, rows: 40)
    terminal.enter("note x")
    try terminal.wait(for: "Noted: x")
    terminal.enter("evidence 1")
    try terminal.waitForPrompt()
    let again = terminal.screen.lines.last { $0.hasPrefix("── [1]") }
    #expect(again.map { DisplayWidth.columns(of: $0) } == 90)
  }

  @Test func `a pasted block is one text and never a script`() throws {
    let drill = try Drill()
    let terminal = try drill.terminal(["play", "--seed", "5"])
    try terminal.waitForPrompt()
    terminal.paste("note first line\nsecond line\n")
    try terminal.wait(for: "second line")
    #expect(try drill.events().isEmpty, "nothing is sent before Return")
    terminal.press(.enter)
    try terminal.wait(for: "Noted:")
    try terminal.waitForPrompt()
    terminal.paste("look 1\nlook 2\nlook 3")
    try terminal.wait(for: "look 3")
    terminal.press(.enter)
    try terminal.wait(for: "a pasted block is one text, and these 3 lines")
    #expect(try drill.events() == [.noted("first line\nsecond line")])
  }

  @Test func `for a screen reader nothing is drawn and figures are read out`() throws {
    let drill = try Drill()
    let terminal = try drill.terminal(["play", "--seed", "5", "--plain"], columns: 120, rows: 60)
    try terminal.wait(for: "14:50 +0 min, 47.8 bad/min (page 47.8, usual 46.8)>")
    terminal.enter("look arms")
    try terminal.wait(for: "14:54 +4 min, ")
    terminal.enter("look release-notes")
    try terminal.wait(for: "Document: ")
    try terminal.wait("a third prompt") { $0.lines.last { !$0.isEmpty }?.hasSuffix(">") == true }
    let lines = terminal.screen.everything
    #expect(lines.contains { $0.hasPrefix("canary: from ") && $0.contains("lowest") })
    #expect(lines.contains { $0.hasPrefix("arm canary, conversations ") })
    #expect(lines.contains { $0.hasPrefix("Document: ") })
    let drawn = Set("─│┤┌┐└┘├┬┴┼╭╮╰╯█▓▒░●▲")
    #expect(lines.filter { $0.contains(where: drawn.contains) } == [])
    #expect(
      lines.filter { $0.unicodeScalars.contains { (0x2800...0x28FF).contains($0.value) } } == []
    )
    terminal.press(.endOfInput)
    #expect(try terminal.exit() == 0)
  }

  @Test func `a terminal of another locale gets ASCII alone`() throws {
    let drill = try Drill()
    let terminal = try drill.terminal(
      ["play", "--seed", "5"],
      columns: 100,
      rows: 60,
      variables: ["LC_ALL": "C", "LANG": "C"]
    )
    try terminal.wait(for: "| 240 min left | 0 seen")
    for line in ["look arms", "look release-notes", "menu", "help"] { terminal.enter(line) }
    try terminal.wait(for: "end the session without a verdict")
    let lines = terminal.screen.everything
    #expect(lines.filter { !$0.utf8.allSatisfy { $0 < 0x80 } } == [])
    #expect(!lines.contains { $0.contains("??") })
  }

  @Test func `NO_COLOR leaves a rule above the prompt`() throws {
    let drill = try Drill()
    let terminal = try drill.terminal(["play", "--seed", "5"], variables: ["NO_COLOR": "1"])
    try terminal.wait(for: "more line")
    #expect(!terminal.screen.isPainted)
    terminal.type("G")
    let screen = try terminal.wait(for: "── 14:50 +0 min · SEV 2 ·")
    #expect(screen.contains { $0.hasSuffix("─") && $0.hasPrefix("── 14:50") })
  }

  @Test func `Ctrl-C leaves with 130 at a prompt and at a pause, and the session is kept`() throws {
    let drill = try Drill()
    let paused = try drill.terminal(["play", "--seed", "5"])
    try paused.wait(for: "more line")
    paused.press(.interrupt)
    #expect(try paused.exit() == 130)
    #expect(
      paused.screen.lines.contains {
        $0.contains("Session 1 is saved; 'firedrill resume 1' goes on.")
      }
    )
    let other = try Drill()
    let waiting = try other.terminal(["play", "--seed", "5"], rows: 50)
    try waiting.waitForPrompt()
    waiting.press(.interrupt)
    #expect(try waiting.exit() == 130)
  }

  @Test func `Ctrl-D leaves with 0 and resume goes on where it was`() throws {
    let drill = try Drill()
    let terminal = try drill.terminal(["play", "--seed", "5"], rows: 50)
    try terminal.waitForPrompt()
    terminal.enter("look arms")
    try terminal.waitForPrompt()
    terminal.press(.endOfInput)
    #expect(try terminal.exit() == 0)
    let again = try Drill()
    again.home = drill.home
    let resumed = try again.terminal(["resume"], rows: 50)
    let screen = try resumed.waitForPrompt()
    #expect(screen.contains { $0.contains(" 14:54 +4 min │") })
  }
}
