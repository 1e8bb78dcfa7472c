import Foundation
import GRDB
package import Sessions

extension SQLiteSessionStore {
  /// Adds an event to the history of the scope's person, or of nobody, and gives its number; it is on
  /// the disk when this returns.
  ///
  /// Events are chained by hashes as those of sessions are, and are never changed or removed.
  package func appendHistory(
    _ json: [UInt8],
    second: Int
  ) throws(StoreError) -> Int {
    try writing { db in
      let last = try Row.fetchOne(
        db,
        sql: "SELECT number, hash FROM \(historyRows) ORDER BY number DESC LIMIT 1",
        arguments: historyArguments
      )
      let head: Data = try last?.required("hash") ?? Data()
      var chain = HashChain(from: Array(head), hash: hash)
      let values: StatementArguments = [
        second, String(decoding: json, as: UTF8.self),
        Data(chain.add(StoredHistoryEvent.link(json, second))),
      ]
      guard let person = scope.owner else {
        try db.execute(
          sql: "INSERT INTO history (second, json, hash) VALUES (?, ?, ?)",
          arguments: values
        )
        return Int(db.lastInsertedRowID)
      }
      let before: Int = try last?.required("number") ?? 0
      let number = before + 1
      try db.execute(
        sql: """
          INSERT INTO person_history (second, json, hash, person_id, number) VALUES (?, ?, ?, ?, ?)
          """,
        arguments: values + [person.rawValue, number]
      )
      return number
    }
  }

  /// All events of the same history, the oldest first; refuses one whose chain is broken.
  ///
  /// Complexity: linear in their bytes.
  package func history() throws(StoreError) -> [StoredHistoryEvent] {
    try reading { db in
      var chain = HashChain(hash: hash)
      let rows = try Row.fetchCursor(
        db,
        sql: "SELECT number, second, json, hash FROM \(historyRows) ORDER BY number",
        arguments: historyArguments
      )
      var events: [StoredHistoryEvent] = []
      while let row = try rows.next() {
        let json: String = try row.required("json")
        let event = StoredHistoryEvent(
          number: try row.required("number"),
          second: try row.required("second"),
          json: Array(json.utf8)
        )
        let kept: Data = try row.required("hash")
        guard chain.add(StoredHistoryEvent.link(event.json, event.second)) == Array(kept) else {
          throw StoreError.damaged(path: path)
        }
        events.append(event)
      }
      return events
    }
  }

  /// Whether anything is kept beside sessions, such as answers to questions.
  package func hasHistory() throws(StoreError) -> Bool {
    try reading { db in
      try Bool.fetchOne(
        db,
        sql: "SELECT EXISTS (SELECT 1 FROM \(historyRows))",
        arguments: historyArguments
      ) ?? false
    }
  }

  /// The table of the scope's history, with the condition on its rows.
  private var historyRows: String {
    scope.owner == nil ? "history" : "person_history WHERE person_id = ?"
  }

  private var historyArguments: StatementArguments {
    scope.owner.map { [$0.rawValue] } ?? []
  }
}
