package import Proving
package import ScenarioModel

/// The problems that a check found in one scenario, and what was proved, calibrated and fuzzed, as
/// `check --json` gives it.
///
/// Its JSON is stable: keys are added, never renamed or removed.
package struct CheckReport: Encodable {
  package private(set) var scenario: String
  package private(set) var errors: Int
  package private(set) var warnings: Int
  package private(set) var diagnostics: [Item]
  package private(set) var proof: ProofReport?
  package private(set) var calibration: CalibrationReport?
  /// The calibrations of difficulties that are not the scenario's own.
  package private(set) var calibrations: [CalibrationReport] = []
  package private(set) var fuzz: FuzzReport?
  /// The outcomes of each look whose sentences differ in more than their figures.
  package private(set) var sentences: [LookSentences] = []
  /// Whether there was nothing to check; not in the JSON.
  package private(set) var isMissing: Bool
  /// The diagnostics as sentences with their places; not in the JSON.
  package private(set) var texts: [String] = []

  /// A diagnostic.
  package struct Item: Hashable, Sendable, Encodable {
    package var severity: String
    package var message: String
    package var file: String?
    package var line: Int?
    package var column: Int?
    package var path: String
    package var suggestion: String?

    private enum CodingKeys: String, CodingKey {
      case severity, message, file, line, column, path, suggestion
    }

    init(_ diagnostic: Diagnostic) {
      severity = diagnostic.severity.rawValue
      message = diagnostic.message
      file = diagnostic.file
      line = diagnostic.place?.line
      column = diagnostic.place?.column
      path = diagnostic.path.description
      suggestion = diagnostic.suggestion
    }
  }

  private enum CodingKeys: String, CodingKey {
    case scenario, errors, warnings, diagnostics, proof, calibration, fuzz, sentences
    case calibrations = "other_calibrations"
  }

  package init(folder: String, diagnostics: [Diagnostic]) {
    scenario = folder
    (errors, warnings) = (0, 0)
    isMissing = diagnostics.contains { $0.kind != .content }
    self.diagnostics = []
    add(diagnostics)
  }

  private mutating func add(_ found: [Diagnostic]) {
    let wrong = found.count { $0.severity == .error }
    errors += wrong
    warnings += found.count - wrong
    diagnostics += found.map(Item.init)
    texts += found.map(\.description)
  }

  /// Adds the sentences of outcomes, to be read side by side.
  package mutating func addSentences(of scenario: Scenario) {
    sentences = LookSentences.all(of: scenario)
  }

  /// Adds a calibration, and the diagnostics that it gives of the scenario's evidence.
  ///
  /// The first is that of the scenario's own difficulty.
  package mutating func add(_ checked: CalibrationReport, _ diagnostics: [Diagnostic]) {
    add(diagnostics)
    if calibration == nil {
      calibration = checked
    } else {
      calibrations.append(checked)
    }
  }

  /// Adds a proof; violations and expectations that fail are errors.
  ///
  /// `seconds` is the time that it took.
  package mutating func add(
    _ proof: Proof,
    _ trials: [HarmTrial],
    of scenario: Scenario,
    limit: Int,
    seconds: Double
  ) {
    let report = ProofReport(proof, trials, of: scenario, limit: limit, seconds: seconds)
    errors += report.violations.count + report.harm.filter { !$0.holds && !$0.uncertain }.count
    if !report.complete { warnings += 1 }
    warnings += report.harm.filter(\.uncertain).count
    self.proof = report
  }

  /// Adds the counts of random players; a command that failed is an error, a thing they missed is not.
  package mutating func add(_ fuzz: Fuzz, seconds: Double) {
    errors += fuzz.problems.count
    self.fuzz = FuzzReport(fuzz, seconds: seconds)
  }
}

/// The calibration by which evidence was judged, in the JSON of a check.
package struct CalibrationReport: Encodable {
  package var difficulty: Int
  /// Worlds of each hypothesis; 0 where the scenario came without a calibration that fits.
  package var samples: Int
  package var hypotheses: Int
  package var looks: Int
  /// Worlds that were simulated again and compared.
  package var recomputed: Int

  private enum CodingKeys: String, CodingKey {
    case difficulty, samples, hypotheses, looks, recomputed
  }

  package init(difficulty: Int, samples: Int, hypotheses: Int, looks: Int, recomputed: Int) {
    self.difficulty = difficulty
    self.samples = samples
    self.hypotheses = hypotheses
    self.looks = looks
    self.recomputed = recomputed
  }
}
