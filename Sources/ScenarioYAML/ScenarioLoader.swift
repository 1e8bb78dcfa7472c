package import ScenarioModel

// ScenarioYAML owns how a scenario is written down: the YAML form and its JSON Schema, both made
// from one description (`ScenarioShapes`), the limits within which untrusted files are read, and
// where in a file a diagnostic points. It refuses to know what a scenario means: whether names
// refer to anything, whether worlds can be simulated, whether a drill can be won.

/// Reads scenarios from their folders.
package enum ScenarioLoader {
  /// The name of the file that a scenario's folder holds.
  package static let fileName = "scenario.yaml"

  /// Reads the scenario of a folder and says all that is wrong with it, from top to bottom.
  ///
  /// - Parameters:
  ///   - path: The folder, as the user named it; messages begin with it.
  ///   - validate: Checks the meaning of a scenario whose form is right. It reports by path; the
  ///     loader adds line and column.
  /// - Returns: The scenario, unless there is an error, and the diagnostics. At the limit of
  ///   diagnostics the last one says so.
  package static func load(
    folder path: String,
    validate: (Scenario) -> [Diagnostic] = { _ in [] }
  ) -> (scenario: Scenario?, diagnostics: [Diagnostic]) {
    do throws(FileProblem) {
      return load(try ScenarioFolder(path), validate: validate)
    } catch {
      return (nil, [Diagnostic(error, file: path)])
    }
  }

  private static func load(
    _ folder: ScenarioFolder,
    validate: (Scenario) -> [Diagnostic]
  ) -> (scenario: Scenario?, diagnostics: [Diagnostic]) {
    let document = YAMLDocument.reading(fileName, in: folder)
    let decoded = ScenarioShapes.scenario.decode(document, folder: folder)
    guard let scenario = decoded.value else { return (nil, decoded.diagnostics) }
    var found = validate(scenario)
    if scenario.id.rawValue != folder.name {
      let problem = FormProblem.otherFolder(id: scenario.id.rawValue, folder: folder.name)
      found.append(Diagnostic(problem, at: ["id"]))
    }
    let diagnostics = (decoded.diagnostics + found.map(document.placing)).stablySorted()
    return (diagnostics.contains { $0.severity == .error } ? nil : scenario, diagnostics)
  }
}
