import Foundation
import Sessions
import Testing

/// The play loop at a pseudo-terminal, which Python's pexpect drives.
@Suite(
  .serialized,
  .enabled(if: Pexpect.python != nil, "needs python3 with pexpect")
)
struct TerminalPlayTests {
  /// What every scenario of keys begins and ends with.
  private static func script(_ keys: String, start: String = "play --seed 5") -> String {
    """
    import os, pexpect, sys, time
    rows = 200  # so that nothing pauses
    program = pexpect.spawn(os.environ["F"], "\(start)".split(), dimensions=(rows, 80), timeout=20,
                            encoding="utf-8")
    log = open(sys.argv[1], "w", encoding="utf-8")
    program.logfile_read = log
    \(keys)
    program.expect(pexpect.EOF)
    program.close()
    log.close()
    print(program.exitstatus, program.signalstatus)
    """
  }

  private static func run(
    _ keys: String,
    start: String = "play --seed 5",
    in drill: Drill
  ) throws -> (ended: Finished, screen: String) {
    let python = try #require(Pexpect.python)
    let file = drill.file("keys.py")
    try Data(script(keys, start: start).utf8).write(to: URL(fileURLWithPath: file))
    let log = drill.file("screen")
    let ended = try drill.shell("TERM=xterm-256color '\(python)' '\(file)' '\(log)'")
    return (ended, (try? String(contentsOfFile: log, encoding: .utf8)) ?? "")
  }

  @Test func `Tab completes a name and the prompt comes back`() throws {
    let drill = try Drill()
    let (ended, screen) = try Self.run(
      """
      program.expect("0 seen[^>]*> ")
      program.send("look loc\\t")
      program.expect("look loc.*ales ")
      program.send("\\r")
      program.expect("Finding:")
      program.expect("1 seen[^>]*> ")
      program.send("note typo\\x7f\\x7f\\x7f\\x7fkept\\r")
      program.expect("Noted: kept")
      program.expect("1 seen[^>]*> ")
      program.send("quit\\r")
      """,
      in: drill
    )
    #expect(ended.output == "0 None\n", "\(ended.errors)")
    #expect(screen.contains("Session 1 is saved"))
    let events = try drill.events()
    #expect(events.count == 2)
    #expect(events.last == .noted("kept"))
  }

  @Test func `Ctrl-C at the prompt ends with 130 and says that the session is saved`() throws {
    let drill = try Drill()
    let (ended, screen) = try Self.run(
      """
      program.expect("0 seen[^>]*> ")
      program.send("note kept\\r")
      program.expect("Noted: kept")
      program.expect("0 seen[^>]*> ")
      program.send("half a li")
      time.sleep(0.2)
      program.sendcontrol("c")
      """,
      in: drill
    )
    #expect(ended.output == "130 None\n", "\(ended.errors)")
    #expect(screen.contains("Session 1 is saved; 'firedrill resume 1' goes on."))
    #expect(try drill.events() == [.noted("kept")])
  }

  @Test func `Ctrl-D at the prompt ends with 0 and says that the session is saved`() throws {
    let drill = try Drill()
    let (ended, screen) = try Self.run(
      """
      program.expect("0 seen[^>]*> ")
      program.sendcontrol("d")
      """,
      in: drill
    )
    #expect(ended.output == "0 None\n", "\(ended.errors)")
    #expect(screen.contains("Session 1 is saved; 'firedrill resume 1' goes on."))
  }

  @Test func `Ctrl-C while a declaration is asked for does not declare`() throws {
    let drill = try Drill()
    let (ended, _) = try Self.run(
      """
      program.expect("0 seen[^>]*> ")
      program.send("declare h1\\r")
      program.expect("nowhere.> ")
      program.sendcontrol("c")
      i = program.expect(["0 seen[^>]*> ", pexpect.EOF])
      if i == 0: program.sendcontrol("c")
      """,
      in: drill
    )
    #expect(ended.output == "130 None\n", "\(ended.errors)")
    #expect(try drill.events().isEmpty)
  }

  @Test func `a declaration asks for what it lacks`() throws {
    let drill = try Drill()
    let (ended, screen) = try Self.run(
      """
      program.expect("0 seen[^>]*> ")
      program.send("declare\\r")
      program.expect("cause .*> ")
      program.send("h99\\r")
      program.expect("there is no hypothesis")
      program.expect("cause .*> ")
      program.send("h2\\r")
      program.expect("where .*> ")
      program.send("ja, assignment\\r")
      program.expect("because> ")
      program.send("the mix of users\\r")
      while program.expect(["more lines?", "steps through this"]) == 0:
          program.send("G")
      """,
      in: drill
    )
    #expect(ended.output == "0 None\n", "\(ended.errors)")
    #expect(screen.contains("What happened"))
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
    let (ended, screen) = try Self.run(
      """
      program.expect("> ")
      program.send("x\\r")
      program.expect("is not in the menu")
      program.send("1\\r")
      program.expect("0 seen[^>]*> ")
      program.sendcontrol("d")
      """,
      start: "menu",
      in: drill
    )
    #expect(ended.output == "0 None\n", "\(ended.errors)")
    #expect(screen.contains("PAGE 14:50"))
  }

  @Test func `a replay is stepped through by keys`() throws {
    let drill = try Drill()
    _ = try drill.run(["play", "--seed", "5"], input: "note one\nlook arms\nabandon\n")
    let (ended, screen) = try Self.run(
      """
      program.expect("0 of 3")
      program.send(" ")
      program.expect("1 of 3")
      program.send("G")
      program.expect("3 of 3")
      program.send("\\x1b[D")
      program.expect("2 of 3")
      program.send("g0\\r")
      program.expect("0 of 3")
      program.send("q")
      """,
      start: "replay 1",
      in: drill
    )
    #expect(ended.output == "0 None\n", "\(ended.errors)")
    #expect(screen.contains("Noted: one"))
  }

  @Test func `no line is wider than 80 columns`() throws {
    let drill = try Drill()
    let (ended, screen) = try Self.run(
      """
      program.expect("0 seen[^>]*> ")
      for line in ["menu", "help", "fields", "believe", "mitigate", "look arms", "look locales",
                   "look assignment", "look finish-reasons", "look missing-outcomes", "look cache",
                   "look release-notes", "look paired-replay", "slice p95 latency_ms by locale,arm",
                   "slice count by locale every 10", "evidence", "timeline", "status", "brief"]:
          program.send(line + "\\r")
          while program.expect([r"\\d seen[^>]*> ", "more lines?"]) == 1:
              program.send(" ")
      program.send("declare h1 at ja,build because cut\\r")
      while program.expect(["more lines?", "steps through this"]) == 0:
          program.send("G")
      """,
      in: drill
    )
    #expect(ended.output == "0 None\n", "\(ended.errors)")
    let wide = screen.split(separator: "\r\n").map { Self.withoutEscapes(String($0)) }
      .filter { $0.count > 80 }
    #expect(wide.isEmpty, "\(wide)")
    #expect(screen.count > 10_000)
  }

  @Test func `no line of a pipe is wider than 80 columns`() throws {
    let drill = try Drill()
    let actions = (1...20).map { "look \($0)" }
    let pages = ["menu", "help", "fields", "believe", "mitigate", "evidence", "timeline", "status"]
    let run = try drill.run(
      ["play", "--seed", "6"],
      input: (actions + pages + ["declare h1 at ja because cut"]).map { "\($0)\n" }.joined()
    )
    #expect(run.lines.filter { $0.count > 80 && !$0.contains("seen> ") } == [])
    #expect(ReferenceScript.shownEvents(in: run.output) >= 15)
  }

  /// Text without ECMA-48 control sequences.
  private static func withoutEscapes(_ text: String) -> String {
    text.replacing(/\u{1B}\[[0-9;?]*[A-Za-z]/, with: "").replacing(/[\u{07}\u{08}\r]/, with: "")
  }
}

/// The tool that types at pseudo-terminals.
enum Pexpect {
  /// A Python that has pexpect.
  static let python: String? = {
    guard let python = BuiltProgram.tool("python3"), let drill = try? Drill() else { return nil }
    let probe = try? drill.shell("'\(python)' -c 'import pexpect'")
    return probe?.status == 0 ? python : nil
  }()
}
