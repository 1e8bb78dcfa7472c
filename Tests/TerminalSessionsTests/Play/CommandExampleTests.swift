import Drills
import CommandLanguage
import Foundation
import ScenarioModel
import ScenarioYAML
import Sessions
import Telemetry
import TestSupport
import Testing

@testable import TerminalSessions

/// The examples that a play shows can be typed as they stand.
struct CommandExampleTests {
  private static let ids = [
    "agent-runs-away", "canary-segment-regression", "catastrophic-forgetting",
    "eval-distribution-mismatch", "features-disagree", "quality-after-update", "rag-wrong-answers",
    "search-drifts", "slow-at-noon", "tool-poisoning",
  ]

  /// What comes of the lines that are made of a session.
  private func played(
    _ id: String,
    mode: SessionMode = .drill,
    _ lines: (Scenario) -> [String]
  ) throws -> (session: Session, shown: [String]) {
    let folder = Repository.scenarios.appendingPathComponent(id).path
    let loaded = ScenarioLoader.load(folder: folder) { $0.diagnostics() }
    let staging = try Staging(try #require(loaded.scenario))
    let header = SessionHeader(
      scenario: staging.scenario,
      worldDigest: "",
      textDigest: "",
      seed: 7,
      mode: mode
    )
    var loop = PlayLoop(
      link: ScriptedConsole.link(
        try Session(header: header, staging: staging, digest: Digests.hexadecimal)
      ),
      console: ScriptedConsole(lines(staging.scenario)),
      view: .plain
    )
    _ = try loop.run()
    return (loop.session, loop.console.turns.map { $0.shown.joined(separator: "\n") })
  }

  @Test(arguments: ids)
  func `examples are in the scenario's own names`(id: String) throws {
    let (session, shown) = try played(id) { scenario in
      let examples = CommandExamples(scenario)
      return [examples.slice, examples.sql, examples.example(of: .mitigate) ?? ""]
    }
    #expect(session.entries.count == 3, "\(shown)")
  }

  @Test func `the lists of fields and tables and the help show them`() throws {
    let (_, shown) = try played("catastrophic-forgetting") { _ in
      ["fields", "sql", "help slice", "help sql"]
    }
    #expect(shown.count == 4)
    #expect(shown.allSatisfy { $0.contains(" topic") && !$0.contains("locale") })
  }

  @Test func `where nothing is listed, help names no action`() throws {
    let (session, shown) = try played("canary-segment-regression", mode: .open) { _ in
      ["help look", "help cite"]
    }
    let words = Set(shown.joined(separator: " ").split { " \n,".contains($0) }.map(String.init))
    #expect(words.isDisjoint(with: session.scenario.actions.map(\.id.rawValue)))
  }

  @Test(arguments: [
    ("believe h3=-1", "the belief in 'h3' must"), ("believe h3=1 h3=2", "'h3' is stated twice"),
    ("look same-mix", "after you looked at 'Compare the arms within each\n          language'"),
    ("update", "as in 'update TEXT'"), ("wait", "needs a number, as in 'wait 15'"),
  ])
  func `a refusal speaks in names that the player saw`(line: String, text: String) throws {
    let shown = try played("canary-segment-regression") { _ in [line] }.shown
    #expect(shown.first?.contains(text) == true, "\(shown)")
  }
}
