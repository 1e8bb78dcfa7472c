import Scoring
import SessionStore
import Sessions

/// Finds a session that a command names.
enum PlayedSession {
  /// The session of a number in the store, or of a replay file, as far as its events go.
  static func named(
    _ name: String,
    _ surroundings: Surroundings
  ) throws(CommandFailure) -> Session {
    if let session = try stored(name, surroundings) { return session }
    var (session, file) = try ReplayReader(surroundings).read(name)
    for event in file.events { session.apply(event) }
    return session
  }

  /// The same, each event of a replay file checked against what the world gives.
  static func checked(
    _ name: String,
    _ surroundings: Surroundings
  ) throws(CommandFailure) -> Session {
    if let session = try stored(name, surroundings) { return session }
    return try ReplayReader(surroundings).replayed(name)
  }

  /// The score that an older rubric sealed for a session that a command names; `nil` where none did.
  static func sealedCard(
    _ name: String,
    of session: Session,
    _ surroundings: Surroundings
  ) throws(CommandFailure) -> Scorecard? {
    guard session.isScorable else { return nil }
    guard let number = Int(name) else {
      let file = try ReplayReader(surroundings).file(name)
      return try ScoreDesk.sealedCard(of: session, from: file, at: name)
    }
    return try SessionShelf.open(surroundings).sealedCard(of: session, SessionID(rawValue: number))
  }

  /// The session of a number in the store; `nil` where the name is no number.
  private static func stored(
    _ name: String,
    _ surroundings: Surroundings
  ) throws(CommandFailure) -> Session? {
    guard let number = Int(name) else { return nil }
    return try SessionShelf.open(surroundings).load(
      SessionID(rawValue: number),
      library: ScenarioLibrary(surroundings)
    )
  }
}
