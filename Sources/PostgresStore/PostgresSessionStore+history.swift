#if Postgres
  package import SessionStore
  package import Sessions

  extension PostgresSessionStore {
    package func appendHistory(_ json: [UInt8], second: Int) throws(StoreError) -> Int {
      try writing { connection in
        // Whoever else adds an event waits until this transaction ends.
        let rows = try connection.run(
          "UPDATE firedrill.counters SET value = value + 1 WHERE name = 'history' RETURNING value"
        )
        guard let number = try rows.first?.integer(0) else { throw Row.damage }
        let last = try connection.run(
          "SELECT hash FROM firedrill.history ORDER BY number DESC LIMIT 1"
        ).first
        var chain = HashChain(from: try last?.bytes(0) ?? [], hash: hash)
        try connection.run(
          "INSERT INTO firedrill.history (number, second, json, hash) VALUES ($1, $2, $3, $4)",
          [
            .integer(number), .integer(second), .text(String(decoding: json, as: UTF8.self)),
            .bytes(chain.add(StoredHistoryEvent.link(json, second))),
          ]
        )
        return number
      }
    }

    package func history() throws(StoreError) -> [StoredHistoryEvent] {
      try reading { connection in
        var chain = HashChain(hash: hash)
        return try connection.run(
          "SELECT number, second, json, hash FROM firedrill.history ORDER BY number"
        ).map { row in
          let event = StoredHistoryEvent(
            number: try row.integer(0),
            second: try row.integer(1),
            json: try row.utf8(2)
          )
          guard chain.add(StoredHistoryEvent.link(event.json, event.second)) == (try row.bytes(3))
          else { throw StoreError.damaged(path: path) }
          return event
        }
      }
    }

    package func hasHistory() throws(StoreError) -> Bool {
      try reading { connection in
        try connection.run("SELECT EXISTS (SELECT 1 FROM firedrill.history)").first?.flag(0)
          ?? false
      }
    }
  }
#endif
