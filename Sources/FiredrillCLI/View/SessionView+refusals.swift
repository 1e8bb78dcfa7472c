import CommandLanguage
import ScenarioModel
import Sessions

extension SessionView {
  /// Why a command was refused, in the names that the player sees.
  ///
  /// Where nothing is listed, actions that were not asked for are not named.
  func refusal(_ error: SessionError, in session: Session) -> [String] {
    switch error {
    case .unavailableAction(let id, let needs):
      refusal(unavailable(id, after: needs, in: session))
    case .badBelief(let id): refusal("\(SessionError.badBelief(shown(id, in: session)))")
    case .statedTwice(let id): refusal("\(SessionError.statedTwice(shown(id, in: session)))")
    case .empty(let text) where text == .note || text == .update:
      refusal("\(error); write it behind the word, as in '\(text.rawValue) TEXT'")
    case .over, .unknownAction, .unknownMitigation, .unavailableMitigation, .unknownHypothesis,
      .unknownPlace, .noBelief, .notEvidence, .empty, .tooLong, .badWait, .outOfTime, .noHintLeft,
      .notAQuery, .citedAlready, .notRows, .notInTelemetry, .notRead, .queryIsOld, .nothingShown,
      .interview, .staging:
      refusal(error.withHint)
    }
  }

  /// Why a line was not understood, with the way that a whole script goes into the program.
  func refusal(_ error: CommandSyntaxError) -> [String] {
    guard case .severalLines = error else { return refusal("\(error)") }
    return refusal("\(error). A script is read from a pipe: firedrill play NAME < FILE")
  }

  private func unavailable(
    _ id: ActionID,
    after needs: [ActionID],
    in session: Session
  ) -> String {
    let isOpen = session.header.mode == .open
    guard !needs.isEmpty else {
      return isOpen
        ? "that cannot be had in the present state of the system"
        : "\(SessionError.unavailableAction(id, needs: needs))"
    }
    guard !isOpen else { return "that can be had only after something else was looked at" }
    let titles = needs.map { "'\(session.scenario.action($0)?.title ?? $0.rawValue)'" }
    return "that opens only after you looked at \(titles.joined(separator: " or "))"
  }

  /// A hypothesis by the short name that players see, such as h3.
  private func shown(_ id: HypothesisID, in session: Session) -> HypothesisID {
    let index = session.scenario.hypotheses.firstIndex { $0.id == id }
    return index.map { HypothesisID("h\($0 + 1)") } ?? id
  }
}
