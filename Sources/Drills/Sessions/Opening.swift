import SessionStore
package import Sessions

/// The settings with which a new session begins: a drill, a guided play or an interview.
package struct Opening: Sendable {
  /// The folder of the scenario.
  package var folder: String
  /// The scenario's own where none is given.
  package var difficulty: Int?
  /// A random one where none is given.
  package var seed: UInt64?
  /// Whether the player may know the world of the given seed, so that the session counts for nothing.
  package var isSeedKnown: Bool
  /// The name of the player or the occasion; may be empty.
  package var label: String
  package var kind: Kind

  /// The kind of session.
  package enum Kind: Hashable, Sendable {
    case drill
    case guided
    case open
    case interview(InterviewSetting)
    case tabletop([TeamPlayer])

    /// The event with which such a session begins; `nil` where it begins with the player's first.
    fileprivate var firstCommand: SessionCommand? {
      switch self {
      case .drill, .guided, .open: nil
      case .interview(let setting): .interview(InterviewEvent(.opened(setting), at: 0))
      case .tabletop(let players): .team(.opened(players))
      }
    }
  }

  package init(
    folder: String,
    difficulty: Int? = nil,
    seed: UInt64? = nil,
    label: String = "",
    kind: Kind = .drill,
    isSeedKnown: Bool = true
  ) {
    self.folder = folder
    self.difficulty = difficulty
    self.seed = seed
    self.label = label
    self.kind = kind
    self.isSeedKnown = isSeedKnown
  }

  private var mode: SessionMode {
    switch kind {
    case .drill: .drill
    case .guided: .guided
    case .open: .open
    case .interview: .interview
    case .tabletop: .tabletop
    }
  }

  /// The scenario as loaded, and the session before its first event.
  fileprivate func begin(
    _ service: SessionService
  ) throws(DrillError) -> (LoadedScenario, Session) {
    let loaded: LoadedScenario
    do {
      loaded = try service.catalog.load(folder: folder, difficulty: difficulty)
    } catch {
      throw .catalog(error)
    }
    let header = loaded.header(seed: seed ?? service.environment.randomSeed(), mode: mode)
    return (loaded, try service.catalog.session(header, of: loaded))
  }
}

extension SessionService {
  /// Opens a session and keeps it, one that is held between people with its first event.
  package func open(_ opening: Opening) throws(DrillError) -> (session: Session, id: SessionID) {
    var (loaded, session) = try opening.begin(self)
    let event: SessionEvent?
    do {
      event = try opening.kind.firstCommand.map { command throws(SessionError) in
        try session.decide(command).event
      }
    } catch {
      throw .session(error)
    }
    let id = try create(
      session.header,
      label: opening.label,
      files: loaded.files,
      known: opening.seed != nil && opening.isSeedKnown ? .seed : nil
    )
    guard let event else { return (session, id) }
    try DrillError.wrap { try store.append(event, as: 1, to: id) }
    session.apply(event)
    return (session, id)
  }
}
