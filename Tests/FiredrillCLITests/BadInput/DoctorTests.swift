import Foundation
import TestSupport
import Testing

@testable import FiredrillCLI

struct DoctorTests {
  private static func damage(_ drill: Drill, _ statement: String) throws {
    let store = drill.home + "/sessions.sqlite"
    _ = try Tool.run("sqlite3", [store, statement])
  }

  private static func started() throws -> Drill {
    let drill = try Drill()
    for _ in 1...2 {
      _ = try drill.run(["play", "canary", "--seed", "7"], input: "look 1\nquit\n")
    }
    return drill
  }

  @Test func `a sound machine is found sound`() throws {
    let drill = try Self.started()
    let examined = try drill.run(["doctor"])
    #expect(examined.status == 0, "\(examined.output)\(examined.errors)")
    #expect(examined.output.contains("sessions: 2"))
    #expect(examined.output.contains("ok     scenario canary-segment-regression"))
    #expect(!examined.output.contains("fault"))
  }

  @Test func `a session that was changed is named, and hinders no other`() throws {
    let drill = try Self.started()
    try Self.damage(
      drill,
      "DROP TRIGGER events_are_not_updated; UPDATE events SET json = replace(json, '{', '{ ')"
        + " WHERE session_id = 1"
    )
    let examined = try drill.run(["doctor"])
    #expect(examined.status == 1)
    #expect(examined.output.contains("fault  session 1"))
    #expect(examined.output.contains("'firedrill erase 1' removes it"))
    #expect(!examined.output.contains("fault  session 2"))
    let printed = try drill.run(["doctor", "--json"])
    #expect(printed.status == 1)
    let document = try JSONSerialization.jsonObject(with: Data(printed.output.utf8))
    let checks = try #require((document as? [String: [[String: Any]]])?["checks"])
    #expect(checks.contains { $0["subject"] as? String == "session 1" && $0["problem"] is String })
    #expect(checks.contains { $0["problem"] is NSNull })
    #expect(try drill.run(["erase", "1", "--yes"]).status == 0)
    #expect(try drill.run(["doctor"]).status == 0)
  }

  @Test func `a store that others can read is named`() throws {
    let drill = try Self.started()
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: drill.home)
    let examined = try drill.run(["doctor"])
    #expect(examined.status == 1)
    #expect(examined.output.contains("other users may read it (mode 755)"))
  }

  @Test func `without scenarios it says where it looked`() throws {
    let drill = try Drill()
    drill.scenarios = drill.file("none")
    let examined = try drill.run(["doctor"])
    #expect(examined.status == 1)
    #expect(examined.output.contains("fault  scenarios"))
  }
}
