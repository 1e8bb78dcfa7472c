package import ScenarioModel
package import Statecharts

/// The result of an exhaustive exploration of a scenario.
package struct Proof: Sendable {
  /// A part that was explored by itself.
  package struct Part: Hashable, Sendable {
    /// The regions of the chart in it; empty where it depends on no chart.
    package let regions: [String]
    package let situations: Int
    package let moves: Int
    package let isComplete: Bool
  }

  /// The number of some things, and of those of them that were met.
  package struct Count: Hashable, Sendable {
    package let met: Int
    package let all: Int
  }

  package let parts: [Part]
  package let states: Count
  package let transitions: Count
  package let actions: Count
  package let mitigations: Count
  package let invariants: Int
  /// The cheapest way to each mitigation, where there is one.
  package let ways: [MitigationID: Path]
  /// The cheapest way through all key findings of each hypothesis to a verdict, in order.
  package let verdicts: [Verdict]
  /// In order of the scenario's file as far as they have a place in it.
  package let violations: [Violation]

  /// The way to a verdict on a hypothesis.
  package struct Verdict: Hashable, Sendable {
    package let hypothesis: HypothesisID
    /// `nil` where the horizon is too short, or the search was cut off.
    package let path: Path?
  }

  /// Situations that were explored.
  package var situations: Int { parts.reduce(0) { $0 + $1.situations } }

  /// Moves that were tried.
  package var moves: Int { parts.reduce(0) { $0 + $1.moves } }

  /// Whether nothing was left out.
  package var isComplete: Bool { parts.allSatisfy(\.isComplete) }
}

/// Something that a scenario should not do, or never does and should.
package struct Violation: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case unreachable(StateID)
    case neverTaken(TransitionID)
    case actionNeverAvailable(ActionID)
    case mitigationNeverAvailable(MitigationID)
    /// The key findings of a hypothesis cannot all be looked for within the horizon.
    case noVerdict(HypothesisID)
    case livelock([[TransitionID]])
    /// A guard or an effect cannot be carried out.
    case failure
    /// The chart comes to its end before the player declares.
    case ended
    case invariant(InvariantID)
  }

  package let kind: Kind
  /// The cheapest moves that show it; `nil` where there is nothing to show because it never happens.
  package let path: Path?

  package init(kind: Kind, path: Path?) {
    self.kind = kind
    self.path = path
  }
}

extension Violation: CustomStringConvertible {
  package var description: String {
    switch kind {
    case .unreachable(let state): "no course of play enters state '\(state)'"
    case .neverTaken(let transition):
      "no course of play takes transition \(transition.index + 1) of state '\(transition.source)'"
    case .actionNeverAvailable(let action): "action '\(action)' can never be chosen"
    case .mitigationNeverAvailable(let mitigation):
      "mitigation '\(mitigation)' can never be chosen"
    case .noVerdict(let hypothesis):
      "the key findings of '\(hypothesis)' cannot all be looked for before the horizon"
    case .livelock(let cycle):
      "the chart never comes to rest: "
        + cycle.map { $0.map(\.description).joined(separator: " with ") }
        .joined(separator: ", then ") + ", over and over"
    case .failure: "a guard or an effect of the chart cannot be carried out"
    case .ended: "the chart comes to its end before a verdict, and nothing changes any more"
    case .invariant(let invariant): "invariant '\(invariant)' does not hold"
    }
  }
}
