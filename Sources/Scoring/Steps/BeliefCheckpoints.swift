package import Diagnosis
import ScenarioModel
package import Sessions

/// The moments of a session at which beliefs are asked for: where the evidence has moved them since
/// they were last asked for or stated.
package struct BeliefCheckpoints: Sendable {
  private var anchor: [Double]
  private let least: Double

  /// Begins at the priors; `least` is the Jensen–Shannon divergence in bits beyond which the evidence
  /// has moved.
  package init(priors: [Double], least: Double) {
    anchor = priors
    self.least = least
  }

  /// Takes in the posterior after a piece of evidence and says whether beliefs are due.
  package mutating func isReached(by posterior: [Double]) -> Bool {
    guard Posterior.jensenShannon(anchor, posterior) > least else { return false }
    anchor = posterior
    return true
  }

  /// Takes in a statement of beliefs, made with some evidence seen.
  package mutating func state(with posterior: [Double]) { anchor = posterior }
}

extension Session {
  /// Whether the last event is evidence after which beliefs are asked for.
  ///
  /// `calibration` leaves out the sample of the session's own seed. Complexity: O(looks × findings ×
  /// particles).
  package func isBeliefDue(_ calibration: Calibration, _ judgement: Judgement) -> Bool {
    guard let last = entries.last, last.event.look != nil else { return false }
    let priors = scenario.hypotheses.map(\.prior)
    var checkpoints = BeliefCheckpoints(priors: priors, least: judgement.beliefMove)
    var posterior = Posterior(calibration, priors: priors)
    var looks = self.looks[...]
    var isDue = false
    for entry in entries {
      isDue = false
      if entry.event.look != nil, let look = looks.popFirst() {
        if let (key, finding) = observation(look, calibration) {
          posterior = posterior.observing(finding, key: key)
        }
        let next = entries.dropFirst(entry.number).first?.event
        guard !entry.event.sharesQuestion(with: next) else { continue }
        isDue = checkpoints.isReached(by: posterior.probabilities)
      } else if case .believed = entry.event {
        checkpoints.state(with: posterior.probabilities)
      }
    }
    return isDue
  }
}
