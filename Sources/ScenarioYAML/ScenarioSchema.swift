/// The JSON Schema of scenario files, as published in `Scenarios/schema.json`.
package enum ScenarioSchema {
  /// The schema (2020-12) as a file holds it: the same text for the same format, always.
  package static var text: String {
    ScenarioShapes.scenario.schemaDocument(title: "Firedrill scenario, format 1").prettyPrinted
  }
}
