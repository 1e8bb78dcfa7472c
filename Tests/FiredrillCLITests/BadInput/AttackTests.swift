import Drills
import Foundation
import SessionStore
import Sessions
import TestSupport
import Testing

@testable import FiredrillCLI

/// Inputs that broke earlier versions, and the surroundings in which they ran.
struct AttackTests {
  @Test func `no command needs the shared temporary folder`() throws {
    let drill = try Drill()
    let script = "look arms\nsql SELECT 1\nnote n\n"
    let played = try drill.shell(
      "printf '\(script.replacing("\n", with: "\\n"))' | TMPDIR=/nonexistent \"$F\" play --seed 5"
    )
    #expect(played.status == 0, "\(played.errors)")
    for command in [
      "resume 1", "sql 1 'SELECT 1'", "abandon 1", "replay 1 --all", "debrief 1", "export 1",
      "evidence 1 1", "branch 1 --at 1",
    ] {
      let run = try drill.shell("TMPDIR=/nonexistent \"$F\" \(command) < /dev/null")
      #expect(run.status == 0, "\(command): \(run.errors)")
    }
  }

  @Test func `a store is its owner's alone whatever the umask is`() throws {
    let drill = try Drill()
    let run = try drill.shell("umask 0; echo 'note n' | \"$F\" play --seed 5")
    #expect(run.status == 0, "\(run.errors)")
    let files = FileManager.default
    func mode(_ path: String) throws -> Int? {
      try files.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }
    #expect(try mode(drill.home) == 0o700)
    for name in try files.contentsOfDirectory(atPath: drill.home) where name != "cache" {
      #expect(try mode("\(drill.home)/\(name)") == 0o600, "\(name)")
    }
  }

  @Test(.enabled(if: Tool.path("sqlite3") != nil, "needs the sqlite3 command"))
  func `a foreign store writes no file outside of memory`() throws {
    let drill = try Drill()
    _ = try drill.run(["play", "--seed", "5"], input: "note n\nabandon\n")
    let store = "\(drill.home)/\(SQLiteSessionStore.fileName)"
    let planted = drill.file("planted.txt")
    let change = try drill.shell(
      "sqlite3 '\(store)' \"SELECT sql FROM sqlite_master WHERE name LIKE 'bundle%'\""
    )
    #expect(change.output.contains("bundle_files"))
    let forged = try drill.shell(
      """
      for t in $(sqlite3 '\(store)' "SELECT name FROM sqlite_master WHERE type = 'trigger'"); do
        sqlite3 '\(store)' "DROP TRIGGER $t"; done
      sqlite3 '\(store)' "UPDATE bundle_files SET path = '../../../..\(planted)' WHERE rowid =
        (SELECT min(rowid) FROM bundle_files WHERE path LIKE '%.md')"
      """
    )
    #expect(forged.status == 0, "\(forged.errors)")
    for command in [["replay", "1", "--all"], ["debrief", "1"], ["export", "1", "--bundle"]] {
      let run = try drill.run(command)
      #expect(!run.looksLikeACrash)
    }
    #expect(!FileManager.default.fileExists(atPath: planted))
  }

  @Test func `a scenario that would hang a play is refused with the number of its rows`() throws {
    let drill = try Drill()
    try drill.changeScenario("per_minute: {knob: traffic}", to: "per_minute: 1000000")
    let run = try drill.run(["check", "--quick", "canary"])
    #expect(run.status == 1)
    #expect(run.output.contains("the number of rows that a play would simulate"), "\(run.output)")
  }

  @Test func `a session at its limit can be declared and abandoned`() throws {
    let drill = try Drill()
    _ = try drill.run(["play", "--seed", "5"], input: "note n\n")
    let header = try drill.store().load(SessionID(rawValue: 1)).header
    let notes = Array(repeating: SessionEvent.noted("n"), count: ReplayLimits.events - 1)
    for (id, end) in [
      (2, "declare unknown because nothing was looked at !"), (3, "abandon"),
    ] {
      let bundle = try drill.store().bundle(of: SessionID(rawValue: 1))
      _ = try drill.store().create(header, createdAt: "", bundle: bundle, events: notes)
      let run = try drill.run(["resume", "\(id)"], input: "\(end)\n")
      #expect(run.status == 0, "\(run.errors)")
      #expect(
        try drill.store().summary(of: SessionID(rawValue: id)).state != .open,
        "\(run.output.suffix(400))"
      )
    }
  }

  @Test func `numbers at the edge are no numbers of the menu`() throws {
    let drill = try Drill()
    for number in ["-9223372036854775808", "9223372036854775807", "99999999999999999999"] {
      for command in [number, "look \(number)", "evidence \(number)", "wait \(number)"] {
        let run = try drill.run(["play", "--seed", "5"], input: "\(command)\n")
        #expect(run.status == 0, "\(command): \(run.errors)")
        #expect(!run.looksLikeACrash)
      }
    }
  }

  @Test func `an export without minutes repeats the minutes that were asked for`() throws {
    let drill = try Drill()
    _ = try drill.run(["play", "--seed", "5"], input: "note n\n")
    try drill.run([
      "export", "1", "--format", "csv", "--from", "10", "--to", "5", "--out", drill.file("out"),
    ]).expectRefusal(64, "there are no minutes from 10 to 5 in this telemetry")
  }

  @Test func `long work tells a pipe how far it is once a minute`() {
    let start = ContinuousClock.now
    var line = ProgressLine("check", start: start, isRedrawn: false)
    let told = (0...200).compactMap { line.words("at \($0)", at: start + .seconds($0)) }
    #expect(told == ["check: at 61\n", "check: at 122\n", "check: at 183\n"])
  }
}

/// Text that would command a terminal, in every place where a player can put it.
struct DeceptiveTextTests {
  /// ESC, BEL, C1, line separators, directions, a tag and a byte-order mark.
  private static let signs: [Unicode.Scalar] = [
    "\u{1B}", "\u{7}", "\u{9B}", "\u{85}", "\u{2028}", "\u{202E}", "\u{2066}", "\u{61C}",
    "\u{E0041}", "\u{FEFF}",
  ]

  private static let text =
    "Japanese users " + signs.map { "\($0)" }.joined(separator: "x") + " =1+1 <b>`m`</b> hit"

  @Test(.enabled(if: Tool.path("script") != nil, "needs script of util-linux"))
  func `nothing of it reaches a terminal or a page`() throws {
    let drill = try Drill()
    let script = """
      note \(Self.text)
      update \(Self.text), next update in 30 minutes
      sql SELECT '\(Self.text)' AS x
      look arms
      declare unknown because \(Self.text) !
      """
    let input = drill.file("input")
    try Data((script + "\n").utf8).write(to: URL(filePath: input))
    // The output is a terminal, the input is not: what was typed is written behind its prompt.
    let shell = try Running(
      "/bin/sh",
      [
        "-c",
        "export FIREDRILL_HOME='\(drill.home)' FIREDRILL_SCENARIOS='\(drill.scenarios)';"
          + " script -qec '\(drill.program) play --seed 5 < \(input)' /dev/null",
      ],
      environment: Tool.environment(home: drill.folder.path),
      input: .text(""),
      folder: drill.folder.path
    ).finish()
    try #require(shell.status == 0, "\(shell.errors)")
    for sign in Self.signs where sign != "\u{1B}" {
      #expect(!shell.output.unicodeScalars.contains(sign), "U+\(String(sign.value, radix: 16))")
    }
    #expect(!shell.output.contains("\u{1B}x"))
    _ = try drill.run(["label", "1", Self.text])
    let page = drill.file("page.html")
    #expect(try drill.run(["debrief", "1", "--html", page]).status == 0)
    let html = try String(contentsOfFile: page, encoding: .utf8)
    #expect(html.contains("Japanese users"))
    for sign in Self.signs { #expect(!html.unicodeScalars.contains(sign)) }
    for command in [
      ["history"], ["replay", "1", "--all"], ["debrief", "1"], ["evidence", "1", "3"],
    ] {
      let run = try drill.run(command)
      for sign in Self.signs where sign.properties.generalCategory == .control {
        #expect(!run.output.unicodeScalars.contains(sign), "\(command)")
      }
    }
  }
}
