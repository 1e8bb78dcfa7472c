import ScenarioModel
package import Sessions

/// A sentence that says why something was not done.
package struct RefusalReport: Hashable, Sendable, Codable {
  /// One or more whole sentences.
  package var sentence: String

  private enum CodingKeys: String, CodingKey { case sentence }

  /// Takes a reason, with or without a stop at its end.
  package init(_ reason: String) {
    sentence = ".?!".contains(reason.last ?? " ") ? reason : "\(reason)."
  }

  /// Says why a command was refused, in the names that the player sees.
  ///
  /// If the session does not list its actions, the text names only actions the player asked for.
  /// A `hint` says what to do next in the front end at hand.
  package init(_ error: SessionError, in session: Session, hint: String? = nil) {
    switch error {
    case .unavailableAction(let id, let needs):
      self.init(Self.unavailable(id, after: needs, in: session))
    case .badBelief(let id):
      self.init("\(SessionError.badBelief(Self.shown(id, in: session)))")
    case .statedTwice(let id):
      self.init("\(SessionError.statedTwice(Self.shown(id, in: session)))")
    case .rulesOutItsCause(let id):
      self.init("\(SessionError.rulesOutItsCause(Self.shown(id, in: session)))")
    case .ruledOutTwice(let id):
      self.init("\(SessionError.ruledOutTwice(Self.shown(id, in: session)))")
    case .empty(let text) where text == .note || text == .update:
      self.init("\(error); write it behind the word, as in '\(text.rawValue) TEXT'")
    case .over, .unknownAction, .unknownMitigation, .unavailableMitigation, .unknownHypothesis,
      .unknownPlace, .noBelief, .notEvidence, .empty, .tooLong, .badWait, .outOfTime, .noHintLeft,
      .notInExplanation, .notAQuery, .citedAlready, .notRows,
      .notInTelemetry, .notRead, .notAnswered, .queryIsOld, .queryMisses, .notRun, .nothingShown,
      .interview, .team, .staging:
      self.init(hint.map { "\(error); \($0)" } ?? "\(error)")
    }
  }

  private static func unavailable(
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
    let titles = needs.map { "'\(session.scenario.title(of: $0))'" }
    return "that opens only after you looked at \(titles.joined(separator: " or "))"
  }

  /// A hypothesis by the short name that players see, such as h3.
  private static func shown(_ id: HypothesisID, in session: Session) -> HypothesisID {
    HypothesisLabel.text(of: id, in: session.scenario).map { HypothesisID($0) } ?? id
  }
}
