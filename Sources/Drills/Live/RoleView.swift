package import ScenarioModel
package import Sessions

/// A session as one role may see it at a moment.
///
/// `entries`, `truth` and `seed` give out nothing that `Role.mayKnow` and `Role.maySee` withhold. The
/// whole session is there for the documents of `Reports`, which hold the truth only where their name
/// says so.
package struct RoleView: Sendable {
  package let role: Role
  /// The session, for making documents of it.
  package let session: Session

  init(_ session: Session, _ role: Role) {
    self.session = session
    self.role = role
  }

  /// The entries that the role may see, in order.
  package var entries: [SessionEntry] { session.entries.filter { role.maySee($0.event) } }

  /// The true cause, where the role may know it.
  package var truth: Hypothesis? { mayKnow(.truth) ? session.truth : nil }

  /// The seed, where the role may know the truth that follows from it.
  package var seed: UInt64? { mayKnow(.truth) ? session.header.seed : nil }

  /// Whether the role may know something now.
  package func mayKnow(_ knowledge: Knowledge) -> Bool {
    role.mayKnow(
      knowledge,
      isOver: session.isOver,
      isHosted: session.interviewSetting?.interviewer == .host
    )
  }
}
