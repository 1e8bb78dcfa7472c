#if Postgres
  package import SessionStore
  package import Sessions

  extension PostgresSessionStore {
    package func load(_ id: SessionID) throws(StoreError) -> StoredSession {
      try reading { connection in
        let rows = try connection.run(
          "SELECT header, hash, created_at, label, state FROM firedrill.sessions WHERE id = $1",
          [.integer(id.rawValue)]
        )
        guard let row = rows.first else { throw StoreError.unknownSession(id) }
        var reader = ChainReader(of: id, hash: hash)
        let header = try reader.header(row.utf8(0), hash: row.bytes(1))
        var events: [SessionEvent] = []
        for row in try connection.run(
          "SELECT number, json, hash FROM firedrill.events WHERE session_id = $1 ORDER BY number",
          [.integer(id.rawValue)]
        ) {
          events.append(try row.event(by: &reader))
        }
        let state = try row.state(4)
        guard state == events.last?.endState ?? .open else {
          throw StoreError.changed(id, event: events.count)
        }
        return StoredSession(
          id: id,
          header: header,
          events: events,
          createdAt: try row.text(2),
          label: try row.text(3),
          state: state
        )
      }
    }

    package func events(
      of id: SessionID,
      after number: Int
    ) throws(StoreError) -> [SessionEvent] {
      guard number > 0 else {
        return try reading { connection in
          let head = try link(of: id, event: 0, connection)
          var reader = ChainReader(of: id, from: head, after: 0, hash: hash)
          return try rows(of: id, from: 1, connection).map { try $0.event(by: &reader) }
        }
      }
      // The event before the first one comes with the others, for its hash.
      return try asking { connection in
        let rows = try rows(of: id, from: number, connection)
        guard let head = rows.first, try head.integer(0) == number else {
          throw StoreError.unknownSession(id)
        }
        var reader = ChainReader(of: id, from: try head.bytes(2), after: number, hash: hash)
        return try rows.dropFirst().map { try $0.event(by: &reader) }
      }
    }

    package func bundle(of id: SessionID) throws(StoreError) -> ScenarioBundle {
      try reading { connection in
        let rows = try connection.run(
          "SELECT bundle FROM firedrill.sessions WHERE id = $1",
          [.integer(id.rawValue)]
        )
        guard let digest = try rows.first?.text(0) else { throw StoreError.unknownSession(id) }
        var bundle = ScenarioBundle(files: [:])
        for row in try connection.run(
          "SELECT path, content FROM firedrill.bundle_files WHERE digest = $1",
          [.text(digest)]
        ) {
          bundle.files[try row.text(0)] = try row.bytes(1)
        }
        guard bundle.digest(hash: hash) == digest else { throw StoreError.changedScenario(id) }
        return bundle
      }
    }

    package func linkHash(of id: SessionID, event: Int) throws(StoreError) -> String {
      try reading { connection in try link(of: id, event: event, connection).hexadecimal }
    }

    package func scoreRecords(of id: SessionID) throws(StoreError) -> [ScoreRecord] {
      try reading { connection in
        _ = try state(of: id, connection)
        return try connection.run(
          """
          SELECT rubric, total, json, facts FROM firedrill.scores WHERE session_id = $1
          ORDER BY rubric
          """,
          [.integer(id.rawValue)]
        ).map { row in
          ScoreRecord(
            score: StoredTotal(rubric: try row.integer(0), total: try row.real(1)),
            json: try row.utf8(2),
            facts: try row.text(3)
          )
        }
      }
    }
  }

  extension PostgresSessionStore {
    /// Returns the state of a session; throws where there is none.
    func state(of id: SessionID, _ connection: Connection) throws -> SessionState {
      let rows = try connection.run(
        "SELECT state FROM firedrill.sessions WHERE id = $1",
        [.integer(id.rawValue)]
      )
      guard let row = rows.first else { throw StoreError.unknownSession(id) }
      return try row.state(0)
    }

    /// The events of a session from a number on, as rows of number, JSON and hash.
    private func rows(
      of id: SessionID,
      from number: Int,
      _ connection: Connection
    ) throws(ConnectionFailure) -> Rows {
      try connection.run(
        """
        SELECT number, json, hash FROM firedrill.events
        WHERE session_id = $1 AND number >= $2 ORDER BY number
        """,
        [.integer(id.rawValue), .integer(number)]
      )
    }

    /// The hash of an event, or of the header for 0.
    private func link(
      of id: SessionID,
      event: Int,
      _ connection: Connection
    ) throws -> [UInt8] {
      let rows =
        if event == 0 {
          try connection.run(
            "SELECT hash FROM firedrill.sessions WHERE id = $1",
            [.integer(id.rawValue)]
          )
        } else {
          try connection.run(
            "SELECT hash FROM firedrill.events WHERE session_id = $1 AND number = $2",
            [.integer(id.rawValue), .integer(event)]
          )
        }
      guard let row = rows.first else { throw StoreError.unknownSession(id) }
      return try row.bytes(0)
    }
  }

  extension Row {
    func state(_ place: Int) throws -> SessionState {
      guard let state = SessionState(rawValue: try text(place)) else { throw Self.damage }
      return state
    }

    /// The event of a row of number, JSON and hash, as a reader finds it to follow.
    fileprivate func event(by reader: inout ChainReader) throws -> SessionEvent {
      try reader.event(integer(0), utf8(1), hash: bytes(2))
    }
  }
#endif
