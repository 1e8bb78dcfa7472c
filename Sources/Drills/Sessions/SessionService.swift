import Foundation
import ScenarioModel
import Scoring
import SessionStore
package import Sessions

/// The sessions of a store, with their scenarios: opens, lists, loads, labels, ends, erases.
package struct SessionService: Sendable {
  package let catalog: ScenarioCatalog
  let store: any SessionDatabase
  let environment: DrillEnvironment
  private let calibrations: CalibrationStore
  /// Tells the sessions that are open here what others write.
  let watch: StoreWatch

  init(
    _ store: any SessionDatabase,
    _ environment: DrillEnvironment,
    _ catalog: ScenarioCatalog,
    _ calibrations: CalibrationStore
  ) {
    self.store = store
    watch = StoreWatch(store)
    self.environment = environment
    self.calibrations = calibrations
    self.catalog = catalog
  }

  /// Whether there is a store already; a database counts as one.
  package static func exists(in environment: DrillEnvironment) -> Bool {
    guard let file = StoreAddress(environment)?.file else { return true }
    return FileManager.default.fileExists(atPath: file.path)
  }

  /// All sessions, the newest first.
  package func sessions() throws(DrillError) -> [SessionSummary] {
    try DrillError.wrap { try store.list() }
  }

  /// The best score of each scenario that was scored, 0 to 100.
  package func bestTotals() throws(DrillError) -> [String: Double] {
    try DrillError.wrap { try store.bestTotals() }
  }

  /// The latest session that can go on.
  package func latestOpen() throws(DrillError) -> SessionSummary? {
    guard let id = try DrillError.wrap({ try store.latestOpen() }) else { return nil }
    return try summary(of: id)
  }

  /// Whether there is any session.
  package func hasSessions() throws(DrillError) -> Bool {
    try DrillError.wrap { try !store.allIDs(most: 1).isEmpty }
  }

  /// Whether anything was answered or read beside sessions.
  package func hasHistory() throws(DrillError) -> Bool {
    try DrillError.wrap { try store.hasHistory() }
  }

  /// The sessions that can go on, the newest first.
  package func openSessions() throws(DrillError) -> [SessionSummary] {
    try DrillError.wrap { try store.list(.open) }
  }

  /// The line of a list for one session.
  package func summary(of id: SessionID) throws(DrillError) -> SessionSummary {
    try DrillError.wrap { try store.summary(of: id) }
  }

  /// The session of a number, or the latest open one where none is given.
  package func session(_ number: Int?) throws(DrillError) -> SessionID {
    if let number { return SessionID(rawValue: number) }
    let latest = try DrillError.wrap { try store.latestOpen() }
    guard let latest else { throw .noOpenSession }
    return latest
  }

  /// A session before its first event, and its events.
  package func beginning(
    of id: SessionID
  ) throws(DrillError) -> (session: Session, events: [SessionEvent]) {
    let (stored, bundle) = try DrillError.wrap { (try store.load(id), try store.bundle(of: id)) }
    let loaded = try catalog.load(stored.header, files: bundle.files)
    return (try catalog.session(stored.header, of: loaded), stored.events)
  }

  /// A session as far as its events go.
  package func load(_ id: SessionID) throws(DrillError) -> Session {
    var (session, events) = try beginning(of: id)
    for event in events { session.apply(event) }
    return session
  }

  /// A session as far as its events go, each checked against what its world gives.
  ///
  /// Answers in SQL are taken as they were stored, which the chain of hashes protects: another
  /// SQLite might order rows differently.
  package func checked(_ id: SessionID) throws(DrillError) -> Session {
    var (session, events) = try beginning(of: id)
    for event in events { try session.replay(event, from: "\(id)") }
    return session
  }

  /// Gives a session another label; an empty one takes it away.
  package func label(_ id: SessionID, as label: String) throws(DrillError) {
    try DrillError.wrap { try store.label(id, as: label) }
  }

  /// Writes a text beside a session in place of what was there; an empty one takes it away.
  package func annotate(_ id: SessionID, with text: String) throws(DrillError) {
    try DrillError.wrap { try store.annotate(id, with: text) }
  }

  /// Ends an open session without a verdict.
  package func abandon(_ id: SessionID) throws(DrillError) {
    let events = try summary(of: id).events
    try DrillError.wrap { try store.append(.abandoned, as: events + 1, to: id) }
  }

  /// Deletes sessions for good, all or none.
  package func erase(_ ids: [SessionID]) throws(DrillError) {
    try DrillError.wrap { try store.erase(ids) }
  }

  /// A live session that front ends play together.
  ///
  /// Complexity: where a calibration is at hand, that of its file.
  package func live(_ session: Session, _ id: SessionID) -> LiveSession {
    LiveSession(
      session,
      id: id,
      log: StoredLog(store: store, id: id, watch: watch),
      calibration: calibrations.ready(
        for: session,
        folder: try? catalog.folder(named: session.header.scenario)
      )
    )
  }

  /// Adds a session to the store and gives its number.
  ///
  /// A session whose world its player may know does not count as progress; a guided one never does.
  func create(
    _ header: SessionHeader,
    label: String,
    files: [String: [UInt8]],
    known: KnownReason? = nil,
    events: [SessionEvent] = []
  ) throws(DrillError) -> SessionID {
    let date = Date(timeIntervalSince1970: Double(environment.now())).formatted(.iso8601)
    return try DrillError.wrap {
      try store.create(
        header,
        label: label,
        createdAt: date,
        bundle: ScenarioBundle(files: files),
        known: known ?? (header.mode == .guided ? .guided : nil),
        events: events
      )
    }
  }
}
