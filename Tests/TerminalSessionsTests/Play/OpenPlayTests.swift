import CommandLanguage
import Drills
import Foundation
import ScenarioModel
import Sessions
import Telemetry
import TestSupport
import Testing

@testable import TerminalSessions

/// An open play: evidence is asked for in one's own words, and nothing lists what there is.
struct OpenPlayTests {
  private func session() throws -> Session {
    let staging = try Sample.canary()
    let header = SessionHeader(
      scenario: staging.scenario,
      worldDigest: "",
      textDigest: "",
      seed: 7,
      mode: .open
    )
    return try Session(header: header, staging: staging, digest: Digests.hexadecimal)
  }

  /// The lines shown after each line of a script, and the session that came of it.
  private func play(_ lines: [String]) throws -> (session: Session, shown: [String]) {
    var loop = PlayLoop(
      link: ScriptedConsole.link(try session()),
      console: ScriptedConsole(lines),
      view: .plain
    )
    _ = try loop.run()
    return (loop.session, loop.console.turns.map { $0.shown.joined(separator: "\n") })
  }

  @Test(arguments: [
    ("show me the release notes", "release-notes"),
    ("look release notes of the build", "release-notes"),
    ("where do the languages differ", "locales"),
  ])
  func `words lead to evidence`(words: String, action: String) throws {
    #expect(try play([words]).session.looks.map(\.action) == [ActionID(action)])
  }

  @Test func `a request for half an hour is said back before it costs`() throws {
    let ask = "verify whether it recovers in japanese"
    #expect(try play([ask]).session.looks.isEmpty)
    let (agreed, shown) = try play([ask, "yes"])
    #expect(
      shown.first == "I read this as: Watch Japanese conversations for half an hour (30 min)."
    )
    #expect(agreed.looks.map(\.action) == ["watch-japanese"])
  }

  @Test func `a request that is not sure is said back before it costs`() throws {
    let ask = "a breakdown by device"
    let said = "I read this as: Break Japanese conversations down by device (5 min)."
    let (agreed, shown) = try play([ask, "yes"])
    #expect(shown.first == said)
    #expect(agreed.looks.map(\.action) == ["devices"])
    for answer in ["no", "", "status"] {
      let (session, shown) = try play([ask, answer])
      #expect(session.entries.isEmpty && session.clock == 0, "\(answer)")
      #expect(shown.dropFirst().first?.hasPrefix("Nothing was done") == true)
    }
    let (other, _) = try play([ask, "note later"])
    #expect(other.entries.map(\.event) == [.noted("later")])
  }

  @Test func `what a player says they do is done after a yes`() throws {
    let (session, shown) = try play(["I'd freeze the rollout where it is", "yes"])
    #expect(shown.first == "You said that you do this: Stop the rollout where it stands (2 min).")
    #expect(session.entries.map(\.event) == [.mitigated("pause-rollout", minutes: 2)])
    #expect(try play(["I would not roll back yet", "yes"]).session.entries.isEmpty)
  }

  @Test(arguments: ["gpu temperature", "look gpu temperature", "cite gpu temperature", "zzz"])
  func `what nobody has costs nothing and is said`(words: String) throws {
    let (session, shown) = try play([words])
    #expect(session.entries.isEmpty)
    #expect(shown.first?.hasPrefix("Not done: nobody has that") == true)
  }

  @Test func `a request that could be several is asked back`() throws {
    let ask = "retrieval"
    let (session, shown) = try play([ask, "status page", "wait 1"])
    #expect(shown.first?.hasPrefix("Which of these do you mean?\n  1 ") == true)
    #expect(session.looks.map(\.action) == [ActionID("provider-status")])
    #expect(try play([ask, "2"]).session.looks.count == 1)
    let none = try play([ask, "", "wait 1"])
    #expect(none.session.looks.isEmpty)
    #expect(none.session.entries.count == 1)
    #expect(try play([ask, "9", "0", "release notes", ""]).session.looks.isEmpty)
  }

  @Test func `one vague word spends no time before it is asked back`() throws {
    let (session, shown) = try play(["watch"])
    #expect(session.entries.isEmpty)
    #expect(shown.first?.hasPrefix("Which of these do you mean?") == true, "\(shown)")
  }

  @Test func `no page, help or completion names what there is to look at`() throws {
    let pages = [
      "menu", "look", "help", "status", "timeline", "evidence", "notes", "mitigate", "believe", "?",
      "help look", "help cite", "help menu", "hint", "99", "mitigate zzz", "cite zzz", "look zzz",
      "sql", "declare zzz",
    ]
    let shown = try play(pages).shown.joined(separator: "\n").lowercased()
    let session = try session()
    let completion = CommandCompletion(session: session)
    for action in session.scenario.actions {
      #expect(!shown.contains(action.title.lowercased()), "\(action.title)")
      for line in ["look ", "verify ", "cite ", "", String(action.id.rawValue.prefix(3))] {
        #expect(!completion.candidates(for: line).contains(action.id.rawValue))
      }
    }
  }

  @Test func `what opens later is refused without naming what opens it`() throws {
    let (session, shown) = try play(["compare the arms at the same mix of users"])
    #expect(session.entries.isEmpty)
    #expect(
      shown.first?.contains("can be had only after something else was looked at") == true,
      "\(shown)"
    )
  }

  @Test func `numbers pick mitigations, which are listed`() throws {
    let (session, shown) = try play(["mitigate", "1"])
    let first = session.scenario.mitigations[0]
    #expect(shown.first?.contains(first.title) == true)
    #expect(session.entries.map(\.event) == [.mitigated(first.id.rawValue, minutes: first.minutes)])
  }

  @Test func `commands are not taken for requests, and short words not for commands`() throws {
    let (session, _) = try play(["note a", "wait 2", "a gpu", "ab gpu"])
    #expect(session.entries.count == 2)
    #expect(!session.isOver)
  }
}
