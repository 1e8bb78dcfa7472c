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
      var chain = HashChain(hash: hash)
      let header = try link(
        SessionHeader.self,
        row.required("header"),
        hash: row.required("hash"),
        chain: &chain,
        event: 0,
        of: id
      )
      var events: [SessionEvent] = []
      let rows = try Row.fetchCursor(
        db,
        sql: "SELECT number, json, hash FROM events WHERE session_id = ? ORDER BY number",
        arguments: [id.rawValue]
      )
      while let row = try rows.next() {
        events.append(try event(row, after: events.count, chain: &chain, of: id))
      }
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
      try Int.fetchOne(db, sql: "SELECT MAX(id) FROM sessions WHERE state = 'open'")
        .map(SessionID.init)
    }
  }

  /// The whole score of a session by a rubric, as JSON, if it was recorded.
  package func score(of id: SessionID, rubric: Int) throws(StoreError) -> [UInt8]? {
    try reading { db in
      _ = try sessionState(id, in: db)
      return try String.fetchOne(
        db,
        sql: "SELECT json FROM scores WHERE session_id = ? AND rubric = ?",
        arguments: [id.rawValue, rubric]
      ).map { Array($0.utf8) }
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

  /// A stored session with the same header and the same events, if there is one.
  ///
  /// Complexity: linear in the number of sessions of the scenario.
  package func twin(
    of header: SessionHeader,
    events: [SessionEvent]
  ) throws(StoreError) -> SessionID? {
    let candidates = try reading { db in
      try Int.fetchAll(
        db,
        sql: """
          SELECT id FROM sessions
          WHERE scenario = ? AND seed = ?
            AND (SELECT COUNT(*) FROM events WHERE session_id = id) = ?
          ORDER BY id
          """,
        arguments: [header.scenario, String(header.seed), events.count]
      )
    }
    for id in candidates.map(SessionID.init) {
      let stored = try load(id)
      if stored.header == header, stored.events == events { return id }
    }
    return nil
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

  /// The event of a row that must follow number `last`, once its hash is found to fit.
  func event(
    _ row: Row,
    after last: Int,
    chain: inout HashChain,
    of id: SessionID
  ) throws -> SessionEvent {
    guard try row.required("number") == last + 1 else {
      throw StoreError.changed(id, event: last + 1)
    }
    return try link(
      SessionEvent.self,
      row.required("json"),
      hash: row.required("hash"),
      chain: &chain,
      event: last + 1,
      of: id
    )
  }

  /// A value from its JSON, once its hash is found to fit.
  private func link<Value: Decodable>(
    _ type: Value.Type,
    _ json: String,
    hash: Data,
    chain: inout HashChain,
    event: Int,
    of id: SessionID
  ) throws -> Value {
    let bytes = Array(json.utf8)
    guard chain.add(bytes) == Array(hash) else { throw StoreError.changed(id, event: event) }
    do {
      return try LineJSON.decode(type, from: bytes)
    } catch {
      throw StoreError.unreadable(id, event: event)
    }
  }
}

extension SQLiteSessionStore {
  /// A number that changes when another connection has written to the store; cheap to ask.
  ///
  /// Source: SQLite, "PRAGMA data_version".
  package func version() throws(StoreError) -> Int {
    do {
      let version = try queue.inDatabase { db in try Int.fetchOne(db, sql: "PRAGMA data_version") }
      return version ?? 0
    } catch {
      throw StoreError(error, path: path)
    }
  }
}
