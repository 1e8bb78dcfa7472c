#if Postgres
  package import SessionStore
  package import Sessions

  extension PostgresSessionStore {
    package func keep(
      _ request: KeptRequest,
      of id: SessionID?,
      under key: [UInt8]
    ) throws(StoreError) -> KeptRequest? {
      let added = try writing { connection in
        try connection.run(
          """
          INSERT INTO firedrill.requests (key, session_id, digest, event, person_id)
          VALUES ($1, $2, $3, $4, $5)
          ON CONFLICT DO NOTHING
          """,
          [
            .bytes(key), id.map { .integer($0.rawValue) } ?? .null, .bytes(request.digest),
            .integer(request.event), scope.ownerValue,
          ]
        ).affected
      }
      guard added == 0 else { return nil }
      return try reading { connection in
        try connection.run(
          "SELECT digest, event, answer FROM firedrill.requests WHERE key = $1",
          [.bytes(key)]
        ).first.map { row in
          KeptRequest(
            digest: try row.bytes(0),
            event: try row.integer(1),
            answer: row.isNull(2) ? nil : try row.text(2)
          )
        }
      }
    }

    package func answer(_ key: [UInt8], with answer: String?) throws(StoreError) {
      _ = try writing { connection in
        if let answer {
          try connection.run(
            "UPDATE firedrill.requests SET answer = $2 WHERE key = $1",
            [.bytes(key), .text(answer)]
          )
        } else {
          try connection.run("DELETE FROM firedrill.requests WHERE key = $1", [.bytes(key)])
        }
        return 0
      }
    }
  }
#endif
