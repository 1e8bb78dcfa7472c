#if Postgres
  package import SessionStore
  package import Sessions

  extension PostgresSessionStore {
    package func appendHistory(_ json: [UInt8], second: Int) throws(StoreError) -> Int {
      try writing { connection in
        // Whoever else adds an event of the same history waits until this transaction ends.
        let rows =
          if let person = scope.owner {
            try connection.run(
              "SELECT id FROM firedrill.people WHERE id = $1 FOR UPDATE",
              [.integer(person.rawValue)]
            )
          } else {
            try connection.run(
              "UPDATE firedrill.counters SET value = value + 1 WHERE name = 'history' RETURNING value"
            )
          }
        guard let count = try rows.first?.integer(0) else { throw Row.damage }
        let last = try connection.run(
          "SELECT hash, number FROM \(historyRows) ORDER BY number DESC LIMIT 1",
          historyValues
        ).first
        var chain = HashChain(from: try last?.bytes(0) ?? [], hash: hash)
        let values: [BoundValue] = [
          .integer(second), .text(String(decoding: json, as: UTF8.self)),
          .bytes(chain.add(StoredHistoryEvent.link(json, second))),
        ]
        guard let person = scope.owner else {
          try connection.run(
            "INSERT INTO firedrill.history (second, json, hash, number) VALUES ($1, $2, $3, $4)",
            values + [.integer(count)]
          )
          return count
        }
        let number = try (last?.integer(1) ?? 0) + 1
        try connection.run(
          """
          INSERT INTO firedrill.person_history (second, json, hash, number, person_id)
          VALUES ($1, $2, $3, $4, $5)
          """,
          values + [.integer(number), .integer(person.rawValue)]
        )
        return number
      }
    }

    package func history() throws(StoreError) -> [StoredHistoryEvent] {
      try reading { connection in
        var chain = HashChain(hash: hash)
        return try connection.run(
          "SELECT number, second, json, hash FROM \(historyRows) ORDER BY number",
          historyValues
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
        try connection.run("SELECT EXISTS (SELECT 1 FROM \(historyRows))", historyValues)
          .first?.flag(0) ?? false
      }
    }

    /// The table of the scope's history, with the condition on its rows.
    private var historyRows: String {
      scope.owner == nil
        ? "firedrill.history" : "firedrill.person_history WHERE person_id = $1"
    }

    private var historyValues: [BoundValue] {
      scope.owner.map { [.integer($0.rawValue)] } ?? []
    }
  }
#endif
