import Diagnosis
import ScenarioModel
import Telemetry
import TestSupport
import Testing

/// The rules of the scenario standard on calibrations made by hand for the small incident.
struct StandardTests {
  private static let samples = 200

  /// The messages for a calibration in which `share` of a hypothesis's worlds show a look's first
  /// finding, the rest its second.
  private static func found(
    _ staging: Staging,
    _ share: (_ action: String, _ hypothesis: Int) -> Double
  ) -> [String] {
    let scenario = staging.scenario
    let keys = scenario.evidenceKeys
    var findings: [UInt8] = []
    for key in keys {
      for hypothesis in scenario.hypotheses.indices {
        // The worlds with the smallest hashes show the first finding, others for each look.
        let first = Int((share(key.action.rawValue, hypothesis) * Double(samples)).rounded())
        let look = Mixing.hash("\(key.action)/\(hypothesis)")
        let ranked = (0..<samples).sorted {
          Mixing.split(look, at: UInt64($0)) < Mixing.split(look, at: UInt64($1))
        }
        let chosen = Set(ranked.prefix(first))
        findings += (0..<samples).map { chosen.contains($0) ? 0 : 1 }
      }
    }
    let calibration = Calibration(
      samples: samples,
      hypotheses: scenario.hypotheses.map(\.id),
      keys: keys,
      outcomes: keys.map { _ in 2 },
      findings: findings
    )
    return CalibrationLint(staging, calibration).standardDiagnostics().map(\.message)
  }

  /// Looks that each lean to one of four causes.
  private static func leaning(_ action: String, _ hypothesis: Int) -> Double {
    let own = ["arms": 0, "pools": 1, "fresh": 2, "watch": 3][action]
    return own == hypothesis ? 0.6 : 0.2
  }

  @Test func `looks that only lean are clean`() throws {
    #expect(try Self.found(Sample.queue(), Self.leaning) == [])
  }

  @Test func `a finding of one cause alone is an oracle`() throws {
    let found = try Self.found(Sample.queue()) { action, hypothesis in
      action == "arms" ? (hypothesis == 0 ? 1 : 0.01) : Self.leaning(action, hypothesis)
    }
    let oracle = found.first { $0.contains("lifts 'bad-build' from its prior to") }
    #expect(oracle?.hasPrefix("finding 'gap' of action 'arms'") == true, "\(found)")
  }

  /// By hand: 2 % − 1.64 √(0.02 · 0.98 ÷ 200) is 0.4 %, so none of 200 worlds is too seldom and one
  /// is not.
  @Test(arguments: [0, 0.005])
  func `an outcome that a cause does not show is named with the cause`(share: Double) throws {
    let found = try Self.found(Sample.queue()) { action, hypothesis in
      action == "pools" && hypothesis == 0 ? share : Self.leaning(action, hypothesis)
    }
    let problem = CalibrationProblem.outcomeTooRare("one-pool", "pools", under: ["bad-build"])
    #expect(found == (share == 0 ? [problem.message] : []))
  }

  @Test func `a reason makes an outcome that never comes out right`() throws {
    var scenario = try Sample.queue().scenario
    let pools = try #require(scenario.actions.firstIndex { $0.id == "pools" })
    scenario.actions[pools].evidence.findings[0].impossible = [
      ImpossibleReason(hypothesis: "bad-build", reason: "A build is on every server.")
    ]
    let found = try Self.found(Staging(scenario)) { action, hypothesis in
      action == "pools" && hypothesis == 0 ? 0 : Self.leaning(action, hypothesis)
    }
    #expect(found == [])
  }

  @Test func `two sharp looks are enough for the truth`() throws {
    let found = try Self.found(Sample.queue()) { action, hypothesis in
      switch action {
      case "arms": hypothesis < 2 ? 1 : 0
      case "pools": hypothesis % 2 == 0 ? 1 : 0
      default: 0.5
      }
    }
    #expect(found.contains { $0.contains("of worlds two looks are enough") }, "\(found)")
  }

  @Test func `a look that splits the causes in half gives too much away`() throws {
    var scenario = try Sample.queue().scenario
    for (index, prior) in [0.499, 0.001, 0.499, 0.001].enumerated() {
      scenario.hypotheses[index].prior = prior
    }
    let found = try Self.found(Staging(scenario)) { action, hypothesis in
      action == "arms" ? (hypothesis < 2 ? 1 : 0) : Self.leaning(action, hypothesis)
    }
    // By hand: H = 2·(.499·log2(1/.499) + .001·log2(1/.001)) = 1.02081 bits; a look that splits in
    // half and errs in 2 % of cases gives 1 − H(0.02) = 0.85856 bits.
    let problem = CalibrationProblem.givesAllAway("arms", share: 0.85856 / 1.02081)
    #expect(found.contains(problem.message), "\(found)")
  }

  @Test func `two looks are sure as often as the posterior of the particles says`() throws {
    let staging = try Sample.canary()
    let keys = staging.scenario.evidenceKeys
    let calibration = Calibration(staging.scenario, keys: keys, rows: Self.seeded(staging, keys))
    let lint = CalibrationLint(staging, calibration)
    let state = "as-paged"
    let plain = keys.indices.filter { (keys[$0].state ?? state) == state }.prefix(8)
    let few = Calibration(
      samples: calibration.samples,
      hypotheses: calibration.hypotheses,
      keys: plain.map { keys[$0] },
      outcomes: plain.map { calibration.outcomes[$0] },
      findings: plain.flatMap { key in
        calibration.hypotheses.indices.flatMap { hypothesis in
          (0..<calibration.samples).map {
            calibration.finding(key: key, hypothesis: hypothesis, sample: $0)
          }
        }
      }
    )
    let priors = staging.scenario.hypotheses.map(\.prior)
    var sure = 0.0
    for truth in priors.indices {
      for sample in 0..<few.samples {
        let isSure = few.keys.indices.contains { first in
          few.keys.indices.contains { second in
            let seen = Dictionary(
              [first, second].map { ($0, few.finding(key: $0, hypothesis: truth, sample: sample)) },
              uniquingKeysWith: { one, _ in one }
            )
            let belief = Posterior(few, priors: priors, seen: seen).probabilities[truth]
            return belief >= CalibrationLint.sure
          }
        }
        sure += isSure ? priors[truth] / Double(few.samples) : 0
      }
    }
    let share = lint.shareSureAfterTwoLooks(keys: Array(plain))
    #expect(abs(share - sure) < 1e-9)
    #expect(share > 0 && share < 1)
  }

  /// Findings that lean to a cause, drawn by a written-out hash.
  private static func seeded(_ staging: Staging, _ keys: [EvidenceKey]) -> [[[UInt8]]] {
    staging.scenario.hypotheses.indices.map { hypothesis in
      (0..<40).map { sample in
        keys.map { key in
          let outcomes = staging.scenario.action(key.action)?.evidence.findings.count ?? 1
          let word = Mixing.split(
            Mixing.hash("\(key.action)/\(hypothesis)"),
            at: UInt64(sample)
          )
          let usual = Int(Mixing.hash("\(key.action)/\(hypothesis)") % UInt64(outcomes))
          return UInt8(word % 100 < 80 ? usual : Int(word >> 32) % outcomes)
        }
      }
    }
  }
}

/// How much a page's figures tell, against cases worked out by hand.
struct PageInformationTests {
  private static func rows(_ values: [[Double]]) -> [[[Double?]]] {
    values.map { $0.map { [$0] } }
  }

  @Test func `figures that are the same under every truth tell nothing`() {
    let drawn = (0..<200).map { Double(Mixing.split(7, at: UInt64($0)) >> 40) }
    #expect(PageInformation.bits(Self.rows([drawn, drawn, drawn]), priors: [0.5, 0.3, 0.2]) == 0)
  }

  @Test func `figures of independent worlds tell next to nothing`() {
    let drawn = (0..<3).map { truth in
      (0..<200).map { Double(Mixing.split(UInt64(truth) &* 977, at: UInt64($0)) >> 40) }
    }
    #expect(PageInformation.bits(Self.rows(drawn), priors: [0.4, 0.3, 0.3]) < 0.04)
  }

  @Test func `figures apart tell the whole entropy`() {
    let drawn = (0..<2).map { truth in (0..<200).map { Double(1000 * truth + $0) } }
    let bits = PageInformation.bits(Self.rows(drawn), priors: [0.5, 0.5])
    #expect(abs(bits - 1) < 0.06, "\(bits)")
  }

  @Test func `a figure that cannot be computed is a figure`() {
    let rows: [[[Double?]]] = [
      (0..<200).map { _ in [nil] }, (0..<200).map { [Double($0)] },
    ]
    #expect(PageInformation.bits(rows, priors: [0.5, 0.5]) > 0.9)
  }
}
