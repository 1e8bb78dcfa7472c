package import ScenarioModel
import ScenarioYAML
import Scoring
import Telemetry

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
      + read.scenarios.flatMap { dealDiagnostics($0, in: folder) }
  }

  /// The first truth of a scenario that cannot be dealt, or an alert that fires without an incident.
  private func dealDiagnostics(_ scenario: Scenario, in folder: String) -> [Diagnostic] {
    let difficulty = scenario.levels.count > 1 ? scenario.difficulty : nil
    do throws(StagingError) {
      let staging = try Staging(scenario)
      for hypothesis in scenario.hypotheses {
        for seed in 0..<Self.dealtSeeds { _ = try staging.deal(seed: seed, truth: hypothesis.id) }
      }
      let shares = try staging.alertSharesWithoutFault(worlds: Self.healthyWorlds)
      let problems = shares.filter { $0.share > 0.5 }.map { shared in
        HealthyAlertProblem(
          share: shared.share,
          worlds: Self.healthyWorlds,
          hypotheses: shared.hypotheses,
          difficulty: difficulty
        )
      }
      return placed(problems.map { Diagnostic($0, at: ["alert"]) }, in: folder)
    } catch {
      return [
        Diagnostic(
          DealProblem(error: error, difficulty: difficulty),
          file: "\(folder)/\(Self.fileName)"
        )
      ]
    }
  }

  /// The number of worlds without a fault in which a check tries the alert.
  private static let healthyWorlds = 40

  /// The number of worlds that a check deals for each hypothesis.
  private static let dealtSeeds: UInt64 = 5

  /// Diagnostics with the lines of the scenario's file that their paths lead to, from top to bottom.
  package func placed(_ diagnostics: [Diagnostic], in folder: String) -> [Diagnostic] {
    guard let source = try? ScenarioFolder(folder) else { return diagnostics }
    let document = YAMLDocument.reading(Self.fileName, in: source)
    return diagnostics.map(document.placing).stablySorted()
  }
}

/// An alert that holds in most worlds in which nothing is wrong.
private struct HealthyAlertProblem: DiagnosticProblem {
  var share: Double
  var worlds: Int
  var hypotheses: [HypothesisID]
  /// Given where the scenario has several.
  var difficulty: Int?

  var severity: Diagnostic.Severity { .warning }

  var message: String {
    let causes = NameList.joined(hypotheses.map { "'\($0)'" }, last: "and")
    return (difficulty.map { "at difficulty \($0): " } ?? "")
      + "the alert is true in \(Digits.percent(share, decimals: 0)) of \(worlds) worlds of \(causes)"
      + " without their faults, so it would fire without an incident; tighten its condition, or tag what"
      + " is no fault 'benign'"
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
