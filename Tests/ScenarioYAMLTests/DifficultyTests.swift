import Foundation
import ScenarioModel
import ScenarioYAML
import Telemetry
import TestSupport
import Testing

/// What a file with knobs is at each difficulty.
struct DifficultyTests {
  /// A copy of the scenario that uses every key, with one text replaced.
  private func folder(_ old: String = "version: 3", _ new: String = "version: 3") throws -> String {
    let base = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: base, withIntermediateDirectories: true)
    let folder = base.appending(path: "every-key")
    try FileManager.default.copyItem(at: URL(filePath: everyKeyFolder), to: folder)
    let file = folder.appending(path: ScenarioLoader.fileName)
    let text = try String(contentsOf: file, encoding: .utf8)
    try #require(text.contains(old))
    try Data(text.replacing(old, with: new, maxReplacements: 1).utf8).write(to: file)
    return folder.path()
  }

  private func rows(_ scenario: Scenario?) -> RowSource? {
    scenario?.world.tables.first { $0.name == "documents" }?.rows
  }

  @Test(arguments: [(1, 100), (2, 200), (3, 300), (4, 400)])
  func `a knob stands for its number at the difficulty`(level: Int, documents: Int) throws {
    let read = ScenarioLoader.load(folder: everyKeyFolder, difficulty: level)
    #expect(read.diagnostics.map(brief) == [])
    let scenario = try #require(read.scenario)
    #expect(scenario.difficulty == level && scenario.levels == [1, 2, 3, 4])
    #expect(rows(scenario) == .fixed(count: documents))
    #expect(scenario.actions.map(\.id).contains("watch") == (level >= 2))
    #expect(scenario.artifacts.isEmpty == (level < 2))
    #expect(scenario.brief.background.count == (level >= 3 ? 2 : 1))
    #expect(scenario.mitigations.map(\.id) == (level >= 4 ? ["pause", "repair"] : ["pause"]))
  }

  @Test(arguments: 1...4)
  func `a combined cause is there from its difficulty on, with what its parts have`(
    level: Int
  ) throws {
    let scenario = try #require(
      ScenarioLoader.load(folder: everyKeyFolder, difficulty: level).scenario
    )
    let priors = scenario.hypotheses.map(\.prior)
    guard level >= 3 else {
      #expect(scenario.hypotheses.map(\.id) == ["release", "chance", "drift"])
      #expect(priors == [0.4, 0.4, 0.2])
      return
    }
    #expect(scenario.hypotheses.map(\.id) == ["release", "chance", "drift", "both"])
    for (prior, expected) in zip(priors, [0.36, 0.36, 0.18, 0.1]) {
      #expect(abs(prior - expected) < 1e-12)
    }
    let (release, drift, both) = (
      scenario.hypotheses[0], scenario.hypotheses[2], scenario.hypotheses[3]
    )
    #expect(both.causes == ["release", "drift"])
    #expect(both.effects == release.effects + drift.effects)
    #expect(both.places == release.places && both.keyFindings == release.keyFindings)
    #expect(both.explanation.truth == "Two things. It was. It drifted.")
    #expect(both.artifacts.map { $0.variants.map(\.variant) } == [["plain"]])
  }

  @Test func `a file without knobs has its own difficulty alone`() throws {
    let queue = Repository.queueDrill.path
    let own = try #require(ScenarioLoader.load(folder: queue).scenario)
    #expect(own.levels == [own.difficulty])
    #expect(ScenarioLoader.load(folder: queue, difficulty: 4).scenario == own)
    #expect(ScenarioLoader.loadAll(folder: queue).scenarios == [own])
  }

  @Test(arguments: [
    (
      "fixed: {knob: documents}", "fixed: {knob: document}",
      "36:21: error: there is no knob 'document'. Did you mean 'documents'?"
    ),
    (
      "fixed: {knob: documents}", "fixed: {knob: pages}",
      "36:21: error: there is no knob 'pages'; the knobs are 'documents', 'factor', 'rows', "
        + "'set-share'"
    ),
    (
      "documents: [100, 200, 300, 400]", "documents: [100, 200, 300]",
      "error: expected 4 items, found 3"
    ),
    (
      "documents: [100, 200, 300, 400]", "documents: [100, 200, many, 400]",
      "error: expected a number not below -1000000000000 and not above 1000000000000, found 'many'"
    ),
    (
      "documents: [100, 200, 300, 400]", "documents: [100, 200, 300, 0.5]",
      "36:21: error: expected a whole number from 1 to 10000000, found"
        + " the number 0.5 of the knob 'documents'"
    ),
    (
      "documents: [100, 200, 300, 400]", "documents: [-1, 200, 300, 400]",
      "36:21: error: at difficulty 1: expected a whole number from 1 to 10000000, found"
        + " the number -1 of the knob 'documents'"
    ),
    (
      "fixed: {knob: documents}", "fixed: 400",
      "warning: the knob 'documents' is used nowhere; {knob: documents} stands for its number"
    ),
    (
      "title: Every key once", "title: {knob: rows}",
      "5:8: error: expected text of 1 to 120 characters, found an object"
    ),
    ("repair: {from_difficulty: 4", "repair: {from_difficulty: 5", "found the number 5"),
    ("repair: {from_difficulty: 4", "repair: {from_difficulty: hard", "found 'hard'"),
    ("    title: Chance", "    title: Chance\n    from_difficulty: 2", "unknown key"),
  ])
  func `one mistake is one diagnostic at its spot`(old: String, new: String, part: String) throws {
    let found = ScenarioLoader.loadAll(folder: try folder(old, new)).diagnostics.map(brief)
    #expect(found.count(where: { $0.contains(part) }) == 1, "\(found)")
    #expect(found.count == 1, "\(found)")
  }

  @Test func `what is there from a difficulty on needs knobs`() throws {
    let path = try folder("\nknobs: {", "\n#: {")
    let found = ScenarioLoader.loadAll(folder: path).diagnostics.map(brief)
    let gates = found.filter { $0.contains("'from_difficulty' says nothing") }
    #expect(gates.count == 5)
    #expect(found.contains("36:21: error: there is no knob 'documents'; the file has no 'knobs'"))
  }

  @Test func `a name of something that is not there yet is told with the difficulty`() throws {
    let found = ScenarioLoader.loadAll(folder: try folder()) { scenario in
      scenario.action("watch") == nil ? [Diagnostic(FileProblem.missing, at: ["rules"])] : []
    }
    #expect(
      found.diagnostics.map(brief).map { $0.drop { $0 != "a" } } == [
        "at difficulty 1: there is no such file or folder"
      ]
    )
    #expect(found.scenarios.map(\.difficulty) == [4, 2, 3])
  }

  @Test func `mending a difficulty leaves the world of the others alone`() throws {
    func worlds(_ path: String) throws -> [[UInt8]?] {
      let document = YAMLDocument.reading(ScenarioLoader.fileName, in: try ScenarioFolder(path))
      return (1...4).map { ScenarioParts(document, difficulty: $0)?.world }
    }
    let before = try worlds(try folder())
    #expect(Set(before).count == 4)
    let after = try worlds(try folder("documents: [100, 200,", "documents: [100, 250,"))
    #expect(after.indices.filter { after[$0] != before[$0] } == [1])
    let gated = try worlds(try folder("repair: {from_difficulty: 4", "repair: {from_difficulty: 3"))
    #expect(gated.indices.filter { gated[$0] != before[$0] } == [2])
  }
}
