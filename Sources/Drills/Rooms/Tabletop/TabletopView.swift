package import Reports
package import ScenarioModel
package import Sessions

/// A tabletop as one place sees it at one moment.
///
/// Only the facilitator's has the key; all see the same events, because a team's have no secrets.
package struct TabletopView: Sendable {
  package let id: SessionID
  package let place: RoomPlace
  /// The session, for making documents of it.
  package let session: Session
  package let team: Team
  /// The player at the place, with their role now; `nil` for the facilitator and observers.
  package let player: TeamPlayer?
  package let presence: RoomPresence
  /// The count of what the place did; forms give it back, so that an old one does nothing.
  package let mark: Int
  /// The key of the facilitator, who alone may know it before the end.
  package let key: TabletopKey?

  /// Why a suggestion cannot be carried out as things stand; `nil` where it can.
  package func obstacle(to suggestion: Suggestion) -> SessionError? {
    do {
      _ = try session.possible(suggestion.proposal)
      return nil
    } catch {
      return error
    }
  }

  /// The messages that the facilitator can still let come in.
  package var injectable: [Message] {
    session.scenario.messages.filter { !team.injected.contains($0.id.rawValue) }
  }
}

/// The truth of a tabletop and the probabilities that the evidence gives, for its facilitator.
package struct TabletopKey: Sendable {
  package let cause: String
  package let explanation: String
  package let hypotheses: HypothesesReport
  /// In the scenario's order.
  package let posterior: [Double]
}
