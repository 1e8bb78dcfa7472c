import Foundation
import GRDB
package import Sessions

extension SQLiteSessionStore {
  /// Adds a session, with the events it starts from where there are any.
  package func create(_ session: NewSession) throws(StoreError) -> SessionID {
    let draft = try SessionDraft(session, hash: hash)
    return try writing { db in
      try keep(session.bundle, digest: draft.digest, in: db)
      let header = session.header
      let isPlayed = try Bool.fetchOne(
        db,
        sql: """
          SELECT EXISTS (
            SELECT 1 FROM sessions WHERE scenario = ? AND seed = ? AND \(scope.condition))
          """,
        arguments: [header.scenario, String(header.seed)] + scope.arguments
      )
      let known = session.known ?? (isPlayed == true ? .played : nil)
      try db.execute(
        sql: """
          INSERT INTO sessions
            (id, header, hash, scenario, difficulty, seed, mode, created_at, bundle, label, known,
              owner)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          session.number?.rawValue, String(decoding: draft.header.json, as: UTF8.self),
          Data(draft.header.hash), header.scenario, header.difficulty, String(header.seed),
          header.mode.rawValue, session.createdAt, draft.digest, session.label,
          known?.rawValue ?? "", scope.owner?.rawValue,
        ]
      )
      let id = SessionID(rawValue: Int(db.lastInsertedRowID))
      if header.mode == .interview {
        let code = InterviewCode.code(of: id.rawValue, createdAt: session.createdAt, hash: hash)
        try db.execute(
          sql: "UPDATE sessions SET code = ? WHERE id = ?",
          arguments: [code, id.rawValue]
        )
      }
      try add(draft, to: id, in: db)
      return id
    }
  }

  /// Adds an event as a number, which must be the session's next.
  package func append(
    _ event: SessionEvent,
    as number: Int,
    to id: SessionID
  ) throws(StoreError) {
    let json = try LineJSON.bounded(event)
    try writing { db in
      let chain = try chainEnd(of: id, in: db)
      let link = try chain.link(event, json, as: number, to: id, hash: hash)
      try db.execute(
        sql: "INSERT INTO events (session_id, number, json, hash) VALUES (?, ?, ?, ?)",
        arguments: [id.rawValue, number, String(decoding: json, as: UTF8.self), Data(link)]
      )
      if let state = event.endState { try close(id, as: state, in: db) }
    }
  }

  /// Gives a session another name; an empty one takes it away.
  package func label(_ id: SessionID, as label: String) throws(StoreError) {
    try write(label, to: "label", of: id)
  }

  /// Writes something beside a session, in place of what was there; an empty text takes it away.
  package func annotate(_ id: SessionID, with text: String) throws(StoreError) {
    try write(text, to: "annotation", of: id)
  }

  /// Gives a session another code, by which `session(code:)` finds it.
  package func code(_ id: SessionID, as code: String) throws(StoreError) {
    try write(code, to: "code", of: id)
  }

  private func write(_ text: String, to column: String, of id: SessionID) throws(StoreError) {
    guard text.utf8.count <= StoreLimits.textBytes else {
      throw .tooLong(bytes: text.utf8.count, limit: StoreLimits.textBytes)
    }
    try writing { db in
      _ = try sessionState(id, in: db)
      try db.execute(
        sql: "UPDATE sessions SET \(column) = ? WHERE id = ?",
        arguments: [text, id.rawValue]
      )
    }
  }

  /// Keeps the score of a session that is over, in place of an earlier one by the same rubric.
  package func record(_ record: ScoreRecord, of id: SessionID) throws(StoreError) {
    guard record.score.total.isFinite else { throw .cannotWrite }
    try writing { db in
      guard try sessionState(id, in: db) != .open else { throw StoreError.stillOpen(id) }
      try db.execute(
        sql: """
          INSERT OR REPLACE INTO scores (session_id, rubric, total, json, facts)
          VALUES (?, ?, ?, ?, ?)
          """,
        arguments: [
          id.rawValue, record.score.rubric, record.score.total,
          String(decoding: record.json, as: UTF8.self), record.facts,
        ]
      )
    }
  }

  /// Keeps a text beside a score, for quick reading.
  package func keep(_ facts: String, of id: SessionID, rubric: Int) throws(StoreError) {
    try writing { db in
      try db.execute(
        sql: "UPDATE scores SET facts = ? WHERE session_id = ? AND rubric = ?",
        arguments: [facts, id.rawValue, rubric]
      )
    }
  }

  /// Deletes sessions with their events and scores, and scenarios that no other session needs; all of
  /// them or, where one is unknown, none.
  ///
  /// Deleted content is overwritten in the file, not only unlinked.
  package func erase(_ ids: [SessionID]) throws(StoreError) {
    try writing { db in
      for id in ids {
        _ = try sessionState(id, in: db)
        try db.execute(sql: "DELETE FROM sessions WHERE id = ?", arguments: [id.rawValue])
      }
      try eraseBundles(in: db)
    }
    emptyLog()
  }

  /// Deletes the scenarios that no session needs any more.
  func eraseBundles(in db: Database) throws {
    try db.execute(
      sql: "DELETE FROM bundles WHERE digest NOT IN (SELECT bundle FROM sessions)"
    )
  }

  /// Empties the log of the database.
  ///
  /// Without it deleted words stay there until SQLite next does it; while another program reads, that
  /// is later.
  func emptyLog() {
    _ = try? queue.writeWithoutTransaction { db in try db.checkpoint(.truncate) }
  }
}

extension SQLiteSessionStore {
  /// Adds the first events of a session that was just made.
  private func add(_ draft: SessionDraft, to id: SessionID, in db: Database) throws {
    let state = try draft.state(of: id)
    let insertion = try db.cachedStatement(
      sql: "INSERT INTO events (session_id, number, json, hash) VALUES (?, ?, ?, ?)"
    )
    for (index, link) in draft.events.enumerated() {
      try insertion.execute(arguments: [
        id.rawValue, index + 1, String(decoding: link.json, as: UTF8.self), Data(link.hash),
      ])
    }
    if state != .open { try close(id, as: state, in: db) }
  }

  private func close(_ id: SessionID, as state: SessionState, in db: Database) throws {
    try db.execute(
      sql: "UPDATE sessions SET state = ? WHERE id = ?",
      arguments: [state.rawValue, id.rawValue]
    )
  }

  private func chainEnd(of id: SessionID, in db: Database) throws -> ChainEnd {
    let state = try sessionState(id, in: db)
    let last = try Row.fetchOne(
      db,
      sql: "SELECT number, hash FROM events WHERE session_id = ? ORDER BY number DESC",
      arguments: [id.rawValue]
    )
    let head: Data = try last?.required("hash") ?? genesis(of: id, in: db)
    return ChainEnd(state: state, number: try last?.required("number") ?? 0, hash: Array(head))
  }

  private func keep(_ bundle: ScenarioBundle, digest: String, in db: Database) throws {
    let isKept = try Bool.fetchOne(
      db,
      sql: "SELECT EXISTS (SELECT 1 FROM bundles WHERE digest = ?)",
      arguments: [digest]
    )
    guard isKept != true else { return }
    try db.execute(sql: "INSERT INTO bundles (digest) VALUES (?)", arguments: [digest])
    for path in bundle.paths {
      try db.execute(
        sql: "INSERT INTO bundle_files (digest, path, content) VALUES (?, ?, ?)",
        arguments: [digest, path, Data(bundle.files[path] ?? [])]
      )
    }
  }

  private func genesis(of id: SessionID, in db: Database) throws -> Data {
    let row = try Row.fetchOne(
      db,
      sql: "SELECT hash FROM sessions WHERE id = ?",
      arguments: [id.rawValue]
    )
    guard let row else { throw StoreError.unknownSession(id) }
    return try row.required("hash")
  }
}
