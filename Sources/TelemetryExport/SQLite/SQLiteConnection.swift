import GRDBSQLite

/// A connection to SQLite through the calls of its C interface that loading and asking need.
final class SQLiteConnection {
  let handle: OpaquePointer

  /// Opens a database that this connection alone uses, creating its file where it is missing;
  /// `:memory:` has no file.
  init(path: String) throws(SQLiteFailure) {
    var handle: OpaquePointer?
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX
    let status = sqlite3_open_v2(path, &handle, flags, nil)
    guard let handle else { throw SQLiteFailure(code: status, message: "there is no memory left") }
    guard status == SQLITE_OK else {
      let failure = SQLiteFailure(code: status, message: String(cString: sqlite3_errmsg(handle)))
      sqlite3_close_v2(handle)
      throw failure
    }
    self.handle = handle
  }

  deinit { sqlite3_close_v2(handle) }

  /// Runs statements that give no rows.
  func execute(_ text: String) throws(SQLiteFailure) {
    try check(sqlite3_exec(handle, text, nil, nil, nil))
  }

  /// Throws the failure of the last call unless its status is success.
  func check(_ status: Int32) throws(SQLiteFailure) {
    guard status == SQLITE_OK else { throw failure }
  }

  /// The failure of the last call.
  var failure: SQLiteFailure {
    SQLiteFailure(
      code: sqlite3_errcode(handle),
      message: String(cString: sqlite3_errmsg(handle))
    )
  }
}

/// An error of SQLite in its own words.
package struct SQLiteFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// The primary result code; source: sqlite.org/rescode.html.
  package var code: Int32
  package var message: String

  package var description: String { message }

  /// Whether the disk or the quota is full.
  package var isFull: Bool { code == SQLITE_FULL }
}
