import Foundation
import SessionStore
import Sessions
import TestSupport
import Testing

struct BranchTests {
  private static func played() throws -> Drill {
    let drill = try Drill()
    _ = try drill.run(
      ["play", "--seed", ReferenceScript.seed],
      input: ReferenceScript.input(to: 5) + "abandon\n"
    )
    return drill
  }

  @Test func `a branch takes over the events up to one and is played on`() throws {
    let drill = try Self.played()
    let made = try drill.run(["branch", "1", "--at", "4"])
    #expect(made.status == 0)
    #expect(made.output.hasPrefix("Session 2 goes on from event 4 of session 1, "))
    #expect(try drill.events(of: 2) == Array(drill.events().prefix(4)))
    let resumed = try drill.run(["resume", "2"], input: "note another way\nabandon\n")
    #expect(resumed.status == 0)
    #expect(try drill.events(of: 2).suffix(2) == [.noted("another way"), .abandoned])
    #expect(try drill.events().count == 6, "the parent stays as it was")
  }

  @Test func `a branch names its parent and does not count`() throws {
    let drill = try Self.played()
    let made = try drill.run(["branch", "1", "--at", "0", "--json"])
    #expect(made.output.filter { !$0.isWhitespace } == #"{"event":0,"parent":1,"session":2}"#)
    let header = try drill.store().load(.init(rawValue: 2)).header
    let parent = try drill.store().load(.init(rawValue: 1)).header
    #expect(header.lineage?.session == 1)
    #expect(header.lineage?.hash == (try drill.store().linkHash(of: .init(rawValue: 1), event: 0)))
    var same = header
    same.lineage = nil
    #expect(same == parent)
    #expect(try drill.run(["history"]).output.contains("branch of 1"))
    #expect(try drill.store().list().map(\.known) == [.branch, .seed])
  }

  @Test(arguments: [
    (
      "6",
      "event 6 ended session 1, and nothing goes on from there; name one from 0, the page, to 5"
    ),
    ("7", "session 1 has no event 7; name one from 0, the page, to 5"),
    ("99999999999", "session 1 has no event 99999999999"),
  ])
  func `an event that nothing goes on from is named`(event: String, message: String) throws {
    let drill = try Self.played()
    try drill.run(["branch", "1", "--at", event]).expectRefusal(64, message)
    #expect(try drill.store().list().count == 1)
  }

  @Test func `an open session has no branches, since their end would tell its truth`() throws {
    let drill = try Drill()
    _ = try drill.run(["play", "--seed", "1"], input: "note x\n")
    try drill.run(["branch", "1", "--at", "1"]).expectRefusal(
      64,
      "session 1 is still open, and the end of a branch would tell its truth"
    )
    try drill.run(["branch", "9", "--at", "1"]).expectRefusal(66, "there is no session 9")
    #expect(try drill.run(["branch", "1", "--at", "-1"]).status == 64)
  }
}
