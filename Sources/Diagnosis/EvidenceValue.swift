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
  /// The simulated minutes that the choice takes, with those of the look that it opens where the gain
  /// counts that look too.
  package var minutes: Int
  /// The minutes that are added for reading and talking, once for each look that the gain counts.
  package var addedMinutes: Double

  package init(gain: Double, minutes: Int, addedMinutes: Double) {
    self.gain = gain
    self.minutes = minutes
    self.addedMinutes = addedMinutes
  }

  /// u = gain ÷ (minutes + added minutes).
  ///
  /// Unit: bits per minute.
  package var rate: Double { gain / (addedMinutes + Double(minutes)) }
}

extension Posterior {
  /// The value of a choice: its own gain, or that with a look it opens where the pair has a higher
  /// rate.
  ///
  /// The pair costs the minutes of both and the fixed minutes twice. Complexity: O(particles), for
  /// each look opened once for each finding.
  package func value(of choice: EvidenceChoice, _ scale: EvidenceScale) -> EvidenceValue {
    let own = choice.key.map { expectedGain(key: $0) } ?? 0
    var best = EvidenceValue(gain: own, minutes: choice.minutes, addedMinutes: scale.fixedMinutes)
    for opened in choice.opens {
      let pair = EvidenceValue(
        gain: own + expectedGain(key: opened.key, after: choice.key),
        minutes: choice.minutes + opened.minutes,
        addedMinutes: 2 * scale.fixedMinutes
      )
      if pair.rate > best.rate { best = pair }
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
