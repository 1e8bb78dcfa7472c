extension StoreError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .cannotCreateFolder(let path, let obstacle):
      "the folder '\(path)' for sessions cannot be created: \(obstacle)"
    case .cannotOpen(let path):
      "'\(path)' cannot be opened or created; check who may write there"
    case .readOnly(let path):
      "'\(path)' can be read but not written; check who may write there"
    case .full(let path):
      "the disk that holds '\(path)' is full; everything before is kept. Free some space"
    case .locked(let path):
      "another program is writing to '\(path)'; wait until it has finished and try again"
    case .notAStore(let path):
      "'\(path)' is not a store of sessions; move it away"
    case .damaged(let path):
      "'\(path)' is damaged; move it and the files beside it away, and restore a copy if there is"
        + " one"
    case .newerVersion(let path, let unknown):
      "'\(path)' was written by a newer version (\(unknown.joined(separator: ", ")));"
        + " it was left as it is. Use that version"
    case .inputOutput(let path, let code, let message):
      "reading or writing '\(path)' failed: \(message) (SQLite \(code)); everything before is kept"
    case .unreachable(let path, let message):
      "the database \(path) cannot be reached: \(message). Everything before is kept; try again when it"
        + " answers"
    case .database(let path, let state, let message):
      "the database \(path) refused: \(message) (SQLSTATE \(state)); everything before is kept"
    case .malformedAddress:
      "the address of the store cannot be read; it is a folder, or as in"
        + " postgres://user@host:5432/name"
    case .noStore(let path):
      "there is no store at '\(path)'; name the folder that holds one"
    case .withoutPostgres:
      "this build of the program has no PostgreSQL store; 'make play TRAITS=Postgres' builds one"
        + " that has"
    case .unknownSession(let id):
      "there is no session \(id)"
    case .over(let id, let state):
      "session \(id) is over (\(state.rawValue)); nothing can be added to it"
    case .notNext(let id, let given, let next):
      "session \(id) goes on with event \(next), not \(given): another program may have played it"
        + " meanwhile"
    case .stillOpen(let id):
      "session \(id) is not over; declare or abandon it first"
    case .changed(let id, let event):
      "\(Self.place(event)) of session \(id) was changed after it was stored: its hash does not"
        + " fit. What is before can be trusted"
    case .unreadable(let id, let event):
      "\(Self.place(event)) of session \(id) says something that this version does not know;"
        + " use the version that stored it"
    case .changedScenario(let id):
      "the scenario kept for session \(id) was changed after it was stored"
    case .tooLong(let bytes, let limit):
      "that would take \(bytes) bytes to keep; \(limit) is the most. Say it in fewer words"
    case .tooManyEvents(let id, let limit):
      "session \(id) has \(limit) events, which is the most; declare or abandon it"
    case .cannotWrite: "that holds a number that is not finite or a character that cannot be kept"
    }
  }

  private static func place(_ event: Int) -> String {
    event == 0 ? "the header" : "event \(event)"
  }
}

extension FolderObstacle: CustomStringConvertible {
  package var description: String {
    switch self {
    case .noPermission:
      "you may not write there; check who may"
    case .readOnly:
      "it lies on a file system that is read-only"
    case .notAFolder:
      "there is a file in its place; move it away"
    case .full: "the disk is full; free some space"
    case .other(let message): message
    }
  }
}
