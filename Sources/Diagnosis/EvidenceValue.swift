package import ScenarioModel

/// Constants by which a choice of evidence is judged.
package struct EvidenceScale: Hashable, Sendable {
  /// The fixed cost of any choice, so that the shortest look is not always the best.
  ///
  /// Unit: simulated minutes.
  package var fixedMinutes: Double
  /// The share of the best rate, 0 to 1, from which a choice counts as good as the best.
  package var tolerance: Double
  /// The rate below which no choice is worth its time.
  ///
  /// Unit: bits per minute.
  package var leastRate: Double
  /// The probability of one hypothesis, 0 to 1, from which only key looks are worth their time.
  package var sureness: Double

  package init(fixedMinutes: Double, tolerance: Double, leastRate: Double, sureness: Double) {
    self.fixedMinutes = fixedMinutes
    self.tolerance = tolerance
    self.leastRate = leastRate
    self.sureness = sureness
  }

  /// The quality of a choice against the best one open, clip(u ÷ (tolerance · best)).
  ///
  /// 0 to 1; both rates in bits per minute.
  package func quality(of rate: Double, best: Double) -> Double {
    min(1, max(0, rate / (tolerance * max(best, leastRate))))
  }
}

/// A choice of evidence: a look, or a wait for a look that time opens.
package struct EvidenceChoice: Hashable, Sendable {
  package var step: Step
  /// The cost in simulated minutes.
  package var minutes: Int
  /// The position of its key in the calibration; `nil` for waiting.
  package var key: Int?
  /// The looks that the choice opens, where its value may lie in them.
  package var opens: [OpenedLook]

  /// The step that a choice takes.
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
  /// The cost in simulated minutes.
  package var minutes: Int

  package init(key: Int, minutes: Int) {
    self.key = key
    self.minutes = minutes
  }
}

/// The expected information of a choice, in total and by the minute.
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
  /// The value of a choice: its own gain, or that with a look it opens where the pair has a higher
  /// rate.
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
