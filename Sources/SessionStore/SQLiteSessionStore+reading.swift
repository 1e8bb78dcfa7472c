import Foundation
import GRDB
package import Sessions

extension SQLiteSessionStore {
  /// A session with all its events, each checked against its hash.
  ///
  /// Complexity: linear in the number of events.
  package func load(_ id: SessionID) throws(StoreError) -> StoredSession {
    try reading { db in
      let row = try Row.fetchOne(
        db,
        sql: "SELECT * FROM sessions WHERE id = ?",
        arguments: [id.rawValue]
      )
      guard let row else { throw StoreError.unknownSession(id) }
      var reader = ChainReader(of: id, hash: hash)
      let header = try reader.header(row.requiredBytes("header"), hash: row.requiredHash())
      var events: [SessionEvent] = []
      let rows = try Row.fetchCursor(
        db,
        sql: "SELECT number, json, hash FROM events WHERE session_id = ? ORDER BY number",
        arguments: [id.rawValue]
      )
      while let row = try rows.next() { events.append(try row.event(by: &reader)) }
      let state: SessionState = try row.requiredState()
      guard state == events.last?.endState ?? .open else {
        throw StoreError.changed(id, event: events.count)
      }
      return StoredSession(
        id: id,
        header: header,
        events: events,
        createdAt: try row.required("created_at"),
        label: try row.required("label"),
        state: state
      )
    }
  }

  /// The files of the scenario on which a session is played, as they were when it began.
  package func bundle(of id: SessionID) throws(StoreError) -> ScenarioBundle {
    try reading { db in
      let digest = try String.fetchOne(
        db,
        sql: "SELECT bundle FROM sessions WHERE id = ?",
        arguments: [id.rawValue]
      )
      guard let digest else { throw StoreError.unknownSession(id) }
      var bundle = ScenarioBundle(files: [:])
      let rows = try Row.fetchCursor(
        db,
        sql: "SELECT path, content FROM bundle_files WHERE digest = ?",
        arguments: [digest]
      )
      while let row = try rows.next() {
        let content: Data = try row.required("content")
        bundle.files[try row.required("path")] = Array(content)
      }
      guard bundle.digest(hash: hash) == digest else { throw StoreError.changedScenario(id) }
      return bundle
    }
  }

  /// The session that was begun last among those that can go on, if any.
  package func latestOpen() throws(StoreError) -> SessionID? {
    try reading { db in
      try Int.fetchOne(
        db,
        sql: "SELECT MAX(id) FROM sessions WHERE state = 'open' AND \(scope.condition)",
        arguments: scope.arguments
      ).map(SessionID.init)
    }
  }

  /// The scores of a session, by rising rubric.
  package func scoreRecords(of id: SessionID) throws(StoreError) -> [ScoreRecord] {
    try reading { db in
      _ = try sessionState(id, in: db)
      return try Row.fetchAll(
        db,
        sql: "SELECT rubric, total, json, facts FROM scores WHERE session_id = ? ORDER BY rubric",
        arguments: [id.rawValue]
      ).map { row in
        ScoreRecord(
          score: StoredTotal(rubric: try row.required("rubric"), total: try row.required("total")),
          json: try row.requiredBytes("json"),
          facts: try row.required("facts")
        )
      }
    }
  }
}

extension SQLiteSessionStore {
  /// The hash of an event in its session's chain, in hexadecimal; 0 is the header.
  package func linkHash(of id: SessionID, event: Int) throws(StoreError) -> String {
    try reading { db in
      let link = try Data.fetchOne(
        db,
        sql: event == 0
          ? "SELECT hash FROM sessions WHERE id = ?"
          : "SELECT hash FROM events WHERE session_id = ? AND number = \(event)",
        arguments: [id.rawValue]
      )
      guard let link else { throw StoreError.unknownSession(id) }
      return Array(link).hexadecimal
    }
  }

  /// The numbers of the sessions of a scenario and seed that have so many events, the oldest first.
  package func ids(
    scenario: String,
    seed: UInt64,
    events count: Int
  ) throws(StoreError) -> [SessionID] {
    try reading { db in
      try Int.fetchAll(
        db,
        sql: """
          SELECT id FROM sessions
          WHERE scenario = ? AND seed = ?
            AND (SELECT COUNT(*) FROM events WHERE session_id = id) = ?
            AND \(scope.condition)
          ORDER BY id
          """,
        arguments: [scenario, String(seed), count] + scope.arguments
      ).map(SessionID.init)
    }
  }
}

extension SQLiteSessionStore {
  /// Returns the state of a session; throws where there is none.
  func sessionState(_ id: SessionID, in db: Database) throws -> SessionState {
    let row = try Row.fetchOne(
      db,
      sql: "SELECT state FROM sessions WHERE id = ?",
      arguments: [id.rawValue]
    )
    guard let row else { throw StoreError.unknownSession(id) }
    return try row.requiredState()
  }
}

extension SQLiteSessionStore {
  /// A number that changes when another connection has written to the store, to any session.
  ///
  /// Source: SQLite, "PRAGMA data_version".
  package func version(of id: SessionID) throws(StoreError) -> Int {
    try version()
  }

  private func version() throws(StoreError) -> Int {
    do {
      let version = try queue.inDatabase { db in try Int.fetchOne(db, sql: "PRAGMA data_version") }
      return version ?? 0
    } catch {
      throw StoreError(error, path: path)
    }
  }

  /// Where another connection wrote, the last events of the sessions tell in which of them.
  package func news(
    of ids: [SessionID],
    since mark: inout StoreMark
  ) throws(StoreError) -> [SessionID] {
    let version = try version()
    let isSame = mark.version == version && ids.allSatisfy { mark.counts[$0] != nil }
    guard !isSame else { return [] }
    let list = "[\(ids.map { "\($0.rawValue)" }.joined(separator: ","))]"
    let counts = try reading { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT value, (SELECT MAX(number) FROM events WHERE session_id = value) AS last
          FROM json_each(?)
          """,
        arguments: [list]
      ).map { row in (SessionID(rawValue: try row.required("value")), row["last"] as Int? ?? 0) }
    }
    mark.version = version
    return mark.take(Dictionary(counts) { $1 })
  }
}
