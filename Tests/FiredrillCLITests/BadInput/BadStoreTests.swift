import Foundation
import Sessions
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

struct BadStoreTests {
  @Test func `a file in the place of the data folder is named`() throws {
    let drill = try Drill()
    try Data().write(to: URL(fileURLWithPath: drill.home))
    try drill.run(["play"]).expectRefusal(
      73,
      "'\(drill.home)'",
      "there is a file in its place",
      "set FIREDRILL_HOME to another folder"
    )
  }

  @Test(.enabled(if: geteuid() != 0, "root may write anywhere"))
  func `a data folder that cannot be written is named`() throws {
    let drill = try Drill()
    try FileManager.default.createDirectory(
      atPath: drill.home,
      withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o500]
    )
    try drill.run(["play"]).expectRefusal(73, drill.home, "FIREDRILL_HOME")
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/proc/self"), "needs /proc"))
  func `a data folder that cannot be made is named`() throws {
    let drill = try Drill()
    drill.home = "/proc/firedrill"
    try drill.run(["play"]).expectRefusal(73, "'/proc/firedrill'")
  }

  @Test(.enabled(if: Self.canMount, "needs root, and mount to work"))
  func `a read-only disk is named`() throws {
    let drill = try Drill()
    _ = try drill.run(["play", "--seed", "5"], input: "note one\n")
    try drill.withMount(of: "--bind \(drill.home)") {
      try drill.mount("-o remount,bind,ro")
      let run = try drill.run(["resume"], input: "note two\n")
      run.expectRefusal(73, drill.home, "FIREDRILL_HOME")
    }
    #expect(try drill.events().count == 1)
  }

  @Test(.enabled(if: Self.canMount, "needs root, and mount to work"))
  func `past sessions are read from a read-only disk`() throws {
    let drill = try Drill()
    _ = try drill.run(["play", "--seed", "5"], input: "note one\nabandon\n")
    try drill.withMount(of: "--bind \(drill.home)") {
      try drill.mount("-o remount,bind,ro")
      for command in [
        ["history"], ["replay", "1", "--all"], ["debrief", "1"], ["export", "1"], ["progress"],
        ["list"], ["doctor"],
      ] {
        let run = try drill.run(command)
        #expect(run.status == (command == ["doctor"] ? 1 : 0), "\(command): \(run.errors)")
      }
    }
  }

  @Test(.enabled(if: Self.canMount, "needs root, and mount to work"))
  func `a full disk loses no event that was shown`() throws {
    let drill = try Drill()
    try FileManager.default.createDirectory(
      atPath: drill.home,
      withIntermediateDirectories: true
    )
    try drill.withMount(of: "-t tmpfs -o size=800k tmpfs") {
      let note = "note " + String(repeating: "x", count: 15_000) + "\n"
      let notes = String(repeating: note, count: 6)
      var shown = 0
      var run = try drill.run(["play", "--seed", "5"], input: "note begun\n")
      #expect(run.status == 0)
      for _ in 0..<20 where run.status == 0 {
        shown += Self.notesTaken(run)
        run = try drill.run(["resume"], input: notes)
      }
      run.expectRefusal(74, "the disk that holds '\(drill.home)/sessions.sqlite' is full")
      shown += Self.notesTaken(run)
      #expect(shown > 5)
      try drill.mount("-o remount,size=16m")
      #expect(try drill.run(["resume"], input: "note after\n").status == 0)
      let events = try drill.events()
      #expect(events.count == shown + 1)
      #expect(events.last == .noted("after"))
    }
  }

  @Test(.enabled(if: Tool.path("sqlite3") != nil, "needs the sqlite3 command"))
  func `a store of a newer version is left as it is`() throws {
    let drill = try Drill()
    _ = try drill.run(["play", "--seed", "5"], input: "note one\n")
    let path = "\(drill.home)/sessions.sqlite"
    let changed = try drill.shell(
      "sqlite3 '\(path)' \"INSERT INTO grdb_migrations VALUES ('v99'); PRAGMA wal_checkpoint(TRUNCATE)\""
    )
    #expect(changed.status == 0)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    for command in [["play"], ["resume"], ["history"], ["replay", "1"]] {
      try drill.run(command).expectRefusal(
        65,
        "'\(path)' was written by a newer version (v99)",
        "it was left as it is"
      )
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == bytes)
  }

  @Test func `a file that is no store is left as it is`() throws {
    let drill = try Drill()
    try FileManager.default.createDirectory(
      atPath: drill.home,
      withIntermediateDirectories: true
    )
    let path = "\(drill.home)/sessions.sqlite"
    try Data("Dear diary".utf8).write(to: URL(fileURLWithPath: path))
    try drill.run(["history"]).expectRefusal(65, "'\(path)' is not a store of sessions")
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "Dear diary")
  }

  /// How many notes a run took; the one that a resumed session shows again is not one of them.
  private static func notesTaken(_ run: Finished) -> Int {
    zip(run.lines, run.lines.dropFirst())
      .count { $0.contains("> note") && $1.hasPrefix("Noted:") }
  }

  /// Whether file systems can be mounted here; found out by mounting one.
  private static let canMount: Bool = {
    guard geteuid() == 0, Tool.path("mount") != nil, let drill = try? Drill() else {
      return false
    }
    let place = drill.file("probe")
    let line =
      "mkdir '\(place)' && mount -t tmpfs -o size=64k tmpfs '\(place)' && umount '\(place)'"
    return (try? drill.shell(line).status) == 0
  }()
}

extension Drill {
  /// Runs work while a file system is mounted on the data folder.
  fileprivate func withMount(of what: String, _ work: () throws -> Void) throws {
    try mount(what)
    defer { _ = try? shell("umount '\(home)'") }
    try work()
  }

  fileprivate func mount(_ what: String) throws {
    try #require(try shell("mount \(what) '\(home)'").status == 0)
  }
}
