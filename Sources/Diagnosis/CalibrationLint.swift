package import ScenarioModel
import Telemetry

/// Checks a scenario's evidence by its calibration.
package struct CalibrationLint {
  /// The information about a pair of hypotheses below which an action tells nothing of the pair.
  ///
  /// Unit: bits; 1 bit tells a pair of even odds apart.
  package static let leastBits = 0.02
  /// Two hypotheses whose findings differ by a smaller total variation cannot be told apart.
  package static let leastDistance = 0.2
  /// The probability of the truth that all evidence together has to reach, 0 to 1.
  package static let recovered = 0.8
  /// The share of worlds in which all evidence has to reach it, 0 to 1, for each cause that is true.
  ///
  /// Two causes at once are found where both are: in 0.9² of worlds.
  package static let leastRecovered = 0.9
  /// Worlds of each hypothesis for which beliefs are computed, to bound the time.
  private static let mostTested = 100

  let staging: Staging
  let calibration: Calibration
  var scenario: Scenario { staging.scenario }

  package init(_ staging: Staging, _ calibration: Calibration) {
    self.staging = staging
    self.calibration = calibration
  }

  /// The problems by path, hypotheses first, then actions.
  ///
  /// Complexity: O(keys × particles × worlds tested).
  package func diagnostics() -> [Diagnostic] {
    guard calibration.keys == scenario.evidenceKeys,
      calibration.hypotheses == scenario.hypotheses.map(\.id)
    else { return [Diagnostic(CalibrationProblem.otherKeys)] }
    return hypothesisProblems() + scenario.actions.flatMap(problems)
  }

  // MARK: Actions

  private func problems(of action: Action) -> [Diagnostic] {
    let keys = calibration.keys.indices.filter {
      calibration.keys[$0].action == action.id && calibration.isReachable($0)
    }
    guard !keys.isEmpty, action.evidence.findings.count > 1 else { return [] }
    let path: Diagnostic.Path = ["actions", .key(action.id.rawValue)]
    var found: [Diagnostic] = []
    let shares = keys.map { key in
      scenario.hypotheses.indices.map { calibration.shares(key: key, hypothesis: $0) }
    }
    let most = shares.map { mostOfAnyPair($0) }.max() ?? 0
    if action.kind != .verify, most < Self.leastBits {
      found.append(
        Diagnostic(CalibrationProblem.separatesNothing(action.id, most: most), at: path)
      )
    }
    for (position, finding) in action.evidence.findings.enumerated()
    where shares.allSatisfy({ $0.allSatisfy { $0[position] == 0 } }) {
      found.append(
        Diagnostic(
          CalibrationProblem.neverOccurs(finding.id, action.id),
          at: path.appending(["findings", .index(position)])
        )
      )
    }
    return found
  }

  /// The most that findings tell of any two hypotheses with even odds, in bits.
  private func mostOfAnyPair(_ shares: [[Double]]) -> Double {
    var most = 0.0
    for first in shares.indices {
      for second in shares.indices where second > first {
        let joint = [shares[first], shares[second]].map { $0.map { $0 / 2 } }
        most = max(most, Posterior.gain(1, joint))
      }
    }
    return most
  }

  // MARK: Hypotheses

  /// The keys that come up without any mitigation.
  var plainKeys: [Int] {
    let state = Incident(staging).mitigationState(of: scenario.regimes)
    return calibration.keys.indices.filter {
      let key = calibration.keys[$0]
      return calibration.isReachable($0) && (key.state ?? state) == state
    }
  }

  private func hypothesisProblems() -> [Diagnostic] {
    let keys = plainKeys
    // Beliefs come from one half of the worlds and are tried on the other, which they never saw.
    let (known, tried) = calibration.halves(keys: keys, most: Self.mostTested)
    guard known.samples > 0, tried.samples > 0 else { return [] }
    var found: [Diagnostic] = []
    for (index, hypothesis) in scenario.hypotheses.enumerated() {
      let path: Diagnostic.Path = ["hypotheses", .key(hypothesis.id.rawValue)]
      let share = recoveredShare(of: index, known, tried)
      let least = hypothesis.causes.reduce(1) { least, _ in least * Self.leastRecovered }
      if share < least {
        found.append(
          Diagnostic(
            CalibrationProblem.notRecoverable(
              hypothesis.id,
              share: share,
              needed: least,
              rival: rival(of: index, known, tried)
            ),
            at: path
          )
        )
      }
      for other in scenario.hypotheses.indices where other > index {
        let distance = distance(index, other, known, tried)
        if distance < Self.leastDistance {
          found.append(
            Diagnostic(
              CalibrationProblem.inseparable(
                hypothesis.id,
                scenario.hypotheses[other].id,
                distance: distance
              ),
              at: path
            )
          )
        }
      }
    }
    return found
  }

  /// The share of worlds of each hypothesis in which all evidence together leads to it.
  package func recoveredShares() -> [Double] {
    let (known, tried) = calibration.halves(keys: plainKeys, most: Self.mostTested)
    guard known.samples > 0, tried.samples > 0 else { return [] }
    return scenario.hypotheses.indices.map { recoveredShare(of: $0, known, tried) }
  }

  private func recoveredShare(
    of hypothesis: Int,
    _ known: Calibration,
    _ tried: Calibration
  ) -> Double {
    let believed = beliefs(under: hypothesis, known, tried)
      .count { $0[hypothesis] >= Self.recovered }
    return Double(believed) / Double(tried.samples)
  }

  /// The cause that is most often the likeliest other one where all evidence does not lead to a
  /// hypothesis that is true; the first of equals.
  private func rival(
    of hypothesis: Int,
    _ known: Calibration,
    _ tried: Calibration
  ) -> CalibrationProblem.Rival? {
    let missed = beliefs(under: hypothesis, known, tried)
      .filter { $0[hypothesis] < Self.recovered }
    var counts = [Int](repeating: 0, count: scenario.hypotheses.count)
    for beliefs in missed {
      let others = beliefs.indices.filter { $0 != hypothesis }
      guard let first = others.first else { continue }
      counts[others.reduce(first) { beliefs[$1] > beliefs[$0] ? $1 : $0 }] += 1
    }
    guard let most = counts.max(), most > 0, let rival = counts.firstIndex(of: most) else {
      return nil
    }
    return CalibrationProblem.Rival(
      hypothesis: scenario.hypotheses[rival].id,
      worlds: most,
      missed: missed.count
    )
  }

  /// The beliefs after all evidence in each world of a hypothesis that is tried.
  private func beliefs(
    under hypothesis: Int,
    _ known: Calibration,
    _ tried: Calibration
  ) -> [[Double]] {
    let priors = scenario.hypotheses.map(\.prior)
    return (0..<tried.samples).map { sample in
      known.beliefs(priors, after: tried.row(hypothesis: hypothesis, sample: sample))
    }
  }

  /// A lower bound of the total variation between the findings of two hypotheses.
  ///
  /// The greatest of any key alone; where that is too small, what a guess between the two from all
  /// keys wins: with equal odds its accuracy is at most (1 + TV) ÷ 2.
  private func distance(
    _ first: Int,
    _ second: Int,
    _ known: Calibration,
    _ tried: Calibration
  ) -> Double {
    var distance = 0.0
    for key in calibration.keys.indices where calibration.isReachable(key) {
      let one = calibration.shares(key: key, hypothesis: first)
      let other = calibration.shares(key: key, hypothesis: second)
      distance = max(distance, zip(one, other).reduce(0) { $0 + ($1.0 - $1.1).magnitude } / 2)
    }
    guard distance < Self.leastDistance else { return distance }
    var odds = [Double](repeating: 0, count: calibration.hypotheses.count)
    (odds[first], odds[second]) = (0.5, 0.5)
    var right = 0
    for sample in 0..<tried.samples {
      for (truth, rival) in [(first, second), (second, first)] {
        let beliefs = known.beliefs(odds, after: tried.row(hypothesis: truth, sample: sample))
        if beliefs[truth] > beliefs[rival] { right += 1 }
      }
    }
    return max(distance, Double(right) / Double(tried.samples) - 1)
  }
}

extension Calibration {
  /// The share of each finding of a key in a hypothesis's worlds; complexity O(samples).
  package func shares(key: Int, hypothesis: Int) -> [Double] {
    (0..<outcomes[key]).map { share(of: UInt8($0), key: key, hypothesis: hypothesis) }
  }

  /// The findings of one world, key by key.
  fileprivate func row(hypothesis: Int, sample: Int) -> [UInt8] {
    keys.indices.map { finding(key: $0, hypothesis: hypothesis, sample: sample) }
  }

  fileprivate func beliefs(_ priors: [Double], after row: [UInt8]) -> [Double] {
    let seen = Dictionary(uniqueKeysWithValues: row.enumerated().map { ($0.offset, $0.element) })
    return Posterior(self, priors: priors, seen: seen).probabilities
  }

  /// The samples of even and of odd number, the latter at most `most`, with some of the keys.
  fileprivate func halves(keys chosen: [Int], most: Int) -> (even: Calibration, odd: Calibration) {
    func part(_ wanted: [Int]) -> Calibration {
      Calibration(
        samples: wanted.count,
        hypotheses: hypotheses,
        keys: chosen.map { keys[$0] },
        outcomes: chosen.map { outcomes[$0] },
        findings: chosen.flatMap { key in
          hypotheses.indices.flatMap { hypothesis in
            wanted.map { finding(key: key, hypothesis: hypothesis, sample: $0) }
          }
        }
      )
    }
    return (
      part((0..<samples).filter { $0 % 2 == 0 }),
      part(Array((0..<samples).filter { $0 % 2 == 1 }.prefix(most)))
    )
  }
}
