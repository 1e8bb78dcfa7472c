package import ScenarioModel
import Telemetry

/// The key of a look's meaning: the action, and the part of the regime that its window depends on.
///
/// A second look under the same key shows the same rows and tells nothing new.
package struct EvidenceKey: Hashable, Sendable {
  package var action: ActionID
  /// The position of the time band, for evidence that depends on it.
  package var band: Int?
  /// The mitigation state, for evidence from after the page.
  package var state: String?

  package init(action: ActionID, band: Int? = nil, state: String? = nil) {
    self.action = action
    self.band = band
    self.state = state
  }
}

extension Scenario {
  /// The key of a look at an action in a band and state.
  package func evidenceKey(of action: Action, band: Int, state: String) -> EvidenceKey {
    switch action.evidence.window {
    case .page(let range) where range.to <= 0: EvidenceKey(action: action.id)
    case .band(let range) where regimes.bands[band] + range.to <= 0:
      EvidenceKey(action: action.id, band: band)
    case .page, .band, .last: EvidenceKey(action: action.id, band: band, state: state)
    }
  }

  /// Every key that can come up, in the order of actions, bands and states.
  package var evidenceKeys: [EvidenceKey] {
    var keys: [EvidenceKey] = []
    for action in actions {
      for band in regimes.bands.indices {
        for state in regimes.states {
          let key = evidenceKey(of: action, band: band, state: state.id)
          if !keys.contains(key) { keys.append(key) }
        }
      }
    }
    return keys
  }
}
