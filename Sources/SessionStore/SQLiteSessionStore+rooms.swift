import Foundation
import GRDB
package import Sessions

extension SQLiteSessionStore {
  /// Makes a room for a session; one that is there stays as it is.
  package func openRoom(for id: SessionID) throws(StoreError) {
    try writing { db in
      _ = try sessionState(id, in: db)
      try db.execute(
        sql: "INSERT OR IGNORE INTO rooms (session_id) VALUES (?)",
        arguments: [id.rawValue]
      )
    }
  }

  /// Whether a session has a room.
  package func hasRoom(_ id: SessionID) throws(StoreError) -> Bool {
    try reading { db in
      try Int.fetchOne(
        db,
        sql: "SELECT 1 FROM rooms WHERE session_id = ?",
        arguments: [id.rawValue]
      ) != nil
    }
  }

  /// The sessions that have a room, the newest first.
  package func rooms() throws(StoreError) -> [SessionID] {
    try reading { db in
      try Int.fetchAll(
        db,
        sql: """
          SELECT session_id FROM rooms JOIN sessions ON id = session_id
          WHERE \(scope.condition) ORDER BY session_id DESC
          """,
        arguments: scope.arguments
      ).map(SessionID.init)
    }
  }

  /// All links to a room, the oldest first, those included that open nothing any more.
  package func links(to id: SessionID) throws(StoreError) -> [StoredLink] {
    try reading { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT id, role, digest, expires, revoked, takes_over FROM room_links
          WHERE session_id = ? ORDER BY id
          """,
        arguments: [id.rawValue]
      ).map { row in
        StoredLink(
          try row.required("id"),
          try row.required("role"),
          Array(try row.required("digest") as Data),
          try row.required("expires"),
          isRevoked: try row.required("revoked"),
          try row.required("takes_over")
        )
      }
    }
  }

  /// Adds a link to a room; its number is given by the store.
  package func add(_ link: StoredLink, to id: SessionID) throws(StoreError) {
    try writing { db in
      try db.execute(
        sql: """
          INSERT INTO room_links (session_id, role, digest, expires, revoked, takes_over)
          VALUES (?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          id.rawValue, link.role, Data(link.digest), link.expires, link.isRevoked, link.takesOver,
        ]
      )
    }
  }

  /// Revokes the links of a role to a room, but for one, in one step.
  package func revokeLinks(
    of role: String,
    to id: SessionID,
    keeping number: Int?
  ) throws(StoreError) {
    try writing { db in
      try db.execute(
        sql: """
          UPDATE room_links SET revoked = 1 WHERE session_id = ? AND role = ? AND id IS NOT ?
          """,
        arguments: [id.rawValue, role, number]
      )
    }
  }

  /// Marks a link to a room that took over as one like any other.
  package func settle(link number: Int, to id: SessionID) throws(StoreError) {
    try writing { db in
      try db.execute(
        sql: "UPDATE room_links SET takes_over = 0 WHERE id = ? AND session_id = ?",
        arguments: [number, id.rawValue]
      )
    }
  }
}
