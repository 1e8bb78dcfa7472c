import ScenarioModel
package import Sessions

/// The mitigations and updates that a candidate said they carry out in their last answer, and did not carry
/// out since.
///
/// They are found in the session alone, so that a page shows them again after a reload.
package struct StatedSteps {
  /// In the order of the answer; each with the readings that are as likely, the likeliest first.
  package let open: [[SessionCommand]]

  /// Complexity: O(words of the answer × words of the scenario).
  package init(_ session: Session) {
    let answer = session.interviewTurns.last { turn in
      if case .answered = turn.event.turn { true } else { false }
    }
    guard let answer, case .answered(let text) = answer.event.turn else {
      open = []
      return
    }
    let since = session.entries.dropFirst(answer.entry.number)
    var done: Set<MitigationID> = []
    var isTold = false
    for entry in since {
      switch entry.event.origin {
      case .command(.mitigate(let id)): done.insert(id)
      case .command(.update): isTold = true
      default: break
      }
    }
    open = StatementParser(session).commands(in: text).filter { readings in
      !readings.contains { command in
        switch command {
        case .mitigate(let id): done.contains(id)
        case .update: isTold
        default: true
        }
      }
    }
  }
}
