import Foundation
import TestSupport
import Testing

@testable import FiredrillCLI

/// The command for people of a shared server.
struct PeopleCommandTests {
  private struct Listed: Decodable {
    var name: String
    var host: Bool
    var held: Held

    struct Held: Decodable {
      var openSessions: Int
      var tokens: Int
    }
  }

  @Test func `people are added, listed, linked anew and removed`() throws {
    let drill = try Drill()
    #expect(try drill.run(["people"]).output.hasPrefix("Nobody yet;"))
    let added = try drill.run(["people", "add", "Ada", "--host", "--expires", "1"])
    #expect(added.status == 0, "\(added.errors)")
    #expect(added.output.hasPrefix("Ada signs in by this link, once, within 1 day:\n  http://"))
    let linked = try drill.run(["people", "link", "ADA", "--server", "https://d.example.org/"])
    let link = try #require(
      linked.output.firstMatch(of: /https:\/\/d\.example\.org\/sign-in\/([0-9a-f]{64})\n/)
    )
    #expect(!added.output.contains(link.1))
    let token = try drill.run(["token", "nightly", "--person", "ada", "--scope", "play"])
    #expect(token.output.hasPrefix("Token 'nightly' of Ada (play), shown this once:"))
    #expect(try drill.run(["token", "--person", "Ada"]).output == "nightly  play\n")
    #expect(try drill.run(["token"]).output.hasPrefix("No token yet;"))
    let list = try drill.run(["people", "list", "--json"])
    let listed = try JSONDecoder().decode([Listed].self, from: Data(list.output.utf8))
    #expect(listed.map(\.name) == ["Ada"] && listed[0].host && listed[0].held.tokens == 1)
    #expect(
      try drill.run(["people", "list"]).output.hasSuffix(
        ": 0 sessions, 0 rooms, 0 interviews as the candidate, 0 answers, 1 token, 0 browsers\n"
      )
    )
    let revoked = try drill.run(["token", "nightly", "--person", "Ada", "--revoke"])
    #expect(revoked.output == "Token 'nightly' of Ada opens nothing any more.\n")
    let removed = try drill.run(["people", "remove", "Ada", "--yes"])
    #expect(
      removed.errors == "audit person-removed person=\"Ada\"\naudit erased person=\"Ada\"\n"
    )
    #expect(try drill.run(["people", "list", "--json"]).output == "[\n\n]\n")
  }

  @Test func `removing asks in a terminal, and no keeps everything`() throws {
    let drill = try Drill()
    _ = try drill.run(["people", "add", "Ada"])
    for (answer, words) in [("no", "Nothing was erased."), ("yes", "Ada is erased, with")] {
      let terminal = try drill.terminal(["people", "remove", "Ada"])
      _ = try terminal.wait(for: "Erase for good?")
      terminal.enter(answer)
      _ = try terminal.wait(for: words)
      #expect(try terminal.exit() == 0)
    }
  }

  @Test(
    arguments: [
      (["add", "Ada"], 64, "there is 'Ada' already"), (["add", "a/b"], 64, "a name has 1 to 64"),
      (["add", "Bo", "--expires", "0"], 64, "links last from 1 day"),
      (["link", "Adda"], 66, "Did you mean 'Ada'?"),
      (["export", "Bo", "--out", "x"], 66, "no person"),
      (["export", "Ada", "--out", "."], 73, "is there already"),
      (["remove", "Bo", "--yes"], 66, "there is no person 'Bo'"),
      (["remove", "Ada"], 64, "--yes says that it is meant"),
      (["export", "Ada"], 64, "--out"), (["add"], 64, "name"),
    ] as [([String], Int32, String)]
  )
  func `what cannot be is said, with a code of its kind`(
    arguments: [String],
    status: Int32,
    words: String
  ) throws {
    let drill = try Drill()
    _ = try drill.run(["people", "add", "Ada"])
    let ended = try drill.run(["people"] + arguments)
    #expect(ended.status == status, "\(ended.errors)")
    #expect(ended.errors.contains(words), "\(ended.errors)")
  }

  @Test func `a token of nobody is refused`() throws {
    let drill = try Drill()
    #expect(try drill.run(["token", "a", "--person", "Ada"]).status == 66)
    _ = try drill.run(["people", "add", "Ada"])
    #expect(try drill.run(["token", "a", "--person", "Ada", "--revoke"]).status == 66)
    #expect(try drill.run(["token", "a", "--person", "Ada"]).status == 0)
    #expect(try drill.run(["token", "a", "--person", "Ada"]).status == 64)
  }

  @Test func `an export is a folder for its owner alone`() throws {
    let drill = try Drill()
    _ = try drill.run(["people", "add", "Ada"])
    let ended = try drill.run(["people", "export", "Ada", "--out", "ada"])
    #expect(ended.output == "wrote 1 files about Ada to ada\n", "\(ended.errors)")
    let folder = drill.file("ada")
    let mode = try FileManager.default.attributesOfItem(atPath: folder)[.posixPermissions] as? Int
    #expect(mode == 0o700)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["person.json"])
  }
}
