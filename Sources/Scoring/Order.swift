package import ScenarioModel
package import Sessions

extension Session {
  /// A line for each pair of the scenario's precedence.
  ///
  /// Without a look there is no order in what was done, and no pair holds by default.
  func orderLines(_ points: Double) -> [LedgerLine] {
    guard !looks.isEmpty else {
      return [
        LedgerLine(
          events: [],
          text: "nothing was looked at, so nothing came in order",
          points: 0,
          possible: points
        )
      ]
    }
    let pairs = scenario.rules.precedence
    let total = pairs.reduce(0) { $0 + $1.weight }
    guard total > 0 else { return [] }
    return pairs.map { pair in
      let possible = points * pair.weight / total
      let before = entries.first {
        matches($0.event, pair.before) || isHandedOver($0.event, pair.before)
      }
      let after = entries.first { matches($0.event, pair.after) && $0.number != before?.number }
      let holds: Bool
      switch (before, after) {
      case (let before?, let after?): holds = before.number < after.number
      case (nil, .some): holds = false
      case (_, nil): holds = pair.isOptional
      }
      return LedgerLine(
        events: [before, after].compactMap { $0?.number }.sorted(),
        text: pair.because + (holds ? "" : after == nil ? " Not done." : " Not in that order."),
        points: holds ? possible : 0,
        possible: possible
      )
    }
  }

  /// The pairs that an event would break if it came now: neither of their sides was done.
  package func pairs(brokenBy event: SessionEvent) -> [Precedence] {
    scenario.rules.precedence.filter { pair in
      matches(event, pair.after)
        && !entries.contains { matches($0.event, pair.before) || matches($0.event, pair.after) }
    }
  }

  /// Whether an interviewer showed what one of some steps would have shown.
  private func isHandedOver(_ event: SessionEvent, _ steps: [Step]) -> Bool {
    guard event.kind == .interview, let look = event.look else { return false }
    return steps.contains { $0 == .action(ActionID(look.action)) }
  }

  private func matches(_ event: SessionEvent, _ steps: [Step]) -> Bool {
    steps.contains { step in
      switch (step, event) {
      case (.action(let id), .looked(let look)), (.action(let id), .cited(let look, _)):
        look.action == id.rawValue
      case (.mitigation(let id), .mitigated(let name, _)): name == id.rawValue
      case (.contain, .mitigated(let name, _)):
        scenario.mitigation(MitigationID(name))?.kind == .contain
      case (.targeted, .mitigated(let name, _)):
        scenario.mitigation(MitigationID(name)).map { $0.kind != .contain } ?? false
      case (.verify, .looked(let look)), (.verify, .cited(let look, _)):
        scenario.action(ActionID(look.action))?.kind == .verify
      case (.update, .updated), (.declare, .declared): true
      default: false
      }
    }
  }
}
