import Foundation
import GRDB
package import Sessions

extension SQLiteSessionStore {
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
        sql: """
          INSERT INTO requests (key, session_id, digest, event, person_id) VALUES (?, ?, ?, ?, ?)
          """,
        arguments: [
          Data(key), id?.rawValue, Data(request.digest), request.event, scope.owner?.rawValue,
        ]
      )
      return nil
    }
  }

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
