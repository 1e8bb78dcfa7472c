/// The particles of one hypothesis, weighted by the findings taken in so far.
struct Particles {
  private let calibration: Calibration
  private let hypothesis: Int
  /// Products of likelihoods, each at most 1.
  private var weights: [Double]
  /// The product of the marginals that stood in for particles.
  private var marginal = 1.0
  private(set) var isThin = false

  /// The particles before any finding.
  init(_ calibration: Calibration, hypothesis: Int) {
    self.calibration = calibration
    self.hypothesis = hypothesis
    weights = Array(repeating: 1, count: calibration.samples)
  }

  /// The particles after findings, given by position of their keys and taken in that order.
  init(_ calibration: Calibration, hypothesis: Int, seen: [Int: UInt8]) {
    self.init(calibration, hypothesis: hypothesis)
    for key in seen.keys.sorted() { observe(seen[key], key: key) }
  }

  /// The mean likelihood of everything seen.
  var evidence: Double { weights.reduce(0, +) / Double(weights.count) * marginal }

  var normalised: [Double] { Posterior.normalised(weights) }

  /// Kish's effective sample size, (Σw)² ÷ Σw².
  private var effectiveSample: Double {
    let sum = weights.reduce(0, +)
    let squares = weights.reduce(0) { $0 + $1 * $1 }
    return squares > 0 ? sum * sum / squares : 0
  }

  /// Takes in a finding under a key, where there is one.
  mutating func observe(_ finding: UInt8?, key: Int) {
    guard let finding else { return }
    if isThin {
      marginal *= calibration.marginal(of: finding, key: key, hypothesis: hypothesis)
      return
    }
    for sample in weights.indices {
      weights[sample] *= calibration.likelihood(
        of: finding,
        key: key,
        hypothesis: hypothesis,
        sample: sample
      )
    }
    // A calibration of few samples starts thin and must still learn from them.
    let least = min(Posterior.leastEffectiveSample, Double(calibration.samples) / 4)
    isThin = effectiveSample < least
  }
}

extension Calibration {
  /// The chance that a particle's world shows a finding under a key.
  @inline(__always)
  func likelihood(of finding: UInt8, key: Int, hypothesis: Int, sample: Int) -> Double {
    let outcomes = outcomes[key]
    guard outcomes > 1 else { return 1 }
    return self.finding(key: key, hypothesis: hypothesis, sample: sample) == finding
      ? 1 - Posterior.slip : Posterior.slip / Double(outcomes - 1)
  }

  /// The smoothed share of a hypothesis's worlds that show a finding under a key.
  func marginal(of finding: UInt8, key: Int, hypothesis: Int) -> Double {
    var count = 0
    for sample in 0..<samples
    where self.finding(key: key, hypothesis: hypothesis, sample: sample) == finding {
      count += 1
    }
    let cells = Double(outcomes[key])
    return (Double(count) + Posterior.smoothing)
      / (Double(samples) + Posterior.smoothing * cells)
  }
}
