import Foundation
import GRDB
package import Sessions

extension SessionScope {
  /// The condition on rows of `sessions` that are in the scope, with a place for each argument.
  var condition: String {
    switch self {
    case .everybody: "1"
    case .nobody: "owner IS NULL"
    case .person: "owner = ?"
    }
  }

  /// The arguments of the condition.
  var arguments: StatementArguments {
    switch self {
    case .everybody, .nobody: []
    case .person(let id): [id.rawValue]
    }
  }
}

extension SQLiteSessionStore {
  package func owner(of id: SessionID) throws(StoreError) -> PersonID? {
    try reading { db in
      let row = try Row.fetchOne(
        db,
        sql: "SELECT owner FROM sessions WHERE id = ?",
        arguments: [id.rawValue]
      )
      guard let row else { throw StoreError.unknownSession(id) }
      let owner: Int? = row[0]
      return owner.map(PersonID.init)
    }
  }

  package func hasPeople() throws(StoreError) -> Bool {
    try reading { db in
      try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM people)") ?? false
    }
  }

  package func people() throws(StoreError) -> [StoredPerson] {
    try reading { db in
      try Row.fetchAll(db, sql: "SELECT * FROM people ORDER BY id").map(Self.person)
    }
  }

  package func person(key: String) throws(StoreError) -> StoredPerson? {
    try reading { db in
      try Row.fetchOne(db, sql: "SELECT * FROM people WHERE key = ?", arguments: [key])
        .map(Self.person)
    }
  }

  package func add(_ person: NewPerson) throws(StoreError) -> PersonID? {
    try writing { db in
      try db.execute(
        sql: "INSERT OR IGNORE INTO people (name, key, host, created_at) VALUES (?, ?, ?, ?)",
        arguments: [person.name, person.key, person.isHost, person.createdAt]
      )
      return db.changesCount == 1 ? PersonID(rawValue: Int(db.lastInsertedRowID)) : nil
    }
  }

  package func seat(
    _ id: PersonID,
    in session: SessionID,
    by link: Int
  ) throws(StoreError) {
    try writing { db in
      try db.execute(
        sql: """
          INSERT OR IGNORE INTO room_people (link_id, person_id)
          SELECT id, ? FROM room_links WHERE id = ? AND session_id = ?
          """,
        arguments: [id.rawValue, link, session.rawValue]
      )
    }
  }

  package func seats(of id: PersonID) throws(StoreError) -> [StoredSeat] {
    try reading { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT session_id, id, role FROM room_people JOIN room_links ON id = link_id
          WHERE person_id = ? ORDER BY session_id DESC, id DESC
          """,
        arguments: [id.rawValue]
      ).map { row in
        StoredSeat(
          session: SessionID(rawValue: try row.required(0)),
          link: try row.required(1),
          role: try row.required(2)
        )
      }
    }
  }

  /// Deleted content is overwritten in the file, not only unlinked.
  package func erase(_ id: PersonID) throws(StoreError) {
    try writing { db in
      try db.execute(
        sql: """
          DELETE FROM sessions WHERE owner = ? OR id IN (
            SELECT session_id FROM room_people JOIN room_links ON id = link_id
            WHERE person_id = ? AND role = 'candidate')
          """,
        arguments: [id.rawValue, id.rawValue]
      )
      try db.execute(sql: "DELETE FROM people WHERE id = ?", arguments: [id.rawValue])
      try eraseBundles(in: db)
    }
    emptyLog()
  }

  fileprivate static func person(_ row: Row) throws -> StoredPerson {
    StoredPerson(
      id: PersonID(rawValue: try row.required("id")),
      name: try row.required("name"),
      key: try row.required("key"),
      isHost: try row.required("host"),
      createdAt: try row.required("created_at")
    )
  }
}

extension SQLiteSessionStore {
  package func keep(_ key: PersonKey, of id: PersonID) throws(StoreError) {
    try writing { db in
      if key.kind == .link { try remove(.link, of: id, in: db) }
      try insert(key, of: id.rawValue, in: db)
    }
  }

  package func keys(of id: PersonID) throws(StoreError) -> [PersonKey] {
    try reading { db in
      try Row.fetchAll(
        db,
        sql: "SELECT * FROM person_keys WHERE person_id = ? ORDER BY kind, name, digest",
        arguments: [id.rawValue]
      ).map(Self.key)
    }
  }

  package func holder(
    of digest: [UInt8],
    _ kind: PersonKey.Kind,
    at second: Int
  ) throws(StoreError) -> KeyHolder? {
    try reading { db in try holder(of: digest, kind, at: second, in: db) }
  }

  package func exchange(
    link digest: [UInt8],
    for key: PersonKey,
    at second: Int
  ) throws(StoreError) -> StoredPerson? {
    try writing { db in
      let person = try holder(of: digest, .link, at: second, in: db)?.person
      guard let person else { return nil }
      try db.execute(
        sql: "DELETE FROM person_keys WHERE digest = ? OR expires <= ?",
        arguments: [Data(digest), second]
      )
      try insert(key, of: person.id.rawValue, in: db)
      return person
    }
  }

  package func removeKey(_ digest: [UInt8]) throws(StoreError) {
    try writing { db in
      try db.execute(sql: "DELETE FROM person_keys WHERE digest = ?", arguments: [Data(digest)])
    }
  }

  package func removeKeys(_ kind: PersonKey.Kind, of id: PersonID) throws(StoreError) {
    try writing { db in try remove(kind, of: id, in: db) }
  }

  private func remove(_ kind: PersonKey.Kind, of id: PersonID, in db: Database) throws {
    try db.execute(
      sql: "DELETE FROM person_keys WHERE person_id = ? AND kind = ?",
      arguments: [id.rawValue, kind.rawValue]
    )
  }

  private func insert(_ key: PersonKey, of person: Int, in db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO person_keys (digest, person_id, kind, expires, name, scope)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        Data(key.digest), person, key.kind.rawValue, key.expires, key.name, key.scope,
      ]
    )
  }

  private func holder(
    of digest: [UInt8],
    _ kind: PersonKey.Kind,
    at second: Int,
    in db: Database
  ) throws -> KeyHolder? {
    let key = try Row.fetchOne(
      db,
      sql: """
        SELECT * FROM person_keys
        WHERE digest = ? AND kind = ? AND (expires IS NULL OR expires > ?)
        """,
      arguments: [Data(digest), kind.rawValue, second]
    )
    guard let key else { return nil }
    let id: Int = try key.required("person_id")
    return try Row.fetchOne(db, sql: "SELECT * FROM people WHERE id = ?", arguments: [id]).map {
      KeyHolder(person: try Self.person($0), key: try Self.key(key))
    }
  }

  private static func key(_ row: Row) throws -> PersonKey {
    guard let kind = PersonKey.Kind(rawValue: try row.required("kind")) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT)
    }
    return PersonKey(
      kind,
      digest: Array(try row.required("digest") as Data),
      expires: row["expires"],
      name: try row.required("name"),
      scope: try row.required("scope")
    )
  }
}
