import Foundation
import Sessions
import TestSupport
import Testing

/// The play loop at a terminal.
struct TerminalPlayTests {
  /// A terminal so high that nothing pauses.
  private static func terminal(
    _ arguments: String = "play --seed 5",
    in drill: Drill
  ) throws -> PseudoTerminal {
    try drill.terminal(arguments.split(separator: " ").map(String.init), rows: 200)
  }

  @Test func `Tab completes a name and the prompt comes back`() throws {
    let drill = try Drill()
    let terminal = try Self.terminal(in: drill)
    try terminal.waitForPrompt()
    terminal.type("look loc")
    terminal.press(.tab)
    try terminal.wait(for: "> look locales")
    terminal.press(.enter)
    try terminal.wait(for: "Finding:")
    try terminal.waitForPrompt()
    terminal.type("note typo")
    for _ in 0..<4 { terminal.press(.backspace) }
    terminal.enter("kept")
    try terminal.wait(for: "Noted: kept")
    try terminal.waitForPrompt()
    terminal.enter("quit")
    #expect(try terminal.exit() == 0)
    #expect(terminal.screen.everything.contains { $0.contains("Session 1 is saved") })
    let events = try drill.events()
    #expect(events.count == 2)
    #expect(events.last == .noted("kept"))
  }

  @Test(arguments: [PseudoTerminal.Key.interrupt, .endOfInput])
  func `Ctrl-C and Ctrl-D at the prompt leave and say that the session is saved`(
    key: PseudoTerminal.Key
  ) throws {
    let drill = try Drill()
    let terminal = try Self.terminal(in: drill)
    try terminal.waitForPrompt()
    terminal.enter("note kept")
    try terminal.wait(for: "Noted: kept")
    try terminal.waitForPrompt()
    if key == .interrupt {
      terminal.type("note half a li")
      try terminal.wait(for: "> note half a li")
      terminal.press(.interrupt)
      try terminal.wait("an empty line") { $0.lines.last { !$0.isEmpty } == ">" }
    }
    terminal.press(key)
    #expect(try terminal.exit() == (key == .interrupt ? 130 : 0))
    let saved = "Session 1 is saved; 'firedrill resume 1' goes on."
    #expect(terminal.screen.everything.contains { $0.contains(saved) })
    #expect(try drill.events() == [.noted("kept")])
  }

  @Test func `a change of the width draws prompt and line once`() throws {
    let drill = try Drill()
    let terminal = try Self.terminal(in: drill)
    try terminal.waitForPrompt()
    terminal.type("note short text")
    try terminal.wait(for: "> note short text")
    var line = "> note short text"
    for columns in [60, 90] {
      try terminal.resize(columns: columns, rows: 200)
      terminal.type("!")
      line += "!"
      try terminal.wait(line) { $0.lines.last { !$0.isEmpty } == line }
      let shown = terminal.screen.everything.joined(separator: "\n")
      #expect(shown.components(separatedBy: "note short text").count == 2)
    }
  }

  @Test func `Ctrl-backslash at the prompt ends the program without a report`() throws {
    let drill = try Drill()
    let terminal = try Self.terminal(in: drill)
    try terminal.waitForPrompt()
    terminal.type("\u{1C}")
    #expect(try terminal.exit() == 128 + SIGQUIT)
    #expect(!terminal.screen.everything.contains { $0.contains("crashed") })
  }

  @Test func `SIGINT leaves a line that was begun and says that the session is saved`() throws {
    let drill = try Drill()
    let terminal = try Self.terminal(in: drill)
    try terminal.waitForPrompt()
    terminal.enter("note kept")
    try terminal.waitForPrompt()
    terminal.type("note half a li")
    try terminal.wait(for: "> note half a li")
    terminal.send(SIGINT)
    #expect(try terminal.exit() == 130)
    let saved = "Session 1 is saved; 'firedrill resume 1' goes on."
    #expect(terminal.screen.everything.contains { $0.contains(saved) })
    #expect(try drill.events() == [.noted("kept")])
    #expect(try drill.run(["resume"], input: "abandon\n").status == 0)
  }

  @Test func `Ctrl-C while a declaration is asked for does not declare`() throws {
    let drill = try Drill()
    let terminal = try Self.terminal(in: drill)
    try terminal.waitForPrompt()
    terminal.enter("declare h1")
    try terminal.wait(for: "or nowhere)>")
    terminal.press(.interrupt)
    try terminal.wait(for: "Nothing was declared.")
    try terminal.wait("the prompt") { $0.lines.last { !$0.isEmpty } == ">" }
    terminal.press(.interrupt)
    #expect(try terminal.exit() == 130)
    #expect(try drill.events().isEmpty)
  }

  @Test func `a declaration asks for what it lacks`() throws {
    let drill = try Drill()
    let terminal = try Self.terminal(in: drill)
    try terminal.waitForPrompt()
    terminal.enter("declare")
    try terminal.wait(for: "cause ")
    terminal.enter("h99")
    try terminal.wait(for: "there is no hypothesis")
    terminal.enter("h2")
    try terminal.wait(for: "where ")
    terminal.enter("ja, assignment")
    try terminal.wait(for: "ruled out (")
    terminal.press(.enter)
    try terminal.wait(for: "because>")
    terminal.enter("the mix of users")
    try terminal.wait(for: "add, said, or Enter>")
    terminal.press(.enter)
    try terminal.wait(for: "final?")
    terminal.enter(".")
    try terminal.wait(for: "'.' is not a command")
    // The verdict stands open until something else is done.
    terminal.enter("yes")
    try terminal.waitOverPauses("the end") {
      $1.last?.contains("steps through this") == true
    }
    #expect(try terminal.exit() == 0)
    #expect(terminal.screen.everything.contains { $0.contains("What happened") })
    guard case .declared(let declaration) = try drill.events().last else {
      Issue.record("nothing was declared")
      return
    }
    #expect(declaration.cause == "harder-users")
    #expect(declaration.places == ["ja", "assignment"])
    #expect(declaration.explanation == "the mix of users")
  }

  @Test func `the menu starts a session`() throws {
    let drill = try Drill()
    let terminal = try Self.terminal("menu", in: drill)
    try terminal.wait("a prompt") { $0.lines.last { !$0.isEmpty } == ">" }
    terminal.enter("x")
    try terminal.wait(for: "is not in the menu")
    terminal.enter("1")
    try terminal.waitForPrompt()
    terminal.press(.endOfInput)
    #expect(try terminal.exit() == 0)
    #expect(terminal.screen.everything.contains { $0.contains("PAGE 14:50") })
  }

  @Test func `a replay is stepped through by keys`() throws {
    let drill = try Drill()
    _ = try drill.run(["play", "--seed", "5"], input: "note one\nlook arms\nabandon\n")
    let terminal = try Self.terminal("replay 1", in: drill)
    try terminal.wait(for: "0 of 3")
    terminal.type(" ")
    try terminal.wait(for: "1 of 3")
    try terminal.wait(for: "Noted: one")
    terminal.type("G")
    try terminal.wait(for: "3 of 3")
    terminal.press(.left)
    try terminal.wait(for: "2 of 3")
    terminal.enter("g0")
    try terminal.wait(for: "0 of 3")
    terminal.type("q")
    #expect(try terminal.exit() == 0)
  }

  @Test func `no line is wider than 80 columns`() throws {
    let drill = try Drill()
    let terminal = try Self.terminal(in: drill)
    try terminal.waitForPrompt()
    let looks = [
      "arms", "locales", "assignment", "finish-reasons", "missing-outcomes", "cache",
      "release-notes", "paired-replay",
    ]
    let lines =
      ["menu", "help", "fields", "believe", "mitigate"] + looks.map { "look \($0)" } + [
        "slice p95 latency_ms by locale,arm", "slice count by locale every 10", "evidence",
        "timeline", "status", "brief",
      ]
    for line in lines {
      terminal.enter(line)
      try terminal.waitForPrompt()
    }
    terminal.enter("declare h1 at ja,build because cut !")
    try terminal.waitOverPauses("the end") {
      $1.last?.contains("steps through this") == true
    }
    #expect(try terminal.exit() == 0)
    #expect(terminal.screen.brokenLines == [])
    #expect(terminal.screen.everything.joined().count > 10_000)
  }

  @Test func `no line of a pipe is wider than 80 columns`() throws {
    let drill = try Drill()
    let actions = (1...20).map { "look \($0)" }
    let pages = ["menu", "help", "fields", "believe", "mitigate", "evidence", "timeline", "status"]
    let run = try drill.run(
      ["play", "--seed", "6"],
      input: (actions + pages + ["declare h1 at ja because cut !"]).map { "\($0)\n" }.joined()
    )
    #expect(run.lines.filter { $0.count > 80 && !$0.contains(")> ") } == [])
    #expect(ReferenceScript.shownEvents(in: run.output) >= 15)
  }
}
