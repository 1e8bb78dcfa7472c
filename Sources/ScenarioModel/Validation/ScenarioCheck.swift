import Statecharts
import Telemetry

extension Scenario {
  /// The problems and doubts in the scenario's meaning, in the order of its file.
  ///
  /// The form is taken for right. Each path is that of the value in the file; where a key is
  /// missing it is the path of the object that lacks it. Complexity: the size of the scenario,
  /// times its number of hypotheses for the world.
  package func diagnostics() -> [Diagnostic] {
    var check = ScenarioCheck(self)
    check.run()
    return check.inOrder
  }
}

/// Walks a scenario and collects what is wrong with it.
package struct ScenarioCheck {
  let scenario: Scenario
  private var diagnostics: [Diagnostic] = []

  init(_ scenario: Scenario) { self.scenario = scenario }

  /// The top-level keys in the order in which a file has them.
  private static let keys = [
    "format", "id", "version", "title", "topic", "difficulty", "brief", "alert", "horizon",
    "regimes", "world", "harm", "places", "families", "artifacts", "hypotheses", "chart",
    "messages", "actions", "mitigations", "invariants", "rules", "rubric", "abbreviations",
    "interview", "lab", "debrief",
  ]

  mutating func run() {
    checkFrame()
    checkLeaks()
    checkTells()
    checkAlert()
    checkRegimes()
    checkControls()
    checkWorld()
    checkHarm()
    checkPlacesAndFamilies()
    checkArtifacts()
    checkHypotheses()
    checkChart()
    checkMessages()
    checkActions()
    checkMitigations()
    checkInvariants()
    checkRules()
    checkRubric()
    checkInterview()
    checkLab()
    checkDebrief()
  }

  mutating func report(_ problem: ScenarioProblem, at path: Diagnostic.Path) {
    diagnostics.append(Diagnostic(problem, at: path))
  }

  /// The diagnostics, ordered by top-level key and then as they were found.
  var inOrder: [Diagnostic] {
    let ranks = diagnostics.map { diagnostic in
      guard case .key(let key) = diagnostic.path.steps.first else { return -1 }
      return Self.keys.firstIndex(of: key) ?? Self.keys.count
    }
    return diagnostics.indices.sorted { (ranks[$0], $0) < (ranks[$1], $1) }
      .map { diagnostics[$0] }
  }
}

extension Diagnostic.Path {
  /// The path of a value some steps inside the value at this path.
  func at(_ steps: Diagnostic.Step...) -> Diagnostic.Path { Diagnostic.Path(self.steps + steps) }

  /// The path of the value that a name stands for.
  func at(_ name: some Name) -> Diagnostic.Path { at(.key(name.rawValue)) }

  /// The path of an item of a list.
  func at(_ index: Int) -> Diagnostic.Path { at(.index(index)) }
}
