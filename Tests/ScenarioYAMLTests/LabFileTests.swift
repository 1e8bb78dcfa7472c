import ScenarioModel
import ScenarioYAML
import Telemetry
import TestSupport
import Testing

/// Worlds of a file whose knobs are turned.
struct LabFileTests {
  private static func read(
    _ difficulty: Int? = nil
  ) throws -> (file: LabFile, scenario: Scenario, document: YAMLDocument) {
    let folder = try ScenarioFolder(everyKeyFolder)
    let read = ScenarioLoader.load(folder, difficulty: difficulty)
    let file = try #require(LabFile(read.document, difficulty: difficulty))
    return (file, try #require(read.scenario), read.document)
  }

  @Test func `the knobs are those on which rows depend`() throws {
    let (file, _, _) = try Self.read(2)
    let documents = try #require(file.knobs.first { $0.name == "documents" })
    #expect(documents.number == 200)
    #expect(documents.range == 100...400)
    // It stands in the alert alone.
    #expect(!file.knobs.contains { $0.name == "rows" })
  }

  @Test func `a knob that is turned changes the world and nothing else`() throws {
    let (file, scenario, _) = try Self.read()
    var expected = scenario
    let place = try #require(expected.world.tables.firstIndex { $0.name == "documents" })
    expected.world.tables[place].rows = .fixed(count: 123)
    #expect(try file.scenario(scenario, setting: ["documents": 123]) == expected)
    #expect(try file.scenario(scenario, setting: [:]) == scenario)
    #expect(try file.scenario(scenario, setting: ["documents": 400]) == scenario)
  }

  @Test func `the numbers of a difficulty turned by hand are that difficulty`() throws {
    let (file, scenario, _) = try Self.read(1)
    let (_, harder, _) = try Self.read(3)
    let numbers = try Self.read(3).file.knobs.map { ($0.name, $0.number) }
    let turned = try file.scenario(scenario, setting: Dictionary(uniqueKeysWithValues: numbers))
    #expect(turned.world == harder.world)
  }

  @Test func `a number that fits nowhere is refused with its reason`() throws {
    let (file, scenario, _) = try Self.read()
    let error = #expect(throws: LabFileError.self) {
      try file.scenario(scenario, setting: ["documents": 1.5])
    }
    #expect(error?.diagnostics.first?.message.contains("1.5 of the knob 'documents'") == true)
  }

  @Test func `the lab is no part of the world's digest`() throws {
    let (_, _, document) = try Self.read()
    let without = YAMLDocument(
      text: try ScenarioFolder(everyKeyFolder).text("scenario.yaml", limit: 1 << 20)
        .replacing("title: Pages", with: "title: Sheets")
        .replacing("step: 50, format", with: "step: 25, format"),
      file: "scenario.yaml"
    )
    let (parts, other) = (ScenarioParts(document), ScenarioParts(without))
    #expect(parts?.world == other?.world)
    #expect(parts?.prose != other?.prose)
  }
}
