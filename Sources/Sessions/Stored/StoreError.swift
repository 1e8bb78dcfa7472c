/// The reason why an operation of the store failed.
package enum StoreError: Error, Hashable, Sendable {
  case cannotCreateFolder(path: String, FolderObstacle)
  case cannotOpen(path: String)
  case readOnly(path: String)
  case full(path: String)
  case locked(path: String)
  case notAStore(path: String)
  case damaged(path: String)
  case newerVersion(path: String, unknown: [String])
  /// SQLite's extended result code and its words.
  case inputOutput(path: String, code: Int, message: String)
  /// A database server does not answer, or lets nobody in; its own or the system's words.
  case unreachable(path: String, message: String)
  /// A database server refuses what was asked; `state` is its SQLSTATE.
  case database(path: String, state: String, message: String)
  /// The address of the store is neither a folder nor that of a PostgreSQL database that can be read.
  case malformedAddress
  /// There is no store where one was to be read.
  case noStore(path: String)
  /// This build of the program has no PostgreSQL store.
  case withoutPostgres
  case unknownSession(SessionID)
  case over(SessionID, SessionState)
  /// An event was to be added as number `given`, and the session's next is `next`.
  case notNext(SessionID, given: Int, next: Int)
  case stillOpen(SessionID)
  /// The stored bytes do not fit their hash; event 0 is the header.
  case changed(SessionID, event: Int)
  /// The stored event holds something that this version does not know; event 0 is the header.
  case unreadable(SessionID, event: Int)
  case changedScenario(SessionID)
  case tooLong(bytes: Int, limit: Int)
  case tooManyEvents(SessionID, limit: Int)
  /// A value cannot be expressed in JSON, such as a number that is not finite.
  case cannotWrite
}

/// The reason why a folder could not be created.
package enum FolderObstacle: Hashable, Sendable {
  case noPermission, readOnly, notAFolder, full
  case other(String)
}

/// The kinds of store errors that a front end may tell apart.
package enum StoreErrorKind: Hashable, Sendable {
  /// The input is not as it should be.
  case data
  /// There is no such input.
  case noInput
  /// A file cannot be made.
  case cannotCreate
  /// Reading or writing failed.
  case inputOutput
}

extension StoreError {
  package var kind: StoreErrorKind {
    switch self {
    case .cannotCreateFolder, .cannotOpen, .readOnly: .cannotCreate
    case .full, .locked, .inputOutput, .unreachable, .database: .inputOutput
    case .notAStore, .damaged, .newerVersion, .over, .notNext, .stillOpen, .changed, .unreadable,
      .changedScenario, .tooLong, .tooManyEvents, .cannotWrite, .malformedAddress,
      .withoutPostgres:
      .data
    case .unknownSession, .noStore: .noInput
    }
  }
}
