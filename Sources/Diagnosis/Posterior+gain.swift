import Telemetry

extension Posterior {
  /// The probability of each finding of a key under each hypothesis: `[hypothesis][finding]`.
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

  /// The probability of each finding of a key, summing to 1.
  package func outlook(key: Int) -> [Double] { Self.pooled(joint(key: key)) }

  /// The probability of each finding over all hypotheses, from their joint weights.
  private static func pooled(_ joint: [[Double]]) -> [Double] {
    normalised(
      (joint.first ?? []).indices.map { finding in joint.reduce(0) { $0 + $1[finding] } }
    )
  }

  /// The expected information gain of looking under a key, H(b) − Σ P(o) H(b | o).
  ///
  /// H(b | o) is the entropy that `observing` will come to. Unit: bits.
  ///
  /// 0 for a key already seen, one that cannot come up, and a gain below its estimation noise.
  /// Source: Lindley, Ann Math Stat 1956;27:986. Complexity: O(particles), times the findings seen
  /// where a key seen stands after this one.
  package func expectedGain(key: Int) -> Double {
    guard seen[key] == nil, isReachable(key) else { return 0 }
    let joint = joint(key: key)
    let gain = Self.gain(entropy, joint)
    return gain > 0 && !isNoise(gain, joint) ? gain : 0
  }

  /// Whether a gain is below the one that `gainNoise` gives.
  ///
  /// That one is the largest but one of its rounds, so two rounds above the gain decide.
  private func isNoise(_ gain: Double, _ joint: [[Double]]) -> Bool {
    let rounds = noiseRounds(joint)
    var above = 0
    for round in 0..<GainNoise.rounds where rounds(round) > gain {
      above += 1
      if above == 2 { return true }
    }
    return false
  }

  /// The joint probability of each hypothesis and finding of a key, `[hypothesis][finding]`, up to
  /// a common factor.
  ///
  /// Findings are taken in the calibration's order, so one that comes before another that was seen
  /// may leave that one too few particles: then all are taken in anew.
  private func joint(key: Int) -> [[Double]] {
    guard let last = seen.keys.max(), key < last else {
      return zip(probabilities, predictions(key: key)).map { belief, shares in
        shares.map { belief * $0 }
      }
    }
    let places = seen.keys.sorted()
    return priors.indices.map { hypothesis in
      var before = Particles(calibration, hypothesis: hypothesis)
      for place in places where place < key { before.observe(seen[place], key: place) }
      return (0..<calibration.outcomes[key]).map { finding in
        var particles = before
        particles.observe(UInt8(finding), key: key)
        for place in places where place > key { particles.observe(seen[place], key: place) }
        return priors[hypothesis] * particles.evidence
      }
    }
  }

  /// Whether some world shows a finding under a key.
  package func isReachable(_ key: Int) -> Bool { calibration.isReachable(key) }

  /// H − Σ P(o) H(b | o) for an entropy and the joint weights `[hypothesis][finding]`; at least 0.
  static func gain(_ entropy: Double, _ joint: [[Double]]) -> Double {
    let total = joint.reduce(0) { $0 + $1.reduce(0, +) }
    guard total > 0 else { return 0 }
    var gain = entropy
    for finding in 0..<(joint.first?.count ?? 0) {
      let weights = joint.map { $0[finding] }
      let sum = weights.reduce(0, +)
      if sum > 0 { gain -= sum / total * self.entropy(weights.map { $0 / sum }) }
    }
    return max(0, gain)
  }

  /// The gain that a key without information would seem to have, from finitely many particles.
  ///
  /// Each hypothesis's findings are drawn anew from the pooled outlook, as often as it has effective
  /// particles, 20 times; the largest gain but one estimates the 95th percentile. Unit: bits.
  package func gainNoise(key: Int) -> Double {
    let rounds = noiseRounds(joint(key: key))
    return (0..<GainNoise.rounds).map(rounds).sorted()[GainNoise.rounds - 2]
  }

  /// The gain of each round, by its number, where findings are drawn from what is pooled of joint
  /// weights.
  private func noiseRounds(_ joint: [[Double]]) -> (Int) -> Double {
    var ends: [Double] = []
    for share in Self.pooled(joint) { ends.append((ends.last ?? 0) + share) }
    let draws = priors.indices.map { max(1, Int(effectiveSample($0))) }
    let entropy = entropy
    return { round in
      Self.gain(
        entropy,
        priors.indices.map { hypothesis in
          GainNoise.counts(round, hypothesis, draws: draws[hypothesis], ends: ends).map {
            probabilities[hypothesis] * (Double($0) / Double(draws[hypothesis]))
          }
        }
      )
    }
  }

  private func effectiveSample(_ hypothesis: Int) -> Double {
    guard !isThin[hypothesis] else { return Double(calibration.samples) }
    let squares = weights[hypothesis].reduce(0) { $0 + $1 * $1 }
    return squares > 0 ? 1 / squares : 0
  }
}
