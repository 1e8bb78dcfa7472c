#if Postgres
  package import SessionStore
  package import Sessions

  extension SessionScope {
    /// The condition on rows of `sessions` that are in the scope; `place` is that of its value.
    func condition(at place: Int) -> String {
      switch self {
      case .everybody: "TRUE"
      case .nobody: "owner IS NULL"
      case .person: "owner = $\(place)"
      }
    }

    /// The values of the condition.
    var values: [BoundValue] { owner.map { [.integer($0.rawValue)] } ?? [] }

    /// The person to whom new sessions belong.
    var ownerValue: BoundValue { owner.map { .integer($0.rawValue) } ?? .null }
  }

  extension PostgresSessionStore {
    package func owner(of id: SessionID) throws(StoreError) -> PersonID? {
      try asking { connection in
        let rows = try connection.run(
          "SELECT owner FROM firedrill.sessions WHERE id = $1",
          [.integer(id.rawValue)]
        )
        guard let row = rows.first else { throw StoreError.unknownSession(id) }
        return row.isNull(0) ? nil : PersonID(rawValue: try row.integer(0))
      }
    }

    package func hasPeople() throws(StoreError) -> Bool {
      try asking { connection in
        try connection.run("SELECT EXISTS (SELECT 1 FROM firedrill.people)").first?.flag(0)
          ?? false
      }
    }

    package func people() throws(StoreError) -> [StoredPerson] {
      try asking { connection in
        try connection.run("SELECT \(Self.personColumns) FROM firedrill.people ORDER BY id")
          .map { try Self.person($0) }
      }
    }

    package func person(key: String) throws(StoreError) -> StoredPerson? {
      try asking { connection in
        try connection.run(
          "SELECT \(Self.personColumns) FROM firedrill.people WHERE key = $1",
          [.text(key)]
        ).first.map { try Self.person($0) }
      }
    }

    package func add(_ person: NewPerson) throws(StoreError) -> PersonID? {
      let id = try writing { connection in
        try connection.run(
          """
          INSERT INTO firedrill.people (name, key, host, created_at) VALUES ($1, $2, $3, $4)
          ON CONFLICT DO NOTHING RETURNING id
          """,
          [
            .text(person.name), .text(person.key), .flag(person.isHost), .text(person.createdAt),
          ]
        ).first?.integer(0) ?? 0
      }
      // Numbers of people begin at 1.
      return id == 0 ? nil : PersonID(rawValue: id)
    }

    package func seat(
      _ id: PersonID,
      in session: SessionID,
      by link: Int
    ) throws(StoreError) {
      try writing { connection in
        try connection.run(
          """
          INSERT INTO firedrill.room_people (link_id, person_id)
          SELECT id, $1 FROM firedrill.room_links WHERE id = $2 AND session_id = $3
          ON CONFLICT DO NOTHING
          """,
          [.integer(id.rawValue), .integer(link), .integer(session.rawValue)]
        )
        return 0
      }
    }

    package func seats(of id: PersonID) throws(StoreError) -> [StoredSeat] {
      try asking { connection in
        try connection.run(
          """
          SELECT session_id, id, role
          FROM firedrill.room_people JOIN firedrill.room_links ON id = link_id
          WHERE person_id = $1 ORDER BY session_id DESC, id DESC
          """,
          [.integer(id.rawValue)]
        ).map { row in
          StoredSeat(
            session: SessionID(rawValue: try row.integer(0)),
            link: try row.integer(1),
            role: try row.text(2)
          )
        }
      }
    }

    package func erase(_ id: PersonID) throws(StoreError) {
      try writing { connection in
        try stopCreating(connection)
        try connection.run(
          """
          DELETE FROM firedrill.sessions WHERE owner = $1 OR id IN (
            SELECT session_id
            FROM firedrill.room_people JOIN firedrill.room_links AS link ON link.id = link_id
            WHERE person_id = $1 AND role = 'candidate')
          """,
          [.integer(id.rawValue)]
        )
        try connection.run("DELETE FROM firedrill.people WHERE id = $1", [.integer(id.rawValue)])
        try eraseBundles(connection)
        return 0
      }
    }

    fileprivate static let personColumns = "id, name, key, host, created_at"

    /// The person in the columns of a row, from a place on.
    fileprivate static func person(_ row: Row, from place: Int = 0) throws -> StoredPerson {
      StoredPerson(
        id: PersonID(rawValue: try row.integer(place)),
        name: try row.text(place + 1),
        key: try row.text(place + 2),
        isHost: try row.flag(place + 3),
        createdAt: try row.text(place + 4)
      )
    }
  }

  extension PostgresSessionStore {
    package func keep(_ key: PersonKey, of id: PersonID) throws(StoreError) {
      try writing { connection in
        if key.kind == .link { try remove(.link, of: id, connection) }
        try insert(key, of: id, connection)
        return 0
      }
    }

    package func keys(of id: PersonID) throws(StoreError) -> [PersonKey] {
      try asking { connection in
        try connection.run(
          """
          SELECT kind, digest, expires, name, scope FROM firedrill.person_keys
          WHERE person_id = $1 ORDER BY kind, name, digest
          """,
          [.integer(id.rawValue)]
        ).map { try Self.key($0) }
      }
    }

    package func holder(
      of digest: [UInt8],
      _ kind: PersonKey.Kind,
      at second: Int
    ) throws(StoreError) -> KeyHolder? {
      try asking { connection in
        try connection.run(
          """
          SELECT kind, digest, expires, person_keys.name, scope,
            people.id, people.name, key, host, created_at
          FROM firedrill.person_keys JOIN firedrill.people ON people.id = person_id
          WHERE digest = $1 AND kind = $2 AND (expires IS NULL OR expires > $3)
          """,
          [.bytes(digest), .text(kind.rawValue), .integer(second)]
        ).first.map { row in
          KeyHolder(person: try Self.person(row, from: 5), key: try Self.key(row))
        }
      }
    }

    package func exchange(
      link digest: [UInt8],
      for key: PersonKey,
      at second: Int
    ) throws(StoreError) -> StoredPerson? {
      let found = try writing { connection in
        let used = try connection.run(
          """
          DELETE FROM firedrill.person_keys
          WHERE digest = $1 AND kind = 'link' AND (expires IS NULL OR expires > $2)
          RETURNING person_id
          """,
          [.bytes(digest), .integer(second)]
        )
        guard let id = try used.first?.integer(0) else { return 0 }
        try connection.run(
          "DELETE FROM firedrill.person_keys WHERE expires <= $1",
          [.integer(second)]
        )
        try insert(key, of: PersonID(rawValue: id), connection)
        return id
      }
      guard found != 0 else { return nil }
      return try holder(of: key.digest, key.kind, at: second)?.person
    }

    package func removeKey(_ digest: [UInt8]) throws(StoreError) {
      try writing { connection in
        try connection.run(
          "DELETE FROM firedrill.person_keys WHERE digest = $1",
          [.bytes(digest)]
        )
        return 0
      }
    }

    package func removeKeys(_ kind: PersonKey.Kind, of id: PersonID) throws(StoreError) {
      try writing { connection in
        try remove(kind, of: id, connection)
        return 0
      }
    }

    private func remove(
      _ kind: PersonKey.Kind,
      of id: PersonID,
      _ connection: Connection
    ) throws {
      try connection.run(
        "DELETE FROM firedrill.person_keys WHERE person_id = $1 AND kind = $2",
        [.integer(id.rawValue), .text(kind.rawValue)]
      )
    }

    private func insert(_ key: PersonKey, of id: PersonID, _ connection: Connection) throws {
      try connection.run(
        """
        INSERT INTO firedrill.person_keys (digest, person_id, kind, expires, name, scope)
        VALUES ($1, $2, $3, $4, $5, $6)
        """,
        [
          .bytes(key.digest), .integer(id.rawValue), .text(key.kind.rawValue),
          key.expires.map { .integer($0) } ?? .null, .text(key.name), .text(key.scope),
        ]
      )
    }

    private static func key(_ row: Row) throws -> PersonKey {
      guard let kind = PersonKey.Kind(rawValue: try row.text(0)) else { throw Row.damage }
      return PersonKey(
        kind,
        digest: try row.bytes(1),
        expires: row.isNull(2) ? nil : try row.integer(2),
        name: try row.text(3),
        scope: try row.text(4)
      )
    }
  }
#endif
