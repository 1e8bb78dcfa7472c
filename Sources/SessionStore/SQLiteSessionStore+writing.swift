import Foundation
import GRDB
package import Sessions

extension SQLiteSessionStore {
  /// Adds a session, with the events it starts from where there are any.
  ///
  /// `createdAt` is kept as it is given. The bundle is what the session will be replayed on. A
  /// session of a scenario and seed that are there already is `played` unless another reason is given.
  package func create(
    _ header: SessionHeader,
    label: String = "",
    createdAt: String,
    bundle: ScenarioBundle,
    known: KnownReason? = nil,
    events: [SessionEvent] = []
  ) throws(StoreError) -> SessionID {
    let json = try encode(header)
    let links = try events.map { event throws(StoreError) in (event, try encode(event)) }
    var chain = HashChain(hash: hash)
    let genesis = chain.add(json)
    let digest = bundle.digest(hash: hash)
    return try writing { db in
      try keep(bundle, digest: digest, in: db)
      let isPlayed = try Bool.fetchOne(
        db,
        sql: "SELECT EXISTS (SELECT 1 FROM sessions WHERE scenario = ? AND seed = ?)",
        arguments: [header.scenario, String(header.seed)]
      )
      let known = known ?? (isPlayed == true ? .played : nil)
      try db.execute(
        sql: """
          INSERT INTO sessions
            (header, hash, scenario, difficulty, seed, mode, created_at, bundle, label, known)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          String(decoding: json, as: UTF8.self), Data(genesis), header.scenario,
          header.difficulty, String(header.seed), header.mode.rawValue, createdAt, digest, label,
          known?.rawValue ?? "",
        ]
      )
      let id = SessionID(rawValue: Int(db.lastInsertedRowID))
      if header.mode == .interview {
        let code = InterviewCode.code(of: id.rawValue, createdAt: createdAt, hash: hash)
        try db.execute(
          sql: "UPDATE sessions SET code = ? WHERE id = ?",
          arguments: [code, id.rawValue]
        )
      }
      try add(links, to: id, after: chain, in: db)
      return id
    }
  }

  /// Adds an event as a number, which must be the session's next.
  ///
  /// Throws `StoreError.over` for a session that is over, and `StoreError.notNext` where another
  /// program has added events meanwhile; then nothing is added. Complexity: constant.
  package func append(
    _ event: SessionEvent,
    as number: Int,
    to id: SessionID
  ) throws(StoreError) {
    let json = try encode(event)
    try writing { db in try add(event, json, as: number, to: id, in: db) }
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
    guard text.utf8.count <= Self.annotationBytes else {
      throw .tooLong(bytes: text.utf8.count, limit: Self.annotationBytes)
    }
    try writing { db in
      _ = try sessionState(id, in: db)
      try db.execute(
        sql: "UPDATE sessions SET \(column) = ? WHERE id = ?",
        arguments: [text, id.rawValue]
      )
    }
  }

  /// The most bytes of a label or annotation; a page of text.
  private static let annotationBytes = 20_000

  /// Keeps the score of a session that is over, in place of an earlier one by the same rubric.
  ///
  /// The bytes are the whole score as JSON. Throws `StoreError.stillOpen` while the session could
  /// go on, since a score tells the truth.
  package func record(
    _ score: StoredTotal,
    json: [UInt8],
    facts: String = "",
    of id: SessionID
  ) throws(StoreError) {
    guard score.total.isFinite else { throw .cannotWrite }
    try writing { db in
      guard try sessionState(id, in: db) != .open else { throw StoreError.stillOpen(id) }
      try db.execute(
        sql: """
          INSERT OR REPLACE INTO scores (session_id, rubric, total, json, facts)
          VALUES (?, ?, ?, ?, ?)
          """,
        arguments: [
          id.rawValue, score.rubric, score.total, String(decoding: json, as: UTF8.self), facts,
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
      try db.execute(
        sql: "DELETE FROM bundles WHERE digest NOT IN (SELECT bundle FROM sessions)"
      )
    }
    // Without it the words stay in the log until SQLite next empties it; while another program reads,
    // that is later.
    _ = try? queue.writeWithoutTransaction { db in try db.checkpoint(.truncate) }
  }
}

extension SQLiteSessionStore {
  private func encode(_ value: some Encodable) throws(StoreError) -> [UInt8] {
    let json: [UInt8]
    do {
      json = try LineJSON.encode(value)
    } catch {
      throw .cannotWrite
    }
    guard json.count <= ReplayLimits.ownBytes else {
      throw .tooLong(bytes: json.count, limit: ReplayLimits.ownBytes)
    }
    return json
  }

  /// Adds the first events of a session that was just made.
  private func add(
    _ links: [(event: SessionEvent, json: [UInt8])],
    to id: SessionID,
    after genesis: HashChain,
    in db: Database
  ) throws {
    guard links.count <= ReplayLimits.events else {
      throw StoreError.tooManyEvents(id, limit: ReplayLimits.events)
    }
    for link in links.dropLast() {
      if let end = link.event.endState { throw StoreError.over(id, end) }
    }
    var chain = genesis
    let insertion = try db.cachedStatement(
      sql: "INSERT INTO events (session_id, number, json, hash) VALUES (?, ?, ?, ?)"
    )
    for (index, link) in links.enumerated() {
      try insertion.execute(arguments: [
        id.rawValue, index + 1, String(decoding: link.json, as: UTF8.self),
        Data(chain.add(link.json)),
      ])
    }
    guard let end = links.last?.event.endState else { return }
    try db.execute(
      sql: "UPDATE sessions SET state = ? WHERE id = ?",
      arguments: [end.rawValue, id.rawValue]
    )
  }

  private func add(
    _ event: SessionEvent,
    _ json: [UInt8],
    as number: Int,
    to id: SessionID,
    in db: Database
  ) throws {
    let state = try sessionState(id, in: db)
    guard state == .open else { throw StoreError.over(id, state) }
    let last = try Row.fetchOne(
      db,
      sql: "SELECT number, hash FROM events WHERE session_id = ? ORDER BY number DESC",
      arguments: [id.rawValue]
    )
    let next = try (last?.required("number") ?? 0) + 1
    guard number == next else { throw StoreError.notNext(id, given: number, next: next) }
    // The last place is kept for the event that ends the session.
    guard number < ReplayLimits.events || number == ReplayLimits.events && event.endsSession else {
      throw StoreError.tooManyEvents(id, limit: ReplayLimits.events)
    }
    let head: Data = try last?.required("hash") ?? genesis(of: id, in: db)
    var chain = HashChain(from: Array(head), hash: hash)
    try db.execute(
      sql: "INSERT INTO events (session_id, number, json, hash) VALUES (?, ?, ?, ?)",
      arguments: [
        id.rawValue, number, String(decoding: json, as: UTF8.self), Data(chain.add(json)),
      ]
    )
    if let end = event.endState {
      try db.execute(
        sql: "UPDATE sessions SET state = ? WHERE id = ?",
        arguments: [end.rawValue, id.rawValue]
      )
    }
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

extension SessionEvent {
  /// The state in which it leaves its session, or `nil` where the session goes on.
  var endState: SessionState? {
    switch traits.ending {
    // An interview that was closed is scored as it stands, like a declared session.
    case .scorable: .declared
    case .abandoned: .abandoned
    case nil: nil
    }
  }
}
