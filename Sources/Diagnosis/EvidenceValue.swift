package import ScenarioModel

/// Constants by which a choice of evidence is judged.
package struct EvidenceScale: Hashable, Sendable {
  /// What any choice costs beside its own time, so that the cheapest look is not always the best.
  ///
  /// Unit: simulated minutes.
  package var fixedMinutes: Double
  /// The share of the best rate from which on a choice is as good as the best.
  package var tolerance: Double
  /// Under this rate no choice is worth its time.
  ///
  /// Unit: bits per minute.
  package var leastRate: Double
  /// From this probability of one hypothesis on only key looks are worth their time.
  package var sureness: Double

  package init(fixedMinutes: Double, tolerance: Double, leastRate: Double, sureness: Double) {
    self.fixedMinutes = fixedMinutes
    self.tolerance = tolerance
    self.leastRate = leastRate
    self.sureness = sureness
  }

  /// How good a choice was beside the best one open, clip(u ÷ (tolerance · best)).
  ///
  /// 0 to 1; both rates in bits per minute.
  package func quality(of rate: Double, best: Double) -> Double {
    min(1, max(0, rate / (tolerance * max(best, leastRate))))
  }
}

/// Something that can be chosen for what it tells: a look, or waiting for what time opens.
package struct EvidenceChoice: Hashable, Sendable {
  package var step: Step
  /// What it costs in simulated minutes.
  package var minutes: Int
  /// The position of its key in the calibration; `nil` for waiting.
  package var key: Int?
  /// What it opens, where its value may lie in that.
  package var opens: [OpenedLook]

  /// What is done.
  package enum Step: Hashable, Sendable {
    case look(ActionID)
    case wait
  }

  package init(step: Step, minutes: Int, key: Int?, opens: [OpenedLook] = []) {
    self.step = step
    self.minutes = minutes
    self.key = key
    self.opens = opens
  }
}

/// A look that another choice opens.
package struct OpenedLook: Hashable, Sendable {
  /// The position of its key in the calibration.
  package var key: Int
  /// What it costs in simulated minutes.
  package var minutes: Int

  package init(key: Int, minutes: Int) {
    self.key = key
    self.minutes = minutes
  }
}

/// What a choice is expected to tell, and how fast.
package struct EvidenceValue: Hashable, Sendable {
  /// Expected information gain.
  ///
  /// Unit: bits.
  package var gain: Double
  /// u = gain ÷ (fixed minutes + minutes).
  ///
  /// Unit: bits per minute.
  package var rate: Double

  package init(gain: Double, rate: Double) {
    self.gain = gain
    self.rate = rate
  }
}

extension Posterior {
  /// What a choice is worth: its own gain, or with a look it opens where that tells more a minute.
  ///
  /// The pair costs the minutes of both and the fixed minutes twice. Complexity: O(particles), for
  /// each look opened once for each finding.
  package func value(of choice: EvidenceChoice, _ scale: EvidenceScale) -> EvidenceValue {
    let own = choice.key.map { expectedGain(key: $0) } ?? 0
    let minutes = Double(choice.minutes)
    var best = EvidenceValue(gain: own, rate: own / (scale.fixedMinutes + minutes))
    for opened in choice.opens {
      let gain = own + expectedGain(key: opened.key, after: choice.key)
      let rate = gain / (2 * scale.fixedMinutes + minutes + Double(opened.minutes))
      if rate > best.rate { best = EvidenceValue(gain: gain, rate: rate) }
    }
    return best
  }

  /// The gain expected of a look once another has been taken: Σ P(o) · gain(key | o).
  private func expectedGain(key: Int, after first: Int?) -> Double {
    guard let first, seen[first] == nil, isReachable(first) else {
      return expectedGain(key: key)
    }
    var sum = 0.0
    for (finding, probability) in outlook(key: first).enumerated() where probability > 0 {
      sum += probability * observing(UInt8(finding), key: first).expectedGain(key: key)
    }
    return sum
  }
}
