import Foundation
import GRDB
package import Sessions

extension SQLiteSessionStore {
  /// Adds an event to the history and gives its number; it is on the disk when this returns.
  ///
  /// Events are chained by hashes as those of sessions are, and are never changed or removed.
  package func appendHistory(
    _ json: [UInt8],
    second: Int
  ) throws(StoreError) -> Int {
    try writing { db in
      let head = try Data.fetchOne(
        db,
        sql: "SELECT hash FROM history ORDER BY number DESC LIMIT 1"
      )
      var chain = HashChain(from: Array(head ?? Data()), hash: hash)
      try db.execute(
        sql: "INSERT INTO history (second, json, hash) VALUES (?, ?, ?)",
        arguments: [
          second, String(decoding: json, as: UTF8.self),
          Data(chain.add(StoredHistoryEvent.link(json, second))),
        ]
      )
      return Int(db.lastInsertedRowID)
    }
  }

  /// All events of the history, the oldest first; refuses one whose chain is broken.
  ///
  /// Complexity: linear in their bytes.
  package func history() throws(StoreError) -> [StoredHistoryEvent] {
    try reading { db in
      var chain = HashChain(hash: hash)
      let rows = try Row.fetchCursor(
        db,
        sql: "SELECT number, second, json, hash FROM history ORDER BY number"
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
}
