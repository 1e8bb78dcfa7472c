import ScenarioModel
import ScenarioYAML
import Telemetry

extension ScenarioCatalog {
  /// Names the ends of a scenario's numbers in the lab that give no sound world for a cause that they
  /// are about.
  ///
  /// Complexity: two worlds compiled for each parameter and cause.
  func labDiagnostics(_ scenario: Scenario, in folder: String) -> [Diagnostic] {
    guard !scenario.lab.parameters.isEmpty, let source = try? ScenarioFolder(folder) else {
      return []
    }
    let document = YAMLDocument.reading(Self.fileName, in: source)
    guard let file = LabFile(document, difficulty: scenario.difficulty) else { return [] }
    var found: [Diagnostic] = []
    for parameter in scenario.lab.parameters {
      for value in [parameter.low, parameter.high] {
        guard let reason = unsound(parameter, at: value, scenario, file) else { continue }
        let problem = LabEndProblem(
          value: value,
          reason: reason,
          difficulty: scenario.levels.count > 1 ? scenario.difficulty : nil
        )
        let path: Diagnostic.Path = ["lab", "parameters", .key(parameter.id.rawValue), "range"]
        found.append(document.placing(Diagnostic(problem, at: path)))
      }
    }
    return found
  }

  private func unsound(
    _ parameter: LabParameter,
    at value: Double,
    _ scenario: Scenario,
    _ file: LabFile
  ) -> String? {
    var numbers: [String: Double] = [:]
    for knob in parameter.knobs { numbers[knob.name] = value }
    do {
      let turned = try file.scenario(scenario, setting: numbers)
      for hypothesis in turned.hypotheses where parameter.isAbout(hypothesis) {
        _ = try CompiledWorld(model: turned.world, effects: hypothesis.effects)
      }
      return nil
    } catch let error as LabFileError {
      return error.diagnostics.map(\.message).joined(separator: "; ")
    } catch {
      return "\(error)"
    }
  }
}

/// An end of a parameter's range that gives no sound world.
private struct LabEndProblem: DiagnosticProblem {
  var value: Double
  var reason: String
  /// Given where the scenario has several.
  var difficulty: Int?

  var message: String {
    (difficulty.map { "at difficulty \($0): " } ?? "")
      + "at \(Digits.shortest(value)) there is no sound world: \(reason)"
  }
}
