package import ScenarioModel
import Telemetry

/// The rules of the scenario standard that a calibration measures: no look is an oracle, and
/// everything can happen.
extension CalibrationLint {
  /// The share of the prior entropy, 0 to 1, above which a look gives too much of the answer away.
  package static let mostShare = 0.45
  /// The belief, 0 to 1, above which a single finding is an oracle.
  package static let mostBelief = 0.85
  /// The simulated minutes from which a look may be an oracle.
  package static let longLook = 20
  /// The belief, 0 to 1, for which three looks have to be put together in the median world.
  package static let sure = 0.95
  /// The standard errors by which a share must be too small to be called rare.
  ///
  /// The 0.95 quantile of the normal distribution: one-sided 5 %, the normal limit.
  private static let certainty = 1.64
  /// The fewest worlds of each hypothesis in which an outcome that never came out is called rare.
  package static let leastForRare: Int = {
    let least = ScenarioCheck.leastChance
    return Int(certainty * certainty * (1 - least) / least) + 1
  }()

  /// The findings of the standard by path, the scenario as a whole first.
  ///
  /// Only looks without a mitigation count: what a repair heals may tell the cause. A look that
  /// verifies a repair has outcomes that only a repair brings about, so there any state counts for
  /// what can happen. Complexity: O(looks² × particles).
  package func standardDiagnostics() -> [Diagnostic] {
    guard calibration.keys == scenario.evidenceKeys else { return [] }
    var found: [Diagnostic] = []
    let share = shareSureAfterTwoLooks()
    if share > 0.5 {
      found.append(
        Diagnostic(CalibrationProblem.twoLooksAreEnough(share: share), at: ["actions"])
      )
    }
    return found + scenario.actions.flatMap(standardProblems)
  }

  private func standardProblems(of action: Action) -> [Diagnostic] {
    let keys = plainKeys.filter { calibration.keys[$0].action == action.id }
    guard !keys.isEmpty, action.evidence.findings.count > 1 else { return [] }
    let path: Diagnostic.Path = ["actions", .key(action.id.rawValue)]
    let start = Posterior(calibration, priors: scenario.hypotheses.map(\.prior))
    var found: [Diagnostic] = []
    let gain = keys.map { start.expectedGain(key: $0) }.max() ?? 0
    if start.entropy > 0, gain > Self.mostShare * start.entropy {
      found.append(
        Diagnostic(
          CalibrationProblem.givesAllAway(action.id, share: gain / start.entropy),
          at: path
        )
      )
    }
    for (position, finding) in action.evidence.findings.enumerated() {
      let place = path.appending(["findings", .index(position)])
      if action.minutes < Self.longLook, let most = mostBelief(UInt8(position), keys, start),
        most.belief > Self.mostBelief
      {
        let hypothesis = scenario.hypotheses[most.hypothesis].id
        found.append(
          Diagnostic(
            CalibrationProblem.oracle(action.id, finding.id, hypothesis, belief: most.belief),
            at: place
          )
        )
      }
      let reached =
        action.kind != .verify
        ? keys
        : calibration.keys.indices.filter {
          calibration.keys[$0].action == action.id && calibration.isReachable($0)
        }
      if let problem = rareProblem(of: finding, UInt8(position), action, reached) {
        found.append(Diagnostic(problem, at: place))
      }
    }
    return found
  }

  /// The hypothesis that a finding lifts highest from the priors, and how high.
  private func mostBelief(
    _ finding: UInt8,
    _ keys: [Int],
    _ start: Posterior
  ) -> (hypothesis: Int, belief: Double)? {
    let beliefs = keys.filter { key in
      scenario.hypotheses.indices.contains {
        calibration.share(of: finding, key: key, hypothesis: $0) > 0
      }
    }.flatMap { start.observing(finding, key: $0).probabilities.enumerated() }
    return beliefs.max { $0.element < $1.element }.map { ($0.offset, $0.element) }
  }

  /// The single causes under which an outcome comes out too seldom whenever one looks; `nil` for one
  /// that never comes out at all.
  ///
  /// A share of n worlds that is too small by no more than `certainty` standard errors of the least
  /// chance may be chance.
  private func rareProblem(
    of finding: Finding,
    _ position: UInt8,
    _ action: Action,
    _ keys: [Int]
  ) -> CalibrationProblem? {
    let least = ScenarioCheck.leastChance
    let error = (least * (1 - least) / Double(calibration.samples)).squareRoot()
    let shares = scenario.hypotheses.indices.map { hypothesis in
      keys.map { calibration.share(of: position, key: $0, hypothesis: hypothesis) }.max() ?? 0
    }
    let rare = zip(scenario.hypotheses, shares).filter { hypothesis, share in
      hypothesis.parts.isEmpty && share < least - Self.certainty * error
        && !isImpossible(finding, under: hypothesis.id)
    }.map(\.0.id)
    guard !rare.isEmpty, shares.contains(where: { $0 > 0 }) else { return nil }
    return .outcomeTooRare(finding.id, action.id, under: rare)
  }

  /// Whether the author gave a reason, for the outcome or for the document that it names.
  private func isImpossible(_ finding: Finding, under hypothesis: HypothesisID) -> Bool {
    var reasons = finding.impossible
    if case .artifact(let artifact, let variant) = finding.condition {
      reasons +=
        scenario.artifact(artifact)?.variants.first { $0.id == variant }?.impossible ?? []
    }
    return reasons.contains { $0.hypothesis == hypothesis }
  }

  // MARK: Two looks

  /// The share of worlds, 0 to 1 and weighted by the priors, in which the two looks that happen to
  /// tell most lift the truth to `sure`; of the looks without a mitigation unless `keys` are named.
  ///
  /// Complexity: O(looks² × particles).
  package func shareSureAfterTwoLooks(keys: [Int]? = nil) -> Double {
    let keys = keys ?? plainKeys
    var isSure = scenario.hypotheses.map { _ in
      [Bool](repeating: false, count: calibration.samples)
    }
    for (position, first) in keys.enumerated() {
      for second in keys[position...] { mark(&isSure, first, second) }
    }
    return zip(scenario.hypotheses, isSure).reduce(0) { sum, pair in
      sum + pair.0.prior * Double(pair.1.count { $0 }) / Double(calibration.samples)
    }
  }

  /// Marks the worlds whose findings under two keys are enough; with one key twice, under it alone.
  private func mark(_ isSure: inout [[Bool]], _ first: Int, _ second: Int) {
    let priors = scenario.hypotheses.map(\.prior)
    var beliefs: [[UInt8]: [Double]] = [:]
    for truth in scenario.hypotheses.indices {
      for sample in 0..<calibration.samples where !isSure[truth][sample] {
        let findings = [first, second].map {
          calibration.finding(key: $0, hypothesis: truth, sample: sample)
        }
        let belief =
          beliefs[findings]
          ?? Posterior(
            calibration,
            priors: priors,
            seen: [first: findings[0]].merging([second: findings[1]]) { one, _ in one }
          ).probabilities
        beliefs[findings] = belief
        isSure[truth][sample] = belief[truth] >= Self.sure
      }
    }
  }
}
