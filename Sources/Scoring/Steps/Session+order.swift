package import Diagnosis
package import ScenarioModel
package import Sessions

extension Session {
  /// The pairs of the scenario's order that an event would break if it came now.
  ///
  /// Neither side of such a pair was done, and a step of its first side can be done now.
  package func pairs(brokenBy event: SessionEvent) -> [Precedence] {
    openPairs.filter { pair in matches(event, pair.after) && pair.before.contains { isPossible($0) }
    }
  }

  /// The pairs that a choice of evidence would break if it came now.
  package func pairs(brokenBy choice: EvidenceChoice) -> [Precedence] {
    guard let action = choice.action.flatMap(scenario.action) else { return [] }
    return pairs(brokenBy: .looked(look(at: action)))
  }

  /// The looks that the scenario's order puts before what comes next.
  ///
  /// That is the choice that tells most, and once the evidence is settled the repair and the verdict.
  func dueActions(before top: EvidenceChoice?, isSettled: Bool) -> Set<ActionID> {
    var pairs = top.map { self.pairs(brokenBy: $0) } ?? []
    if isSettled {
      pairs += openPairs.filter { $0.after.contains(.declare) || $0.after.contains(.targeted) }
    }
    return Set(
      pairs.flatMap(\.before).compactMap { step in
        guard case .action(let id) = step else { return nil }
        return id
      }
    )
  }

  /// The pairs of which neither side was done.
  private var openPairs: [Precedence] {
    scenario.rules.precedence.filter { pair in
      !entries.contains { matches($0.event, pair.before) || matches($0.event, pair.after) }
    }
  }

  private func isPossible(_ step: Step) -> Bool {
    switch step {
    case .action(let id):
      scenario.action(id).map { isAvailable($0) && fits($0.minutes) } ?? false
    case .mitigation(let id): availableMitigations.contains { $0.id == id && fits($0.minutes) }
    case .contain: availableMitigations.contains { $0.kind == .contain && fits($0.minutes) }
    case .targeted: availableMitigations.contains { $0.kind != .contain && fits($0.minutes) }
    case .verify: availableActions.contains { $0.kind == .verify && fits($0.minutes) }
    case .update, .declare: true
    }
  }

  private func fits(_ minutes: Int) -> Bool { clock + minutes <= scenario.horizonMinutes }

  /// Whether an event is one of some steps.
  func matches(_ event: SessionEvent, _ steps: [Step]) -> Bool {
    steps.contains { step in
      switch (step, event) {
      case (.action(let id), .looked(let look)), (.action(let id), .cited(let look, _)):
        look.action == id.rawValue
      case (.mitigation(let id), .mitigated(let name, _)): name == id.rawValue
      case (.contain, .mitigated(let name, _)):
        scenario.mitigation(MitigationID(name))?.kind == .contain
      case (.targeted, .mitigated): isTargeted(event)
      case (.verify, .looked(let look)), (.verify, .cited(let look, _)):
        scenario.action(ActionID(look.action))?.kind == .verify
      case (.update, .updated), (.declare, .declared): true
      default: false
      }
    }
  }

  /// Whether an event is a mitigation that treats particular causes.
  func isTargeted(_ event: SessionEvent) -> Bool {
    guard case .mitigated(let name, _) = event,
      let mitigation = scenario.mitigation(MitigationID(name))
    else { return false }
    return mitigation.kind != .contain
  }
}
