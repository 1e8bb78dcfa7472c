import SessionStore
import Sessions

/// Finds a session that a command names.
enum PlayedSession {
  /// The session of a number in the store, or of a replay file, as far as its events go.
  static func named(
    _ name: String,
    _ surroundings: Surroundings
  ) throws(CommandFailure) -> Session {
    let library = ScenarioLibrary(surroundings)
    if let number = Int(name) {
      let shelf = try SessionShelf.open(surroundings)
      return try shelf.load(SessionID(rawValue: number), library: library)
    }
    var (session, file) = try ReplayReader(library: library).read(name)
    for event in file.events { session.apply(event) }
    return session
  }
}
