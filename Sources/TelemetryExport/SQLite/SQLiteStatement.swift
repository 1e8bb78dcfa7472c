import GRDBSQLite

/// A prepared statement.
final class SQLiteStatement {
  let handle: OpaquePointer
  private let connection: SQLiteConnection

  /// Prepares one statement that is known to be right in form.
  init(_ text: String, on connection: SQLiteConnection) throws(SQLiteFailure) {
    var handle: OpaquePointer?
    let flags = UInt32(SQLITE_PREPARE_PERSISTENT)
    try connection.check(
      sqlite3_prepare_v3(connection.handle, text, -1, flags, &handle, nil)
    )
    guard let handle else {
      preconditionFailure("'\(text)' is no statement")
    }
    self.handle = handle
    self.connection = connection
  }

  deinit { sqlite3_finalize(handle) }

  /// Runs the statement with the values bound to it, once.
  @inline(__always)
  func run() throws(SQLiteFailure) {
    guard sqlite3_step(handle) == SQLITE_DONE else {
      let failure = connection.failure
      sqlite3_reset(handle)
      throw failure
    }
    sqlite3_reset(handle)
  }

  @inline(__always)
  func bind(_ value: Int, at position: Int32) {
    sqlite3_bind_int64(handle, position, Int64(value))
  }

  @inline(__always)
  func bind(_ value: Double, at position: Int32) {
    sqlite3_bind_double(handle, position, value)
  }

  @inline(__always)
  func bindNull(at position: Int32) {
    sqlite3_bind_null(handle, position)
  }

  /// Binds text in UTF-8 that stays where it is until the statement has run.
  @inline(__always)
  func bind(_ text: UnsafeBufferPointer<UInt8>, at position: Int32) {
    text.withMemoryRebound(to: CChar.self) { characters in
      _ = sqlite3_bind_text(handle, position, characters.baseAddress, Int32(text.count), nil)
    }
  }

  /// Binds text that SQLite copies.
  func bind(_ text: String, at position: Int32) {
    sqlite3_bind_text(handle, position, text, Int32(text.utf8.count), Self.transient)
  }

  /// The value that tells SQLite to copy; source: sqlite.org/c3ref/c_static.html.
  private static let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
}
