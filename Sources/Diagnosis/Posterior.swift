import Telemetry

/// The probabilities of the hypotheses after some findings, with the weights of the particles.
///
/// b(h) ∝ π(h) · mean over particles of Π L. A particle whose own finding equals the one seen has
/// likelihood 1 − ε, any other ε ÷ (outcomes − 1). Findings count once a key and are taken in the
/// calibration's order of keys, so the order in which they were seen changes nothing.
package struct Posterior: Sendable {
  /// The chance that a finding comes out otherwise than simulated.
  package static let slip = 0.02
  /// The number of effective particles below which a hypothesis uses its marginals instead.
  package static let leastEffectiveSample = 30.0
  /// Added to each count of a marginal (Jeffreys' prior).
  package static let smoothing = 0.5

  package let calibration: Calibration
  package let priors: [Double]
  /// The finding seen under each key, by position of the key.
  package let seen: [Int: UInt8]
  /// One for each hypothesis, summing to 1.
  package let probabilities: [Double]
  /// Normalised weights of the particles of each hypothesis.
  let weights: [[Double]]
  /// Whether a hypothesis has too few effective particles left.
  let isThin: [Bool]

  /// The posterior after findings, given by position of their keys.
  ///
  /// Complexity: O(findings × particles).
  package init(_ calibration: Calibration, priors: [Double], seen: [Int: UInt8] = [:]) {
    self.calibration = calibration
    self.priors = priors
    self.seen = seen
    var weights: [[Double]] = []
    var isThin: [Bool] = []
    var evidences: [Double] = []
    for hypothesis in priors.indices {
      let particles = Particles(calibration, hypothesis: hypothesis, seen: seen)
      weights.append(particles.normalised)
      isThin.append(particles.isThin)
      evidences.append(particles.evidence)
    }
    self.weights = weights
    self.isThin = isThin
    probabilities = Self.normalised(zip(priors, evidences).map { $0 * $1 })
  }

  /// The posterior after one more finding.
  package func observing(_ finding: UInt8, key: Int) -> Posterior {
    guard seen[key] == nil else { return self }
    var seen = seen
    seen[key] = finding
    return Posterior(calibration, priors: priors, seen: seen)
  }

  /// Shannon's entropy of the hypotheses.
  ///
  /// Unit: bits.
  package var entropy: Double { Self.entropy(probabilities) }

  /// Shannon's entropy of probabilities.
  ///
  /// Unit: bits.
  package static func entropy(_ probabilities: [Double]) -> Double {
    var sum = 0.0
    for p in probabilities where p > 0 { sum -= p * Elementary.log2(p) }
    return sum
  }

  /// Kullback and Leibler's divergence of `p` from `q`.
  ///
  /// Unit: bits.
  package static func divergence(_ p: [Double], from q: [Double]) -> Double {
    var sum = 0.0
    for (p, q) in zip(p, q) where p > 0 && q > 0 { sum += p * Elementary.log2(p / q) }
    return sum
  }

  /// Jensen and Shannon's divergence, 0 for equals to 1 for what has nothing in common.
  ///
  /// Unit: bits. Source: Lin, IEEE Trans Inf Theory 1991;37:145.
  package static func jensenShannon(_ p: [Double], _ q: [Double]) -> Double {
    let middle = zip(p, q).map { ($0 + $1) / 2 }
    return max(0, (divergence(p, from: middle) + divergence(q, from: middle)) / 2)
  }

  static func normalised(_ weights: [Double]) -> [Double] {
    let total = weights.reduce(0, +)
    guard total > 0 else { return weights.map { _ in 1 / Double(weights.count) } }
    return weights.map { $0 / total }
  }
}
