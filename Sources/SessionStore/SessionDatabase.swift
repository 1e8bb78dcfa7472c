package import Sessions

/// A store in which sessions are kept with their events, scores, rooms and history.
///
/// A write is durable when its function returns. Events are only ever added, in the order of their
/// numbers, over one chain of hashes, and the database itself refuses anything else; so a session has
/// the same replay file from every store. Any number of processes can use a store at once.
package protocol SessionDatabase: Sendable {
  /// The place of the store as messages name it; it never holds a password.
  var path: String { get }
  /// Whether the store can be read and not written.
  var isReadOnly: Bool { get }
  /// The hash of its chains.
  var hash: ByteHash { get }

  /// Adds a session, with the events it starts from where there are any.
  ///
  /// A session of a scenario and seed that are there already is `played` unless another reason is
  /// given.
  func create(_ session: NewSession) throws(StoreError) -> SessionID

  /// Adds an event as a number, which must be the session's next.
  ///
  /// Throws `StoreError.over` for a session that is over, and `StoreError.notNext` where another
  /// program has added events meanwhile; then nothing is added. Complexity: constant.
  func append(_ event: SessionEvent, as number: Int, to id: SessionID) throws(StoreError)

  /// Gives a session another name; an empty one takes it away.
  func label(_ id: SessionID, as label: String) throws(StoreError)

  /// Writes something beside a session, in place of what was there; an empty text takes it away.
  func annotate(_ id: SessionID, with text: String) throws(StoreError)

  /// Gives a session another code, by which `session(code:)` finds it.
  func code(_ id: SessionID, as code: String) throws(StoreError)

  /// Keeps the score of a session that is over, in place of an earlier one by the same rubric.
  ///
  /// Throws `StoreError.stillOpen` while the session could go on, since a score tells the truth.
  func record(_ score: ScoreRecord, of id: SessionID) throws(StoreError)

  /// Keeps a text beside a score, for quick reading.
  func keep(_ facts: String, of id: SessionID, rubric: Int) throws(StoreError)

  /// Deletes sessions with their events and scores, and scenarios that no other session needs; all of
  /// them or, where one is unknown, none.
  func erase(_ ids: [SessionID]) throws(StoreError)

  /// A session with all its events, each checked against its hash.
  ///
  /// Complexity: linear in the number of events.
  func load(_ id: SessionID) throws(StoreError) -> StoredSession

  /// The events of a session after a number, each checked against its hash.
  ///
  /// Complexity: linear in the number of events after it.
  func events(of id: SessionID, after number: Int) throws(StoreError) -> [SessionEvent]

  /// A number that changes when another process has changed a session or its room; cheap to ask.
  func version(of id: SessionID) throws(StoreError) -> Int

  /// The sessions of some in which something was written since the mark was made, and those that are new
  /// to it; the mark is then of now.
  ///
  /// Writing by this process may be told or not. Complexity: constant while nothing changes.
  func news(of ids: [SessionID], since mark: inout StoreMark) throws(StoreError) -> [SessionID]

  /// The files of the scenario on which a session is played, as they were when it began.
  func bundle(of id: SessionID) throws(StoreError) -> ScenarioBundle

  /// The hash of an event in its session's chain, in hexadecimal; 0 is the header.
  func linkHash(of id: SessionID, event: Int) throws(StoreError) -> String

  /// The scores of a session, by rising rubric.
  func scoreRecords(of id: SessionID) throws(StoreError) -> [ScoreRecord]

  /// The session that was begun last among those that can go on, if any.
  func latestOpen() throws(StoreError) -> SessionID?

  /// The numbers of all sessions or the first of them, also of those that cannot be listed; a
  /// negative count is all.
  func allIDs(most count: Int) throws(StoreError) -> [SessionID]

  /// The lines of the sessions that are chosen, the newest first.
  func summaries(_ choice: SessionChoice) throws(StoreError) -> [SessionSummary]

  /// The sessions that were declared and not scored yet, the newest first.
  func unscored() throws(StoreError) -> [SessionID]

  /// The latest score of each session that was scored, the oldest session first.
  func scores() throws(StoreError) -> [StoredScore]

  /// The best latest score of each scenario that was scored.
  ///
  /// Range: 0 to 100.
  func bestTotals() throws(StoreError) -> [String: Double]

  /// The numbers of the sessions of a scenario and seed that have so many events, the oldest first.
  func ids(
    scenario: String,
    seed: UInt64,
    events count: Int
  ) throws(StoreError) -> [SessionID]

  /// Adds an event to the history and gives its number.
  ///
  /// Events are chained by hashes as those of sessions are, and are never changed or removed.
  func appendHistory(_ json: [UInt8], second: Int) throws(StoreError) -> Int

  /// All events of the history, the oldest first; refuses one whose chain is broken.
  ///
  /// Complexity: linear in their bytes.
  func history() throws(StoreError) -> [StoredHistoryEvent]

  /// Whether anything is kept beside sessions, such as answers to questions.
  func hasHistory() throws(StoreError) -> Bool

  /// Makes a room for a session; one that is there stays as it is.
  func openRoom(for id: SessionID) throws(StoreError)

  /// Whether a session has a room.
  func hasRoom(_ id: SessionID) throws(StoreError) -> Bool

  /// The sessions that have a room, the newest first.
  func rooms() throws(StoreError) -> [SessionID]

  /// All links to a room, the oldest first, those included that open nothing any more.
  func links(to id: SessionID) throws(StoreError) -> [StoredLink]

  /// Adds a link to a room; its number is given by the store.
  func add(_ link: StoredLink, to id: SessionID) throws(StoreError)

  /// Revokes the links of a role to a room, but for one, in one step.
  func revokeLinks(
    of role: String,
    to id: SessionID,
    keeping number: Int?
  ) throws(StoreError)

  /// Marks a link to a room that took over as one like any other.
  func settle(link number: Int, to id: SessionID) throws(StoreError)

  /// Whether the servers on the store tell each other of the people in rooms.
  var sharesSigns: Bool { get }

  /// Tells the other servers who is in a room here; a sign that is news wakes them.
  ///
  /// `second` is the interview's by the clock of this server.
  func show(
    _ sign: RoomSign,
    at second: Int,
    from server: String,
    in id: SessionID,
    isNews: Bool
  ) throws(StoreError)

  /// The signs of the other servers that have somebody in a room.
  func signs(in id: SessionID, but server: String) throws(StoreError) -> [SeenSign]

  /// Takes one side of an interview for this process, until the hold or the process is gone; `nil`
  /// where another process has it.
  func hold(_ side: String, of id: SessionID) throws(StoreError) -> StoreHold?

  /// Keeps a request of a program under a key of 32 bytes, before it is carried out.
  ///
  /// Gives the request that has the key already, and keeps nothing then; `nil` where none has it.
  func keep(
    _ request: KeptRequest,
    of id: SessionID?,
    under key: [UInt8]
  ) throws(StoreError) -> KeptRequest?

  /// Keeps the answer to the request of a key; without one, forgets the request.
  func answer(_ key: [UInt8], with answer: String?) throws(StoreError)

  /// The faults that the database finds in itself, ten at most; empty where it is sound.
  func faults() throws(StoreError) -> [String]
}

/// The sessions of which a list gives the lines.
package enum SessionChoice: Hashable, Sendable {
  case all
  case state(SessionState)
  case id(SessionID)
  case code(String)
  case dealt(scenario: String, seed: UInt64)
}

/// The state of some sessions of a store, by which a later look finds what changed.
package struct StoreMark: Hashable, Sendable {
  /// A number of the whole store, where it has one.
  var version: Int?
  /// A number for each session, which only grows.
  package var counts: [SessionID: Int] = [:]

  package init() {}

  /// Takes over newer counts, of these sessions alone, and gives those that differ.
  package mutating func take(_ newer: [SessionID: Int]) -> [SessionID] {
    let changed = newer.filter { counts[$0.key] != $0.value }.keys
    counts = newer
    return Array(changed)
  }
}

/// Something that is held until it is no longer referred to.
package final class StoreHold: Sendable {
  private let release: @Sendable () -> Void

  package init(release: @escaping @Sendable () -> Void) { self.release = release }

  deinit { release() }
}

extension SessionDatabase {
  /// Adds a session whose number the store gives.
  package func create(
    _ header: SessionHeader,
    label: String = "",
    createdAt: String,
    bundle: ScenarioBundle,
    known: KnownReason? = nil,
    events: [SessionEvent] = []
  ) throws(StoreError) -> SessionID {
    try create(
      NewSession(
        header: header,
        label: label,
        createdAt: createdAt,
        bundle: bundle,
        known: known,
        events: events
      )
    )
  }

  /// Keeps a score whose bytes are the whole of it as JSON.
  package func record(
    _ score: StoredTotal,
    json: [UInt8],
    facts: String = "",
    of id: SessionID
  ) throws(StoreError) {
    try record(ScoreRecord(score: score, json: json, facts: facts), of: id)
  }

  /// The whole score of a session by a rubric, as JSON, if it was recorded.
  package func score(of id: SessionID, rubric: Int) throws(StoreError) -> [UInt8]? {
    try scoreRecords(of: id).first { $0.score.rubric == rubric }?.json
  }

  /// The lines of all sessions, or of those in a state, the newest first.
  package func list(_ state: SessionState? = nil) throws(StoreError) -> [SessionSummary] {
    try summaries(state.map { .state($0) } ?? .all)
  }

  /// The line of one session.
  package func summary(of id: SessionID) throws(StoreError) -> SessionSummary {
    guard let found = try summaries(.id(id)).first else { throw .unknownSession(id) }
    return found
  }

  /// The line of the session that has a code, the newest of several; `nil` where none has it.
  package func session(code: String) throws(StoreError) -> SessionSummary? {
    try summaries(.code(code)).first
  }

  /// The lines of the sessions of one scenario and seed, the oldest first.
  package func dealt(scenario: String, seed: UInt64) throws(StoreError) -> [SessionSummary] {
    try summaries(.dealt(scenario: scenario, seed: seed)).reversed()
  }

  /// A stored session with the same header and the same events, if there is one.
  ///
  /// Complexity: linear in the number of sessions of the scenario and seed.
  package func twin(
    of header: SessionHeader,
    events: [SessionEvent]
  ) throws(StoreError) -> SessionID? {
    for id in try ids(scenario: header.scenario, seed: header.seed, events: events.count) {
      let stored = try load(id)
      if stored.header == header, stored.events == events { return id }
    }
    return nil
  }

  /// The code of an interview, by its line of a list.
  package func code(of session: SessionSummary) -> String {
    InterviewCode.code(of: session.id.rawValue, createdAt: session.createdAt, hash: hash)
  }

  /// Revokes all links of a role to a room, in one step.
  package func revokeLinks(of role: String, to id: SessionID) throws(StoreError) {
    try revokeLinks(of: role, to: id, keeping: nil)
  }

  /// The numbers of all sessions, also of those that cannot be listed.
  package func allIDs() throws(StoreError) -> [SessionID] { try allIDs(most: -1) }
}
