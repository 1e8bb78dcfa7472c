import CommandLanguage
import ScenarioModel
import Sessions
import TestSupport
import Testing

@testable import TerminalSessions

/// Whether anything but evidence tells the truth while a session is open.
struct LeakageTests {
  /// All evidence there is and all other commands, short of the end.
  private static func script(of scenario: Scenario) -> [String] {
    var lines = ["menu", "help", "fields", "believe", "mitigate", "hint", "hint", "hint", "hint"]
    lines += [
      "sql", "sql .schema", "sql SELECT * FROM sqlite_master", "sql PRAGMA table_list",
      "sql SELECT * FROM fields", "sql SELECT * FROM pragma_table_xinfo('requests')",
      "sql SELECT * FROM pragma_index_list('requests')", "sql PRAGMA user_version",
      "sql SELECT hypothesis FROM requests", "sql SELECT truly_resolved FROM requests",
      "sql SELECT min(rowid), min(time_ms) > -18000001 FROM requests",
      "sql SELECT avg(resolved) FROM requests WHERE arm = 'canary' AND latency_ms > 0", "cite arms",
    ]
    for action in scenario.actions { lines += ["look \(action.id)", "hint"] }
    for mitigation in scenario.mitigations { lines.append("mitigate \(mitigation.id)") }
    return lines + [
      "believe h1=1 h2=1", "update news", "wait 5", "slice count by arm", "note one", "evidence",
      "timeline", "notes", "status", "brief", "menu", "hypotheses", "look nothing", "declare h9",
    ]
  }

  @Test(arguments: [7, 20_311] as [UInt64])
  func `whatever the truth is everything but evidence reads the same`(seed: UInt64) throws {
    let scenario = try Sample.canary().scenario
    let script = Self.script(of: scenario)
    var plays: [(truth: HypothesisID, pages: [String])] = []
    for hypothesis in scenario.hypotheses {
      let play = try MaskedPlay(truth: hypothesis.id, seed: seed, script: script)
      plays.append((hypothesis.id, play.pages))
    }
    let first = try #require(plays.first)
    #expect(first.pages.count > script.count)
    for play in plays.dropFirst() {
      #expect(play.pages.count == first.pages.count)
      for (page, other) in zip(first.pages, play.pages) where page != other {
        Issue.record("under '\(first.truth)':\n\(page)\nunder '\(play.truth)':\n\(other)")
      }
    }
  }

  @Test func `completion offers the same words whatever the truth is`() throws {
    let scenario = try Sample.canary().scenario
    let offers = try scenario.hypotheses.map { hypothesis in
      let session = try Session.of(Sample.canary(), seed: 7, truth: hypothesis.id)
      let completion = CommandCompletion(session: session)
      return ["", "look ", "mitigate ", "believe ", "declare ", "declare h1 ", "slice "]
        .map { completion.candidates(for: $0) }
    }
    #expect(Set(offers).count == 1)
    #expect(offers[0].allSatisfy { !$0.isEmpty })
  }
}
