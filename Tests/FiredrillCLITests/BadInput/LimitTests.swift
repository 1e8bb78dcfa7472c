import Drills
import Foundation
import SessionStore
import Sessions
import TestSupport
import Testing

@testable import FiredrillCLI

/// Limits that hold at their edge: long sessions, damaged stores, names that command a terminal.
struct LimitTests {
  /// A file of a session that is as long as it can be.
  private static func longest(_ drill: Drill) throws -> String {
    _ = try drill.run(["play", "canary", "--seed", "5"], input: "note n\n")
    let header = try drill.store().load(SessionID(rawValue: 1)).header
    let notes = Array(repeating: SessionEvent.noted("n"), count: ReplayLimits.events - 1)
    let path = drill.file("long.jsonl")
    let file = ReplayFile(header: header, events: notes + [.abandoned])
    try Data(file.encoded(hash: Digests.sha256)).write(to: URL(filePath: path))
    return path
  }

  @Test func `the longest session is imported and replayed in little memory`() throws {
    let drill = try Drill()
    let path = try Self.longest(drill)
    // Unit: KiB; copies of the session for each event took many gigabytes.
    let limit = 2 << 20
    for command in ["import '\(path)'", "replay '\(path)' --json > /dev/null", "history"] {
      let run = try drill.shell("ulimit -v \(limit); \"$F\" \(command)")
      #expect(run.status == 0, "\(command): \(run.errors)")
    }
  }

  @Test func `one damaged session is named and left out, and others are listed`() throws {
    let drill = try Drill()
    for _ in 0..<2 {
      _ = try drill.run(
        ["play", "canary"],
        input: "declare unknown because nothing is known !\n"
      )
    }
    let store = "\(drill.home)/\(SQLiteSessionStore.fileName)"
    try #require(Tool.path("sqlite3") != nil, "needs the sqlite3 command")
    let damage = try drill.shell(
      "sqlite3 '\(store)' 'DROP TRIGGER events_are_not_updated;"
        + " UPDATE events SET json = 1 WHERE session_id = 2; DELETE FROM scores'"
    )
    #expect(damage.status == 0, "\(damage.errors)")
    for command in ["history", "progress"] {
      let run = try drill.run([command])
      #expect(run.status == 0, "\(command): \(run.errors)")
      #expect(run.errors.contains("firedrill: session 2 is left out: event 1 of session 2"))
    }
  }

  @Test func `erasing leaves no typed line behind`() throws {
    let drill = try Drill()
    _ = try drill.run(["play", "canary"], input: "note mine\n")
    for name in ["history", "sql-history"] {
      try Data("note mine\n".utf8).write(to: URL(filePath: "\(drill.home)/\(name)"))
    }
    #expect(try drill.run(["erase", "1", "--yes"]).status == 0)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: drill.home)
        .filter { $0.hasSuffix("history") } == []
    )
  }

  @Test func `names with escape sequences are shown without them`() throws {
    let drill = try Drill()
    let name = "\u{1B}]0;pwn\u{7}\u{1B}[2J\u{202E}"
    for arguments in [
      ["check", drill.file(name)], ["replay", drill.file(name)], ["play", name], [name],
      ["export", name], ["list", "--\(name)"],
    ] {
      let run = try drill.run(arguments)
      #expect(run.status != 0)
      for word in ["\u{1B}", "\u{7}", "\u{202E}"] {
        #expect(!(run.errors + run.output).contains(word), "\(arguments)")
      }
    }
  }

  @Test func `a question may begin with a comment`() throws {
    let drill = try Drill()
    _ = try drill.run(["play", "canary"], input: "note n\n")
    let run = try drill.run(["sql", "1", "-- slow ones\nSELECT 1 AS x", "--format", "csv"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output == "x\r\n1\r\n")
    try drill.run(["sql", "1", "--fromat", "csv"]).expectRefusal(64, "unknown option '--fromat'")
  }

  @Test func `HOME is the home`() throws {
    let drill = try Drill()
    let run = try drill.shell(
      "unset FIREDRILL_HOME XDG_DATA_HOME; HOME='\(drill.folder.path)/other';"
        + " export HOME; mkdir \"$HOME\"; echo 'note n' | \"$F\" play canary"
    )
    #expect(run.status == 0, "\(run.errors)")
    let store = "other/.local/share/firedrill/\(SQLiteSessionStore.fileName)"
    #expect(FileManager.default.fileExists(atPath: drill.file(store)))
  }
}
