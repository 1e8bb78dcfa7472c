package import ScenarioModel
import ScenarioYAML
import Scoring

extension ScenarioCatalog {
  /// All that is wrong with the scenario of a folder at every difficulty it has, or at one: form,
  /// meaning, and, unless `isDealing` is false, whether each truth can be dealt with a true alert and the
  /// lab's numbers give sound worlds at their ends.
  ///
  /// Complexity: five deals of each hypothesis at each difficulty.
  package func check(
    folder: String,
    difficulty: Int? = nil,
    isDealing: Bool = true
  ) -> [Diagnostic] {
    let read = ScenarioLoader.loadAll(
      folder: folder,
      difficulty: difficulty,
      validate: { $0.diagnostics() + $0.exampleDiagnostics() }
    )
    guard isDealing, !read.diagnostics.contains(where: { $0.severity == .error }) else {
      return read.diagnostics
    }
    return read.diagnostics + read.scenarios.flatMap { labDiagnostics($0, in: folder) }
      + read.scenarios.compactMap { undealt($0, in: folder) }
  }

  /// The first truth of a scenario that cannot be dealt.
  private func undealt(_ scenario: Scenario, in folder: String) -> Diagnostic? {
    do throws(StagingError) {
      let staging = try Staging(scenario)
      for hypothesis in scenario.hypotheses {
        for seed in 0..<Self.dealtSeeds { _ = try staging.deal(seed: seed, truth: hypothesis.id) }
      }
      return nil
    } catch {
      let problem = DealProblem(
        error: error,
        difficulty: scenario.levels.count > 1 ? scenario.difficulty : nil
      )
      return Diagnostic(problem, file: "\(folder)/\(Self.fileName)")
    }
  }

  /// The number of worlds that a check deals for each hypothesis.
  private static let dealtSeeds: UInt64 = 5

  /// Diagnostics with the lines of the scenario's file that their paths lead to, from top to bottom.
  package func placed(_ diagnostics: [Diagnostic], in folder: String) -> [Diagnostic] {
    guard let source = try? ScenarioFolder(folder) else { return diagnostics }
    let document = YAMLDocument.reading(Self.fileName, in: source)
    return diagnostics.map(document.placing).stablySorted()
  }
}

/// A scenario that reads well and cannot be played.
private struct DealProblem: DiagnosticProblem {
  var error: StagingError
  /// Given where the scenario has several.
  var difficulty: Int?

  var message: String {
    difficulty.map { "at difficulty \($0): \(error)" } ?? error.description
  }
}
