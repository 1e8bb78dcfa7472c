import Diagnosis
import ScenarioModel
import ScenarioYAML
import Telemetry
import TestSupport
import Testing

/// Each lint on a calibration made by hand for the small incident, in which everything tells
/// everything apart until one thing is broken.
struct CalibrationLintTests {
  private static let samples = 40

  /// A calibration whose findings are a function of key, hypothesis and sample.
  private static func lint(
    _ staging: Staging,
    _ finding: (_ action: String, _ hypothesis: Int, _ sample: Int, _ outcomes: Int) -> Int
  ) -> [String] {
    let scenario = staging.scenario
    let keys = scenario.evidenceKeys
    let outcomes = keys.map { scenario.action($0.action)?.evidence.findings.count ?? 1 }
    var findings: [UInt8] = []
    for (key, count) in zip(keys, outcomes) {
      for hypothesis in scenario.hypotheses.indices {
        findings += (0..<samples).map {
          UInt8(finding(key.action.rawValue, hypothesis, $0, count))
        }
      }
    }
    let calibration = Calibration(
      samples: samples,
      hypotheses: scenario.hypotheses.map(\.id),
      keys: keys,
      outcomes: outcomes,
      findings: findings
    )
    return CalibrationLint(staging, calibration).diagnostics().map(\.message)
  }

  /// Two looks that together tell four hypotheses apart, and one that tells the last from the rest.
  private static func sound(_ action: String, _ hypothesis: Int, _ sample: Int, _ outcomes: Int)
    -> Int
  {
    let isSet: Bool =
      switch action {
      case "arms": hypothesis >= 2
      case "pools", "watch": hypothesis % 2 == 1
      default: hypothesis == 3
      }
    return outcomes > 1 && isSet ? 1 : 0
  }

  @Test func `evidence that tells everything apart is clean`() throws {
    #expect(try Self.lint(Sample.queue(), Self.sound) == [])
  }

  @Test func `an action that separates nothing is named with how little it tells`() throws {
    let found = try Self.lint(Sample.queue()) { action, hypothesis, sample, outcomes in
      action == "fresh" ? sample % 2 : Self.sound(action, hypothesis, sample, outcomes)
    }
    #expect(found == [CalibrationProblem.separatesNothing("fresh", most: 0).message])
  }

  @Test func `a verification may separate nothing`() throws {
    let found = try Self.lint(Sample.queue()) { action, hypothesis, sample, outcomes in
      action == "watch" ? sample % 2 : Self.sound(action, hypothesis, sample, outcomes)
    }
    #expect(found == [])
  }

  @Test func `a finding that never occurs is named with its action`() throws {
    let found = try Self.lint(Sample.queue()) { action, hypothesis, sample, outcomes in
      action == "watch" ? 0 : Self.sound(action, hypothesis, sample, outcomes)
    }
    #expect(found == [CalibrationProblem.neverOccurs("poor", "watch").message])
  }

  @Test func `two hypotheses that no evidence tells apart are named, and neither is recoverable`()
    throws
  {
    let found = try Self.lint(Sample.queue()) { action, hypothesis, sample, outcomes in
      Self.sound(action, hypothesis == 1 ? 0 : hypothesis, sample, outcomes)
    }
    #expect(
      found.contains(CalibrationProblem.inseparable("bad-build", "bad-pool", distance: 0).message),
      "\(found)"
    )
    for (cause, rival) in [("bad-build", "bad-pool"), ("bad-pool", "bad-build")] {
      let problem = CalibrationProblem.notRecoverable(
        HypothesisID(cause),
        share: 0,
        needed: 0.9,
        rival: nil
      )
      #expect(
        found.contains {
          $0.hasPrefix("\(problem.message); '\(rival)' is the likeliest other cause in ")
        },
        "\(found)"
      )
    }
    #expect(!found.contains { $0.contains("'chance'") })
  }

  @Test func `a hypothesis that a fifth of its worlds hide is not recoverable`() throws {
    // In each fifth pair of worlds of the last hypothesis everything looks like the first.
    let found = try Self.lint(Sample.queue()) { action, hypothesis, sample, outcomes in
      let isHidden = hypothesis == 3 && (sample / 2) % 5 == 0
      return Self.sound(action, isHidden ? 0 : hypothesis, sample, outcomes)
    }
    #expect(found.count == 1)
    let problem = try #require(found.first)
    #expect(
      problem.hasPrefix(
        CalibrationProblem.notRecoverable("chance", share: 0.8, needed: 0.9, rival: nil).message
          + "; 'bad-build' is the likeliest other cause in "
      ),
      "\(problem)"
    )
    let counts = problem.split(separator: " ").compactMap { Int($0) }.suffix(2)
    #expect(counts.count == 2 && counts.first == counts.last, "\(problem)")
  }

  @Test func `a calibration of other looks is refused`() throws {
    let staging = try Sample.queue()
    let calibration = Calibration(samples: 10, firstFinding: [1, 2, 3, 4])
    let found = CalibrationLint(staging, calibration).diagnostics()
    #expect(found.map(\.message) == [CalibrationProblem.otherKeys.message])
  }
}
