import ScenarioModel
import Sessions

extension Session {
  /// A line for each pair of the scenario's precedence, but for the watching of changes where nothing
  /// was changed; its points go to the other pairs.
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
    let isChanged = entries.contains(where: \.event.isMitigation)
    let pairs = scenario.rules.precedence.filter { isChanged || !$0.isWatching }
    let total = pairs.reduce(0) { $0 + $1.weight }
    guard total > 0 else {
      guard !scenario.rules.precedence.isEmpty else { return [] }
      return [
        LedgerLine(
          events: [],
          text: "nothing was changed that had to be watched",
          points: points,
          possible: points
        )
      ]
    }
    return pairs.map { orderLine($0, possible: points * $0.weight / total) }
  }

  private func orderLine(_ pair: Precedence, possible: Double) -> LedgerLine {
    let before = entries.first {
      matches($0.event, pair.before) || isHandedOver($0.event, pair.before)
    }
    let steps = entries.filter { matches($0.event, pair.after) && $0.number != before?.number }
    let after = pair.after.contains(.verify) ? watching(steps, after: before) : steps.first
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

  /// The step that watched a change: the first of some steps after it, or any evidence after the last
  /// change; where there is neither, the first of the steps, which came too early.
  private func watching(_ steps: [SessionEntry], after change: SessionEntry?) -> SessionEntry? {
    steps.first { $0.number > change?.number ?? 0 } ?? evidenceAfterLastChange ?? steps.first
  }

  /// The first evidence of rows asked for after the last change, by whatever means.
  private var evidenceAfterLastChange: SessionEntry? {
    guard let change = entries.last(where: \.event.isMitigation) else { return nil }
    return entries.first { entry in
      guard entry.number > change.number, entry.event.traits.isAskedEvidence else { return false }
      guard let action = entry.event.look.flatMap({ scenario.action(ActionID($0.action)) }) else {
        return true
      }
      // A document says what was done, not what became of it; nor does a window that ends at the page.
      return action.evidence.showsRows && !action.evidence.endsAtPage
    }
  }

  /// Whether an interviewer showed what one of some steps would have shown.
  private func isHandedOver(_ event: SessionEvent, _ steps: [Step]) -> Bool {
    guard event.kind == .interview, let look = event.look else { return false }
    return steps.contains { $0 == .action(ActionID(look.action)) }
  }
}

extension Precedence {
  /// Whether the pair asks for nothing but that a change be watched after it was made.
  fileprivate var isWatching: Bool {
    after == [.verify] && before.allSatisfy(\.isChange)
  }
}

extension Step {
  fileprivate var isChange: Bool {
    switch self {
    case .mitigation, .contain, .targeted: true
    case .action, .verify, .update, .declare: false
    }
  }
}

extension EventTraits {
  /// Whether the player asked for the evidence that the event shows.
  fileprivate var isAskedEvidence: Bool { evidence != nil && request != nil }
}
