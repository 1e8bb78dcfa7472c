package import ScenarioModel
package import Statecharts

extension Scenario {
  /// Explores everything that can become of the scenario's chart, whatever the player does.
  ///
  /// At most `limit` situations are kept in all; where that is not enough the proof says so and
  /// judges only what was met. `progress` hears now and then how many situations there are.
  /// Throws where the chart cannot be compiled. Complexity: situations times moves.
  package func proof(
    limit: Int = 2_000_000,
    progress: (Int) -> Void = { _ in }
  ) throws(ChartError) -> Proof {
    var collected = CollectedProof()
    for part in ProofPart.all(of: self) {
      try collected.add(part, of: self, limit: limit, progress: progress)
    }
    var verdicts: [Proof.Verdict] = []
    for hypothesis in hypotheses {
      let path = try cheapestVerdict(on: hypothesis, limit: max(0, limit - collected.situations))
      verdicts.append(Proof.Verdict(hypothesis: hypothesis.id, path: path.path))
      if path.path == nil, path.isComplete {
        collected.violations.append(Violation(kind: .noVerdict(hypothesis.id), path: nil))
      }
    }
    return collected.proof(of: self, verdicts: verdicts)
  }

  /// The cheapest way through the key findings' actions to the declaration.
  private func cheapestVerdict(
    on hypothesis: Hypothesis,
    limit: Int
  ) throws(ChartError) -> (path: Path?, isComplete: Bool) {
    var goal: [ActionID] = []
    for finding in hypothesis.keyFindings where !goal.contains(finding.action) {
      goal.append(finding.action)
    }
    guard let part = ProofPart.all(of: self, goal: goal).first(where: \.isGoal),
      part.needs.count + goal.count < Exploration.Facts.bitWidth
    else { return (Path(moves: [.declare], minutes: 0), true) }
    var exploration = try Exploration(part, of: self, goal: goal)
    exploration.run(limit: limit) { _ in }
    return (
      exploration.reached.map { exploration.path(to: $0, then: .declare) }, exploration.isComplete
    )
  }
}

/// The results of a scenario's parts, put together.
private struct CollectedProof {
  private var parts: [Proof.Part] = []
  private var entered: Set<StateID> = []
  private var taken: Set<TransitionID> = []
  private var actions: Set<ActionID> = []
  private var ways: [MitigationID: Path] = [:]
  var violations: [Violation] = []

  var situations: Int { parts.reduce(0) { $0 + $1.situations } }

  mutating func add(
    _ part: ProofPart,
    of scenario: Scenario,
    limit: Int,
    progress: (Int) -> Void
  ) throws(ChartError) {
    let before = situations
    var exploration = try Exploration(part, of: scenario)
    exploration.run(limit: max(0, limit - before)) { progress(before + $0) }
    parts.append(
      Proof.Part(
        regions: part.regions,
        situations: exploration.visits.count,
        moves: exploration.tries,
        isComplete: exploration.isComplete
      )
    )
    entered.formUnion(exploration.entered)
    taken.formUnion(exploration.taken)
    actions.formUnion(exploration.firstAction.keys)
    for (mitigation, visit) in exploration.firstMitigation {
      ways[mitigation] = exploration.path(to: visit)
    }
    violations += exploration.faults.map {
      Violation(kind: $0.kind, path: exploration.path(to: $0.visit, then: $0.move))
    }
  }

  func proof(of scenario: Scenario, verdicts: [Proof.Verdict]) -> Proof {
    let states = scenario.chart.placedStates.map(\.state)
    let entries = states.filter { !$0.kind.isHistory && $0.id != scenario.chart.root.id }.map(\.id)
    let transitions = states.flatMap { state in
      state.transitions.indices.map { TransitionID(source: state.id, index: $0) }
    }
    var violations: [Violation] = []
    if parts.allSatisfy(\.isComplete) {
      violations += entries.filter { !entered.contains($0) }.map {
        Violation(kind: .unreachable($0), path: nil)
      }
      violations += transitions.filter { !taken.contains($0) }.map {
        Violation(kind: .neverTaken($0), path: nil)
      }
      violations += scenario.actions.filter { !actions.contains($0.id) }.map {
        Violation(kind: .actionNeverAvailable($0.id), path: nil)
      }
      violations += scenario.mitigations.filter { ways[$0.id] == nil }.map {
        Violation(kind: .mitigationNeverAvailable($0.id), path: nil)
      }
    }
    return Proof(
      parts: parts,
      states: count(entries) { entered.contains($0) },
      transitions: count(transitions) { taken.contains($0) },
      actions: count(scenario.actions) { actions.contains($0.id) },
      mitigations: count(scenario.mitigations) { ways[$0.id] != nil },
      invariants: scenario.invariants.count,
      ways: ways,
      verdicts: verdicts,
      violations: violations + self.violations
    )
  }

  private func count<Item>(_ items: [Item], isMet: (Item) -> Bool) -> Proof.Count {
    Proof.Count(met: items.filter(isMet).count, all: items.count)
  }
}
