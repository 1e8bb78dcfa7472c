package import Telemetry

/// Time bands and mitigation states; within one of each, evidence means the same.
package struct Regimes: Hashable, Sendable {
  /// The minutes at which bands start, rising, the first 0.
  package var bands: [Int]
  /// The first whose condition holds is the state; the last one holds always.
  package var states: [MitigationState]

  package init(bands: [Int], states: [MitigationState]) {
    self.bands = bands
    self.states = states
  }

  /// The position of the band that holds a minute; complexity O(bands).
  package func band(at minute: Int) -> Int {
    max(0, (bands.lastIndex { $0 <= minute }) ?? 0)
  }
}

/// A state of the system as mitigations left it.
package struct MitigationState: Hashable, Sendable {
  package var id: String
  /// `nil` holds always.
  package var condition: ControlCondition?

  package init(id: String, condition: ControlCondition?) {
    self.id = id
    self.condition = condition
  }
}
