/// Why the store could not do what was asked.
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
  case unknownSession(SessionID)
  case over(SessionID, SessionState)
  /// An event was to be added as number `given`, and the session's next is `next`.
  case notNext(SessionID, given: Int, next: Int)
  case stillOpen(SessionID)
  /// What is stored does not fit its hash; event 0 is the header.
  case changed(SessionID, event: Int)
  /// What is stored says something that this version does not know; event 0 is the header.
  case unreadable(SessionID, event: Int)
  case changedScenario(SessionID)
  case tooLong(bytes: Int, limit: Int)
  case tooManyEvents(SessionID, limit: Int)
  /// A value that JSON cannot say, such as a number that is not finite.
  case cannotWrite
}

/// What is in the way of a folder.
package enum FolderObstacle: Hashable, Sendable {
  case noPermission, readOnly, notAFolder, full
  case other(String)
}

/// The kinds of store errors that a program may tell apart, as those of sysexits.
package enum StoreErrorKind: Hashable, Sendable {
  /// The input is not as it should be: `EX_DATAERR`, 65.
  case data
  /// There is no such input: `EX_NOINPUT`, 66.
  case noInput
  /// A file cannot be made: `EX_CANTCREAT`, 73.
  case cannotCreate
  /// Reading or writing failed: `EX_IOERR`, 74.
  case inputOutput
}

extension StoreError {
  package var kind: StoreErrorKind {
    switch self {
    case .cannotCreateFolder, .cannotOpen, .readOnly: .cannotCreate
    case .full, .locked, .inputOutput: .inputOutput
    case .notAStore, .damaged, .newerVersion, .over, .notNext, .stillOpen, .changed, .unreadable,
      .changedScenario, .tooLong, .tooManyEvents, .cannotWrite:
      .data
    case .unknownSession: .noInput
    }
  }
}
