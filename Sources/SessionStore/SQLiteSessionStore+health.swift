import Foundation
import GRDB
package import Sessions

extension SQLiteSessionStore {
  /// The faults that SQLite's own check finds in the file, ten at most; empty where it is sound.
  ///
  /// Source: SQLite, "PRAGMA integrity_check". Complexity: O(n log n) in the size of the file.
  package func faults() throws(StoreError) -> [String] {
    try reading { db in
      try String.fetchAll(db, sql: "PRAGMA integrity_check(10)").filter { $0 != "ok" }
    }
  }

  /// The numbers of all sessions or the first of them, also of those that cannot be listed.
  package func allIDs(most count: Int) throws(StoreError) -> [SessionID] {
    try reading { db in
      try Int.fetchAll(
        db,
        sql: "SELECT id FROM sessions WHERE \(scope.condition) ORDER BY id LIMIT ?",
        arguments: scope.arguments + [count]
      ).map(SessionID.init)
    }
  }
}
