import SessionStore
package import Sessions

/// The events of one session as they are kept; any store can be behind it.
package protocol SessionLog: Sendable {
  /// Adds an event as a number, which must be the next; it is on the disk when this returns.
  ///
  /// Throws `StoreError.notNext` where another process added events meanwhile, and `StoreError.over`
  /// for a session that is over.
  func append(_ event: SessionEvent, as number: Int) throws(StoreError)
  /// The events after a number; complexity: linear in their count.
  func events(after number: Int) throws(StoreError) -> [SessionEvent]
  /// A number that changes when another process has written to the store; cheap to ask.
  func version() throws(StoreError) -> Int
  /// The state of the store, whenever it changes or another process may have added events.
  func news() -> AsyncStream<StoreState>
}

/// The events of a session in its store.
struct StoredLog: SessionLog {
  let store: any SessionDatabase
  let id: SessionID
  let watch: StoreWatch

  func append(_ event: SessionEvent, as number: Int) throws(StoreError) {
    try store.append(event, as: number, to: id)
  }

  func events(after number: Int) throws(StoreError) -> [SessionEvent] {
    try store.events(of: id, after: number)
  }

  func version() throws(StoreError) -> Int { try store.version(of: id) }

  func news() -> AsyncStream<StoreState> { watch.news(of: id) }
}
