import SessionStore

extension SessionShelf {
  /// A session's line in the list.
  func summary(of id: SessionID) throws(CommandFailure) -> SessionSummary {
    let found = try sessions().first { $0.id == id }
    guard let found else {
      throw CommandFailure(StoreError.unknownSession(id).advice, code: .noInput)
    }
    return found
  }

  func label(_ id: SessionID, as label: String) throws(CommandFailure) {
    try CommandFailure.wrap { () throws(StoreError) in try store.label(id, as: label) }
  }

  func annotate(_ id: SessionID, with text: String) throws(CommandFailure) {
    try CommandFailure.wrap { () throws(StoreError) in try store.annotate(id, with: text) }
  }

  /// Deletes a session for good.
  func erase(_ id: SessionID) throws(CommandFailure) {
    try CommandFailure.wrap { () throws(StoreError) in try store.erase(id) }
  }
}
