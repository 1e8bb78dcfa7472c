#if Postgres
  package import SessionStore
  package import Sessions

  extension PostgresSessionStore {
    package func openRoom(for id: SessionID) throws(StoreError) {
      try writing(telling: id) { connection in
        _ = try state(of: id, connection)
        try connection.run(
          "INSERT INTO firedrill.rooms (session_id) VALUES ($1) ON CONFLICT DO NOTHING",
          [.integer(id.rawValue)]
        )
        return 0
      }
    }

    package func hasRoom(_ id: SessionID) throws(StoreError) -> Bool {
      try asking { connection in
        try !connection.run(
          "SELECT 1 FROM firedrill.rooms WHERE session_id = $1",
          [.integer(id.rawValue)]
        ).isEmpty
      }
    }

    package func links(to id: SessionID) throws(StoreError) -> [StoredLink] {
      try asking { connection in
        try connection.run(
          """
          SELECT id, role, digest, expires, revoked, takes_over FROM firedrill.room_links
          WHERE session_id = $1 ORDER BY id
          """,
          [.integer(id.rawValue)]
        ).map { row in
          StoredLink(
            try row.integer(0),
            try row.text(1),
            try row.bytes(2),
            try row.integer(3),
            isRevoked: try row.flag(4),
            try row.flag(5)
          )
        }
      }
    }

    package func add(_ link: StoredLink, to id: SessionID) throws(StoreError) {
      try writing(telling: id) { connection in
        try connection.run(
          """
          INSERT INTO firedrill.room_links (session_id, role, digest, expires, revoked, takes_over)
          VALUES ($1, $2, $3, $4, $5, $6)
          """,
          [
            .integer(id.rawValue), .text(link.role), .bytes(link.digest), .integer(link.expires),
            .flag(link.isRevoked), .flag(link.takesOver),
          ]
        )
        return 0
      }
    }

    package func revokeLinks(
      of role: String,
      to id: SessionID,
      keeping number: Int?
    ) throws(StoreError) {
      try writing(telling: id) { connection in
        try connection.run(
          """
          UPDATE firedrill.room_links SET revoked = TRUE
          WHERE session_id = $1 AND role = $2 AND id <> $3
          """,
          // No link has the number 0.
          [.integer(id.rawValue), .text(role), .integer(number ?? 0)]
        )
        return 0
      }
    }

    package func settle(link number: Int, to id: SessionID) throws(StoreError) {
      try writing { connection in
        try connection.run(
          "UPDATE firedrill.room_links SET takes_over = FALSE WHERE id = $1 AND session_id = $2",
          [.integer(number), .integer(id.rawValue)]
        )
        return 0
      }
    }
  }
#endif
