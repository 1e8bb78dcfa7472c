import Foundation
import ScenarioModel
import ScenarioYAML
import Testing

/// The folder of the scenario that uses every key of the format.
let everyKeyFolder = URL(filePath: #filePath)
  .deletingLastPathComponent().appending(path: "Fixtures/every-key").path()

func everyKey() throws -> Scenario {
  let (scenario, diagnostics) = ScenarioLoader.load(folder: everyKeyFolder)
  #expect(diagnostics.map(brief) == [])
  return try #require(scenario)
}
@Test(.enabled(if: JSONSchemaOracle.isAvailable, "python3 with jsonschema is needed"))
func `the published schema accepts what the loader accepts`() throws {
  let folder = try ScenarioFolder(everyKeyFolder)
  let original = try #require(YAMLDocument.reading("scenario.yaml", in: folder).root?.json)
  try expectAgreement(
    of: ScenarioShapes.scenario,
    with: ScenarioShapes.scenario.schemaDocument(title: ""),
    on: original,
    count: 300
  )
}

@Test(.enabled(if: JSONSchemaOracle.isAvailable, "python3 with jsonschema is needed"))
func `the schema of a chart accepts what its shape accepts`() throws {
  let folder = try ScenarioFolder(everyKeyFolder)
  let document = YAMLDocument.reading("scenario.yaml", in: folder)
  let original = try #require(document.root?.json["chart"])
  try expectAgreement(
    of: ScenarioShapes.chart,
    with: ScenarioShapes.chart.schemaDocument(title: ""),
    on: original,
    count: 1500
  )
}

@Test(
  .enabled(if: JSONSchemaOracle.isAvailable, "python3 with jsonschema is needed"),
  arguments: [TextPattern.clock, .figure, .effectTarget]
)
func `a pattern of the format and its regular expression match the same texts`(
  pattern: TextPattern
) throws {
  try expectAgreement(of: pattern)
}
