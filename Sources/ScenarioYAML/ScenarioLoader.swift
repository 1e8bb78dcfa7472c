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
  ///   - difficulty: The difficulty to read it at; its own where none is given or it has no other.
  ///   - validate: Checks the meaning of a scenario whose form is right. It reports by path; the
  ///     loader adds line and column.
  /// - Returns: The scenario, unless there is an error, and the diagnostics. At the limit of
  ///   diagnostics the last one says so.
  package static func load(
    folder path: String,
    difficulty: Int? = nil,
    validate: (Scenario) -> [Diagnostic] = { _ in [] }
  ) -> (scenario: Scenario?, diagnostics: [Diagnostic]) {
    do throws(FileProblem) {
      let read = load(try ScenarioFolder(path), difficulty: difficulty, validate: validate)
      return (read.scenario, read.diagnostics)
    } catch {
      return (nil, [Diagnostic(error, file: path)])
    }
  }

  /// Reads the scenario of a folder that was found already, on the disk or in memory.
  ///
  /// - Parameters:
  ///   - folder: The folder.
  ///   - difficulty: The difficulty to read it at; its own where none is given or it has no other.
  ///   - validate: Checks the meaning of a scenario whose form is right.
  /// - Returns: The scenario, unless there is an error, the diagnostics, and the file as it was parsed.
  package static func load(
    _ folder: ScenarioFolder,
    difficulty: Int? = nil,
    validate: (Scenario) -> [Diagnostic] = { _ in [] }
  ) -> (scenario: Scenario?, diagnostics: [Diagnostic], document: YAMLDocument) {
    let document = YAMLDocument.reading(fileName, in: folder)
    let read = read(document.at(difficulty), folder, validate: validate)
    return (read.scenario, read.diagnostics, document)
  }

  /// Reads the scenario of a folder at every difficulty it has, its own first.
  ///
  /// - Parameters:
  ///   - path: The folder, as the user named it; messages begin with it.
  ///   - difficulty: The only difficulty to read it at; all where none is given.
  ///   - validate: Checks the meaning of a scenario whose form is right.
  /// - Returns: The scenario at each difficulty without errors, and the diagnostics of all: one
  ///   that its own difficulty does not have names the difficulty.
  package static func loadAll(
    folder path: String,
    difficulty: Int? = nil,
    validate: (Scenario) -> [Diagnostic] = { _ in [] }
  ) -> (scenarios: [Scenario], diagnostics: [Diagnostic]) {
    do throws(FileProblem) {
      let folder = try ScenarioFolder(path)
      let document = YAMLDocument.reading(fileName, in: folder)
      let own = read(document.at(difficulty), folder, validate: validate)
      var scenarios = [own.scenario].compactMap(\.self)
      var diagnostics = own.diagnostics + document.difficultyDiagnostics
      let isOfAll = document.hasEveryDifficulty && difficulty == nil
      let stated = isOfAll ? document.statedDifficulty : nil
      let others = stated.map { own in Scenario.difficulties.filter { $0 != own } } ?? []
      for level in others {
        let read = read(document.at(level), folder, validate: validate)
        if let scenario = read.scenario { scenarios.append(scenario) }
        for var found in read.diagnostics where !own.diagnostics.contains(found) {
          found.message = "at difficulty \(level): \(found.message)"
          diagnostics.append(found)
        }
      }
      return (scenarios, diagnostics.stablySorted())
    } catch {
      return ([], [Diagnostic(error, file: path)])
    }
  }

  private static func read(
    _ document: YAMLDocument,
    _ folder: ScenarioFolder,
    validate: (Scenario) -> [Diagnostic]
  ) -> (scenario: Scenario?, diagnostics: [Diagnostic]) {
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
