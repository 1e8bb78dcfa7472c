import Telemetry

extension Posterior {
  /// How likely each finding of a key is, under each hypothesis: `[hypothesis][finding]`.
  ///
  /// Complexity: O(particles).
  func predictions(key: Int) -> [[Double]] {
    let outcomes = calibration.outcomes[key]
    return priors.indices.map { hypothesis in
      guard !isThin[hypothesis] else {
        return (0..<outcomes).map {
          calibration.marginal(of: UInt8($0), key: key, hypothesis: hypothesis)
        }
      }
      var share = [Double](repeating: 0, count: outcomes)
      for sample in 0..<calibration.samples {
        let finding = Int(calibration.finding(key: key, hypothesis: hypothesis, sample: sample))
        if finding < outcomes { share[finding] += weights[hypothesis][sample] }
      }
      guard outcomes > 1 else { return share }
      return share.map {
        $0 * (1 - Self.slip) + (1 - $0) * Self.slip / Double(outcomes - 1)
      }
    }
  }

  /// How likely each finding of a key is.
  package func outlook(key: Int) -> [Double] {
    let predictions = predictions(key: key)
    return (0..<calibration.outcomes[key]).map { finding in
      priors.indices.reduce(0) { $0 + probabilities[$1] * predictions[$1][finding] }
    }
  }

  /// The expected information gain of looking under a key, H(b) − Σ P(o) H(b | o).
  ///
  /// Unit: bits.
  ///
  /// 0 for a key already seen, one that cannot come up, and a gain below its estimation noise.
  /// Source: Lindley, Ann Math Stat 1956;27:986. Complexity: O(particles).
  package func expectedGain(key: Int) -> Double {
    guard seen[key] == nil, isReachable(key) else { return 0 }
    let gain = Self.gain(probabilities, predictions(key: key))
    return gain < gainNoise(key: key) ? 0 : gain
  }

  /// Whether some world shows a finding under a key.
  package func isReachable(_ key: Int) -> Bool { calibration.isReachable(key) }

  /// H(b) − Σ P(o) H(b | o) for beliefs and predictions `[hypothesis][finding]`.
  static func gain(_ beliefs: [Double], _ predictions: [[Double]]) -> Double {
    var gain = entropy(beliefs)
    for finding in 0..<(predictions.first?.count ?? 0) {
      let joint = beliefs.indices.map { beliefs[$0] * predictions[$0][finding] }
      let total = joint.reduce(0, +)
      if total > 0 { gain -= total * entropy(joint.map { $0 / total }) }
    }
    return max(0, gain)
  }

  /// The gain that a key without information would seem to have, from finitely many particles.
  ///
  /// Each hypothesis's findings are drawn anew from the pooled outlook, as often as it has effective
  /// particles, 20 times; the largest gain but one estimates the 95th percentile. Unit: bits.
  package func gainNoise(key: Int) -> Double {
    let pooled = outlook(key: key)
    var gains: [Double] = []
    for round in 0..<20 {
      let predictions = priors.indices.map { hypothesis -> [Double] in
        let draws = max(1, Int(effectiveSample(hypothesis)))
        var state = Mixing.split(
          Mixing.split(Mixing.hash("gain noise"), at: UInt64(round)),
          at: UInt64(hypothesis)
        )
        var counts = [Double](repeating: 0, count: pooled.count)
        for _ in 0..<draws {
          state = Mixing.mix(state &+ 0x9E37_79B9_7F4A_7C15)
          counts[Self.pick(pooled, at: Double(state >> 11) * 0x1p-53)] += 1
        }
        return counts.map { $0 / Double(draws) }
      }
      gains.append(Self.gain(probabilities, predictions))
    }
    return gains.sorted()[18]
  }

  private func effectiveSample(_ hypothesis: Int) -> Double {
    guard !isThin[hypothesis] else { return Double(calibration.samples) }
    let squares = weights[hypothesis].reduce(0) { $0 + $1 * $1 }
    return squares > 0 ? 1 / squares : 0
  }

  private static func pick(_ shares: [Double], at unit: Double) -> Int {
    var sum = 0.0
    for (index, share) in shares.enumerated() {
      sum += share
      if unit < sum { return index }
    }
    return shares.count - 1
  }
}
