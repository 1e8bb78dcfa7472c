#if Postgres
  package import SessionStore
  package import Sessions

  extension PostgresSessionStore {
    package func create(_ session: NewSession) throws(StoreError) -> SessionID {
      let draft = try SessionDraft(session, hash: hash)
      let value = try writing { connection in
        let id = try claimNumber(session.number, connection)
        try keep(session.bundle, digest: draft.digest, connection)
        let header = session.header
        let isPlayed = try connection.run(
          """
          SELECT EXISTS (
            SELECT 1 FROM firedrill.sessions
            WHERE scenario = $1 AND seed = $2 AND \(scope.condition(at: 3)))
          """,
          [.text(header.scenario), .text(String(header.seed))] + scope.values
        ).first?.flag(0)
        let known = session.known ?? (isPlayed == true ? .played : nil)
        let code =
          header.mode == .interview
          ? InterviewCode.code(of: id.rawValue, createdAt: session.createdAt, hash: hash) : ""
        let state = try draft.state(of: id)
        try connection.run(
          """
          INSERT INTO firedrill.sessions
            (id, header, hash, scenario, difficulty, seed, mode, created_at, bundle, label, known, code,
              owner)
          VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
          """,
          [
            .integer(id.rawValue), .text(String(decoding: draft.header.json, as: UTF8.self)),
            .bytes(draft.header.hash), .text(header.scenario), .integer(header.difficulty),
            .text(String(header.seed)), .text(header.mode.rawValue), .text(session.createdAt),
            .text(draft.digest), .text(session.label), .text(known?.rawValue ?? ""), .text(code),
            scope.ownerValue,
          ]
        )
        for (index, link) in draft.events.enumerated() {
          try insert(link.json, link.hash, as: index + 1, to: id, connection)
        }
        if state != .open { try close(id, as: state, connection) }
        return id.rawValue
      }
      return SessionID(rawValue: value)
    }

    package func append(
      _ event: SessionEvent,
      as number: Int,
      to id: SessionID
    ) throws(StoreError) {
      let json = try LineJSON.bounded(event)
      try writing(telling: id) { connection in
        let end = try chainEnd(of: id, connection)
        let link = try end.link(event, json, as: number, to: id, hash: hash)
        try insert(json, link, as: number, to: id, connection)
        if let state = event.endState { try close(id, as: state, connection) }
        return 0
      }
    }

    package func label(_ id: SessionID, as label: String) throws(StoreError) {
      try write(label, "UPDATE firedrill.sessions SET label = $2 WHERE id = $1", of: id)
    }

    package func annotate(_ id: SessionID, with text: String) throws(StoreError) {
      try write(text, "UPDATE firedrill.sessions SET annotation = $2 WHERE id = $1", of: id)
    }

    package func code(_ id: SessionID, as code: String) throws(StoreError) {
      try write(code, "UPDATE firedrill.sessions SET code = $2 WHERE id = $1", of: id)
    }

    private func write(_ text: String, _ sql: String, of id: SessionID) throws(StoreError) {
      guard text.utf8.count <= StoreLimits.textBytes else {
        throw .tooLong(bytes: text.utf8.count, limit: StoreLimits.textBytes)
      }
      try writing { connection in
        let changed = try connection.run(sql, [.integer(id.rawValue), .text(text)])
        guard changed.affected == 1 else { throw StoreError.unknownSession(id) }
        return 0
      }
    }

    package func record(_ record: ScoreRecord, of id: SessionID) throws(StoreError) {
      guard record.score.total.isFinite else { throw .cannotWrite }
      try writing { connection in
        guard try state(of: id, connection) != .open else { throw StoreError.stillOpen(id) }
        try connection.run(
          """
          INSERT INTO firedrill.scores (session_id, rubric, total, json, facts)
          VALUES ($1, $2, $3, $4, $5)
          ON CONFLICT (session_id, rubric) DO UPDATE
          SET total = EXCLUDED.total, json = EXCLUDED.json, facts = EXCLUDED.facts
          """,
          [
            .integer(id.rawValue), .integer(record.score.rubric), .real(record.score.total),
            .text(String(decoding: record.json, as: UTF8.self)), .text(record.facts),
          ]
        )
        return 0
      }
    }

    package func keep(_ facts: String, of id: SessionID, rubric: Int) throws(StoreError) {
      try writing { connection in
        try connection.run(
          "UPDATE firedrill.scores SET facts = $3 WHERE session_id = $1 AND rubric = $2",
          [.integer(id.rawValue), .integer(rubric), .text(facts)]
        )
        return 0
      }
    }

    package func erase(_ ids: [SessionID]) throws(StoreError) {
      try writing { connection in
        try stopCreating(connection)
        for id in ids {
          let erased = try connection.run(
            "DELETE FROM firedrill.sessions WHERE id = $1",
            [.integer(id.rawValue)]
          )
          guard erased.affected == 1 else { throw StoreError.unknownSession(id) }
        }
        try eraseBundles(connection)
        return 0
      }
    }

    /// Lets sessions that are created meanwhile wait: a scenario of theirs may be removed here.
    func stopCreating(_ connection: Connection) throws {
      try connection.run("SELECT value FROM firedrill.counters WHERE name = 'sessions' FOR UPDATE")
    }

    /// Deletes the scenarios that no session needs any more.
    func eraseBundles(_ connection: Connection) throws {
      try connection.run(
        """
        DELETE FROM firedrill.bundles
        WHERE NOT EXISTS (SELECT 1 FROM firedrill.sessions WHERE bundle = bundles.digest)
        """
      )
    }
  }

  extension PostgresSessionStore {
    /// The number of a new session; whoever else creates one waits until this transaction ends.
    private func claimNumber(
      _ number: SessionID?,
      _ connection: Connection
    ) throws -> SessionID {
      let rows =
        if let number {
          try connection.run(
            """
            UPDATE firedrill.counters SET value = GREATEST(value, $1) WHERE name = 'sessions'
            RETURNING $1
            """,
            [.integer(number.rawValue)]
          )
        } else {
          try connection.run(
            "UPDATE firedrill.counters SET value = value + 1 WHERE name = 'sessions' RETURNING value"
          )
        }
      guard let row = rows.first else { throw Row.damage }
      return SessionID(rawValue: try row.integer(0))
    }

    private func insert(
      _ json: [UInt8],
      _ hash: [UInt8],
      as number: Int,
      to id: SessionID,
      _ connection: Connection
    ) throws {
      try connection.run(
        "INSERT INTO firedrill.events (session_id, number, json, hash) VALUES ($1, $2, $3, $4)",
        [
          .integer(id.rawValue), .integer(number), .text(String(decoding: json, as: UTF8.self)),
          .bytes(hash),
        ]
      )
    }

    private func close(
      _ id: SessionID,
      as state: SessionState,
      _ connection: Connection
    ) throws {
      try connection.run(
        "UPDATE firedrill.sessions SET state = $2 WHERE id = $1",
        [.integer(id.rawValue), .text(state.rawValue)]
      )
    }

    /// The end of a session's chain; whoever else adds an event waits until this transaction ends.
    private func chainEnd(of id: SessionID, _ connection: Connection) throws -> ChainEnd {
      let session = try connection.run(
        "SELECT state, hash FROM firedrill.sessions WHERE id = $1 FOR UPDATE",
        [.integer(id.rawValue)]
      )
      guard let session = session.first else { throw StoreError.unknownSession(id) }
      let last = try connection.run(
        """
        SELECT number, hash FROM firedrill.events WHERE session_id = $1
        ORDER BY number DESC LIMIT 1
        """,
        [.integer(id.rawValue)]
      ).first
      return ChainEnd(
        state: try session.state(0),
        number: try last?.integer(0) ?? 0,
        hash: try last?.bytes(1) ?? session.bytes(1)
      )
    }

    private func keep(
      _ bundle: ScenarioBundle,
      digest: String,
      _ connection: Connection
    ) throws {
      let added = try connection.run(
        "INSERT INTO firedrill.bundles (digest) VALUES ($1) ON CONFLICT DO NOTHING",
        [.text(digest)]
      )
      guard added.affected == 1 else { return }
      for path in bundle.paths {
        try connection.run(
          "INSERT INTO firedrill.bundle_files (digest, path, content) VALUES ($1, $2, $3)",
          [.text(digest), .text(path), .bytes(bundle.files[path] ?? [])]
        )
      }
    }
  }
#endif
