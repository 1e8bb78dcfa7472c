#if Postgres
  package import SessionStore
  package import Sessions

  extension PostgresSessionStore {
    package var sharesSigns: Bool { true }

    package func show(
      _ sign: RoomSign,
      at second: Int,
      from server: String,
      in id: SessionID,
      isNews: Bool
    ) throws(StoreError) {
      // A sign is soon replaced by the next one, so no commit waits for the disk.
      let notice =
        canNotify
        ? """
        SELECT set_config('synchronous_commit', 'off', TRUE),
          (SELECT pg_notify('\(NewsListener.channel)', CAST(id AS TEXT)) FROM told)
        """ : "SELECT id FROM told"
      _ = try self.server.attempt(patience: 0) { connection in
        try connection.run(
          """
          WITH shown AS (
            INSERT INTO firedrill.room_signs
              (session_id, server, hosts, candidates, observers, typing, draft, second, seen)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, now())
            ON CONFLICT (session_id, server) DO UPDATE
            SET hosts = EXCLUDED.hosts, candidates = EXCLUDED.candidates,
              observers = EXCLUDED.observers, typing = EXCLUDED.typing, draft = EXCLUDED.draft,
              second = EXCLUDED.second, seen = EXCLUDED.seen
          ),
          told AS (
            UPDATE firedrill.sessions SET changes = changes + 1 WHERE id = $1 AND $9 RETURNING id
          )
          \(notice)
          """,
          [
            .integer(id.rawValue), .text(server), .integer(sign.hosts),
            .integer(sign.candidates), .integer(sign.observers),
            .flag(sign.isCandidateTyping), sign.draft.map { .text($0) } ?? .null,
            .integer(second), .flag(isNews),
          ]
        )
      }
    }

    /// A server that has given no sign for a while is taken for gone.
    package func signs(
      in id: SessionID,
      but server: String
    ) throws(StoreError) -> [SeenSign] {
      try self.server.attempt(patience: 0) { connection in
        try connection.run(
          """
          SELECT hosts, candidates, observers, typing, draft,
            second + CAST(EXTRACT(EPOCH FROM now() - seen) AS BIGINT)
          FROM firedrill.room_signs
          WHERE session_id = $1 AND server <> $2 AND seen > now() - interval '15 seconds'
            AND (hosts + candidates + observers > 0 OR typing)
          ORDER BY server
          """,
          [.integer(id.rawValue), .text(server)]
        ).map { row in
          SeenSign(
            sign: RoomSign(
              hosts: try row.integer(0),
              candidates: try row.integer(1),
              observers: try row.integer(2),
              isCandidateTyping: try row.flag(3),
              draft: row.isNull(4) ? nil : try row.text(4)
            ),
            second: try row.integer(5)
          )
        }
      }
    }
  }
#endif
