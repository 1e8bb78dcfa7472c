import Foundation
import ScenarioModel
import Scoring
import SessionStore
import Sessions

/// The sessions kept on this machine, with their scenarios.
struct SessionShelf {
  let store: SQLiteSessionStore
  private let folder: URL

  /// Opens the store of the data folder, creating it where it is missing.
  static func open(_ surroundings: Surroundings) throws(CommandFailure) -> SessionShelf {
    let folder = surroundings.dataFolder
    return SessionShelf(
      store: try CommandFailure.wrap { () throws(StoreError) in
        try SQLiteSessionStore(folder: folder.path, hash: Digests.sha256)
      },
      folder: folder
    )
  }

  /// Whether there is a store already.
  static func exists(_ surroundings: Surroundings) -> Bool {
    let file = surroundings.dataFolder.appendingPathComponent(SQLiteSessionStore.fileName)
    return FileManager.default.fileExists(atPath: file.path)
  }

  /// Where lines typed in sessions are kept for the editor.
  var historyFile: String { folder.appendingPathComponent("history").path }

  /// Where questions in SQL are kept for the editor.
  var sqlHistoryFile: String { folder.appendingPathComponent("sql-history").path }

  /// Adds a session; the wall clock is read here and kept as text for lists and schedules alone.
  ///
  /// A session that is `known` to its player does not count as progress; a guided one never does.
  func create(
    _ header: SessionHeader,
    label: String,
    bundle: [String: [UInt8]],
    known: KnownReason? = nil,
    events: [SessionEvent] = []
  ) throws(CommandFailure) -> SessionID {
    let now = Date().formatted(.iso8601)
    return try CommandFailure.wrap { () throws(StoreError) in
      try store.create(
        header,
        label: label,
        createdAt: now,
        bundle: ScenarioBundle(files: bundle),
        known: known ?? (header.mode == .guided ? .guided : nil),
        events: events
      )
    }
  }

  /// Where the events of a session go.
  func log(of id: SessionID) -> StoredLog { StoredLog(store: store, id: id) }

  /// What joins the two terminals of an interview.
  func link(of id: SessionID, as session: Session) -> InterviewLink {
    InterviewLink(store: store, id: id, knowing: session.entries.count)
  }

  /// All sessions, the newest first.
  func sessions() throws(CommandFailure) -> [SessionSummary] {
    try CommandFailure.wrap { () throws(StoreError) in try store.list() }
  }

  /// The session of a number, or the latest open one where none is given.
  func session(_ number: Int?) throws(CommandFailure) -> SessionID {
    if let number { return SessionID(rawValue: number) }
    guard let latest = try openSessions().first else {
      throw CommandFailure(
        "there is no open session; 'firedrill play' starts one",
        code: .noInput
      )
    }
    return latest.id
  }

  /// The sessions that can go on, the newest first.
  func openSessions() throws(CommandFailure) -> [SessionSummary] {
    try sessions().filter { $0.state == .open }
  }

  /// Keeps the score of a session that is over.
  func record(_ card: Scorecard, of id: SessionID) throws {
    let json = Array(try JSONText.encode(ScoreDocument(card)).utf8)
    try CommandFailure.wrap { () throws(StoreError) in
      try store.record(
        StoredTotal(rubric: card.rubric, total: card.total),
        json: json,
        of: id
      )
    }
  }

  /// Scores sessions that were cut off between their declaration and their score.
  func recordMissingScores(library: ScenarioLibrary, desk: ScoreDesk) throws {
    for summary in try sessions() where summary.state == .declared && summary.score == nil {
      let session = try load(summary.id, library: library)
      guard Rubric.version(session.header.rubric) != nil else { continue }
      try record(try desk.card(of: session), of: summary.id)
    }
  }

  /// A session before its first event, and its events.
  func beginning(
    of id: SessionID,
    library: ScenarioLibrary
  ) throws(CommandFailure) -> (session: Session, events: [SessionEvent]) {
    let (stored, bundle) = try CommandFailure.wrap { () throws(StoreError) in
      (try store.load(id), try store.bundle(of: id))
    }
    let session = try library.session(stored.header, bundle: bundle.files)
    return (session, stored.events)
  }

  /// A session as far as its events go.
  func load(_ id: SessionID, library: ScenarioLibrary) throws(CommandFailure) -> Session {
    var (session, events) = try beginning(of: id, library: library)
    for event in events { session.apply(event) }
    return session
  }

  /// The replay file of a session that is over; with its scenario and calibration where asked for.
  func replayFile(
    of id: SessionID,
    library: ScenarioLibrary,
    desk: ScoreDesk,
    isBundled: Bool = false
  ) throws -> [UInt8] {
    let session = try load(id, library: library)
    guard session.isOver else {
      throw CommandFailure(
        "session \(id) is still open, and its file would tell the truth;"
          + " end it with 'declare' or 'abandon' first",
        code: .usage
      )
    }
    let file = ReplayFile(
      header: session.header,
      events: session.entries.map(\.event),
      score: try desk.seal(of: session),
      bundle: isBundled ? try bundle(of: session, id, desk) : nil
    )
    do {
      return try file.encoded(hash: Digests.sha256)
    } catch {
      throw CommandFailure("session \(id): \(error)", code: .dataError)
    }
  }
}

/// Events of one session, each on the disk when `append` returns.
struct StoredLog: EventLog {
  let store: SQLiteSessionStore
  let id: SessionID

  func append(_ event: SessionEvent, as number: Int) throws {
    try CommandFailure.wrap { () throws(StoreError) in
      try store.append(event, as: number, to: id)
    }
  }
}

extension CommandFailure {
  /// Runs work on the store; its errors become failures with the exit codes of their kinds.
  static func wrap<Result>(_ work: () throws(StoreError) -> Result) throws(CommandFailure) -> Result
  {
    do {
      return try work()
    } catch {
      throw CommandFailure(error.advice, code: ExitStatus(error.kind))
    }
  }
}
