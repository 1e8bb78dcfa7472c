import Foundation
import GRDB
package import Sessions

/// A request of a program that may be sent again, as it is kept.
package struct KeptRequest: Hashable, Sendable {
  /// The SHA-256 of what was asked for, 32 bytes.
  package var digest: [UInt8]
  /// The number of the last event of its session when the request came.
  package var event: Int
  /// The answer; `nil` while the request is carried out, or where the program ended meanwhile.
  package var answer: String?

  package init(digest: [UInt8], event: Int, answer: String? = nil) {
    self.digest = digest
    self.event = event
    self.answer = answer
  }
}

extension SQLiteSessionStore {
  /// Keeps a request under a key of 32 bytes, before it is carried out.
  ///
  /// Gives the request that has the key already, and keeps nothing then; `nil` where none has it.
  package func keep(
    _ request: KeptRequest,
    of id: SessionID?,
    under key: [UInt8]
  ) throws(StoreError) -> KeptRequest? {
    try writing { db in
      let row = try Row.fetchOne(
        db,
        sql: "SELECT digest, event, answer FROM requests WHERE key = ?",
        arguments: [Data(key)]
      )
      if let row {
        let digest: Data = try row.required("digest")
        return KeptRequest(
          digest: Array(digest),
          event: try row.required("event"),
          answer: row["answer"]
        )
      }
      try db.execute(
        sql: "INSERT INTO requests (key, session_id, digest, event) VALUES (?, ?, ?, ?)",
        arguments: [Data(key), id?.rawValue, Data(request.digest), request.event]
      )
      return nil
    }
  }

  /// Keeps the answer to the request of a key; without one, forgets the request.
  package func answer(_ key: [UInt8], with answer: String?) throws(StoreError) {
    try writing { db in
      if let answer {
        try db.execute(
          sql: "UPDATE requests SET answer = ? WHERE key = ?",
          arguments: [answer, Data(key)]
        )
      } else {
        try db.execute(sql: "DELETE FROM requests WHERE key = ?", arguments: [Data(key)])
      }
    }
  }
}
