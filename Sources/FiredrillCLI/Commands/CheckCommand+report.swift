import Proving
import ScenarioModel
import Statecharts
import Telemetry

/// Reports the findings of a check of one scenario, as JSON and as the source of its text.
struct CheckReport: Encodable {
  private(set) var scenario: String
  private(set) var errors: Int
  private(set) var warnings: Int
  private(set) var diagnostics: [Item]
  private(set) var proof: ProofReport?
  private(set) var calibration: CalibrationReport?
  /// Those of difficulties that are not the scenario's own.
  private(set) var calibrations: [CalibrationReport] = []
  private(set) var fuzz: FuzzReport?
  /// Whether there was nothing to check.
  private(set) var isMissing: Bool
  private(set) var texts: [String] = []

  struct Item: Encodable {
    var severity: String
    var message: String
    var file: String?
    var line: Int?
    var column: Int?
    var path: String
    var suggestion: String?
  }

  private enum CodingKeys: String, CodingKey {
    case scenario, errors, warnings, diagnostics, proof, calibration, fuzz
    case calibrations = "other_calibrations"
  }

  init(folder: String, diagnostics: [Diagnostic]) {
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
    diagnostics += found.map {
      Item(
        severity: $0.severity.rawValue,
        message: $0.message,
        file: $0.file,
        line: $0.place?.line,
        column: $0.place?.column,
        path: $0.path.description,
        suggestion: $0.suggestion
      )
    }
    texts += found.map(\.description)
  }

  /// Adds what a calibration shows of the scenario's evidence.
  mutating func add(_ checked: CalibrationCheck.Outcome) {
    add(checked.diagnostics)
    if calibration == nil {
      calibration = checked.report
    } else {
      calibrations.append(checked.report)
    }
  }

  /// Adds what was proved; violations and expectations that fail are errors.
  mutating func add(
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

  /// Adds what random players met; what they could not do is an error, what they missed is not.
  mutating func add(_ fuzz: Fuzz, seconds: Double) {
    errors += fuzz.problems.count
    self.fuzz = FuzzReport(fuzz, seconds: seconds)
  }
}

/// The calibration that evidence was judged by, as JSON.
struct CalibrationReport: Encodable {
  var difficulty: Int
  /// Worlds of each hypothesis; 0 where the scenario came without a calibration that fits.
  var samples: Int
  var hypotheses: Int
  var looks: Int
  /// Worlds that were simulated again and compared.
  var recomputed: Int
}

/// Reports how far a proof got and what it found, as JSON.
struct ProofReport: Encodable {
  var complete: Bool
  var situations: Int
  var moves: Int
  var limit: Int
  var seconds: Double
  var parts: [Part]
  var states: Count
  var transitions: Count
  var actions: Count
  var mitigations: Count
  var invariants: Int
  var verdicts: [Verdict]
  var harm: [Harm]
  var violations: [Fault]

  struct Part: Encodable {
    var regions: [String]
    var situations: Int
    var moves: Int
    var complete: Bool
  }

  struct Count: Encodable {
    var met: Int
    var all: Int
  }

  struct Verdict: Encodable {
    var hypothesis: String
    var minutes: Int?
    var commands: [String]?
  }

  struct Harm: Encodable {
    var mitigation: String
    var hypothesis: String
    var expected: String
    var verdict: String
    var change: Double
    var standardError: Double?
    var changes: [Double]
    var noise: Double
    var holds: Bool
    var uncertain: Bool
  }

  struct Fault: Encodable {
    var message: String
    var minutes: Int?
    var commands: [String]?
  }

  init(
    _ proof: Proof,
    _ trials: [HarmTrial],
    of scenario: Scenario,
    limit: Int,
    seconds: Double
  ) {
    complete = proof.isComplete
    situations = proof.situations
    moves = proof.moves
    self.limit = limit
    self.seconds = seconds
    parts = proof.parts.map {
      Part(
        regions: $0.regions,
        situations: $0.situations,
        moves: $0.moves,
        complete: $0.isComplete
      )
    }
    states = Count(met: proof.states.met, all: proof.states.all)
    transitions = Count(met: proof.transitions.met, all: proof.transitions.all)
    actions = Count(met: proof.actions.met, all: proof.actions.all)
    mitigations = Count(met: proof.mitigations.met, all: proof.mitigations.all)
    invariants = proof.invariants
    verdicts = proof.verdicts.map {
      Verdict(
        hypothesis: $0.hypothesis.rawValue,
        minutes: $0.path?.minutes,
        commands: $0.path?.moves.map(\.description)
      )
    }
    harm = trials.map {
      Harm(
        mitigation: $0.mitigation.rawValue,
        hypothesis: $0.hypothesis.rawValue,
        expected: $0.expected.rawValue,
        verdict: $0.verdict.rawValue,
        change: $0.mean,
        standardError: $0.standardError,
        changes: $0.changes,
        noise: $0.noise,
        holds: $0.holds,
        uncertain: $0.isUncertain
      )
    }
    violations = proof.violations.map {
      Fault(
        message: $0.description,
        minutes: $0.path?.minutes,
        commands: $0.path?.moves.map(\.description)
      )
    }
  }
}

/// Reports the runs of random players and the problems they met, as JSON.
struct FuzzReport: Encodable {
  var seed: UInt64
  var runs: Int
  var commands: Int
  var slices: Int
  var seconds: Double
  var hits: Hits
  var never: Never
  var problems: [Problem]

  struct Hits: Encodable {
    var actions: [String: Int]
    var mitigations: [String: Int]
    var findings: [String: Int]
    var transitions: [String: Int]
  }

  struct Never: Encodable {
    var actions: [String]
    var mitigations: [String]
    var findings: [String]
    var transitions: [String]
  }

  struct Problem: Encodable {
    var run: Int
    var reason: String
    var commands: [String]
  }

  init(_ fuzz: Fuzz, seconds: Double) {
    seed = fuzz.seed
    runs = fuzz.runs
    commands = fuzz.commands
    slices = fuzz.slices
    self.seconds = seconds
    hits = Hits(
      actions: Self.counts(fuzz.actions),
      mitigations: Self.counts(fuzz.mitigations),
      findings: Self.counts(fuzz.findings),
      transitions: Self.counts(fuzz.transitions)
    )
    never = Never(
      actions: fuzz.missedActions.map(\.description),
      mitigations: fuzz.missedMitigations.map(\.description),
      findings: fuzz.missedFindings.map(\.description),
      transitions: fuzz.missedTransitions.map(\.description)
    )
    problems = fuzz.problems.map {
      Problem(run: $0.run, reason: $0.reason, commands: $0.commands)
    }
  }

  private static func counts<Name: CustomStringConvertible>(_ hits: [Name: Int]) -> [String: Int] {
    Dictionary(hits.map { ($0.key.description, $0.value) }) { $0 + $1 }
  }
}
