extension Posterior {
  /// The two hypotheses that a look under a key would tell apart best, the likelier first.
  ///
  /// Pairs are weighted by the probability of their less likely one; `nil` where no pair's findings
  /// differ by a total variation of `least`. Complexity: O(particles + hypotheses²).
  package func rivalsToldApart(
    byKey key: Int,
    least: Double = 0.25
  ) -> (first: Int, second: Int)? {
    let shares = predictions(key: key)
    var best: (pair: (first: Int, second: Int), worth: Double)?
    for first in priors.indices {
      for second in priors.indices where second > first {
        let variation = zip(shares[first], shares[second]).reduce(0) { $0 + abs($1.0 - $1.1) } / 2
        let worth = variation * min(probabilities[first], probabilities[second])
        guard variation >= least, worth > best?.worth ?? 0 else { continue }
        let isInOrder = probabilities[first] >= probabilities[second]
        best = (isInOrder ? (first, second) : (second, first), worth)
      }
    }
    return best?.pair
  }
}
