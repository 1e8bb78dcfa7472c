import ScenarioModel
import Sessions

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
    return pairs.map { orderLine($0, possible: points * $0.weight / total) }
  }

  private func orderLine(_ pair: Precedence, possible: Double) -> LedgerLine {
    let before = entries.first {
      matches($0.event, pair.before) || isHandedOver($0.event, pair.before)
    }
    let after =
      entries.first { matches($0.event, pair.after) && $0.number != before?.number }
      ?? (pair.after.contains(.verify) ? watching : nil)
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

  /// The first evidence asked for after the last change: watching it by whatever means.
  private var watching: SessionEntry? {
    guard let change = entries.last(where: \.event.isMitigation) else { return nil }
    return entries.first { $0.number > change.number && $0.event.traits.isAskedEvidence }
  }

  /// Whether an interviewer showed what one of some steps would have shown.
  private func isHandedOver(_ event: SessionEvent, _ steps: [Step]) -> Bool {
    guard event.kind == .interview, let look = event.look else { return false }
    return steps.contains { $0 == .action(ActionID(look.action)) }
  }
}

extension EventTraits {
  /// Whether the player asked for the evidence that the event shows.
  fileprivate var isAskedEvidence: Bool { evidence != nil && request != nil }
}
