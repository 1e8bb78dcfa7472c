/// The way that a session took: what it was after each of its events, from the page on.
///
/// It holds the session once, however many events there are, and makes the states between on demand.
package struct SessionCourse: Sendable {
  /// The session after its last event.
  package let last: Session

  package init(_ last: Session) { self.last = last }

  package var eventCount: Int { last.entries.count }

  /// The session after an event, at most the last; 0 is the page.
  ///
  /// Complexity: linear in the number of the event.
  package func session(after number: Int) -> Session {
    var session = last.atThePage
    for entry in last.entries.prefix(Swift.max(0, number)) { session.apply(entry.event) }
    return session
  }
}

extension SessionCourse: Sequence {
  /// The states in order, the page first.
  ///
  /// Complexity: constant for each where the state before was let go.
  package func makeIterator() -> Iterator {
    Iterator(session: last.atThePage, events: last.entries)
  }

  /// Goes from state to state.
  package struct Iterator: IteratorProtocol {
    fileprivate var session: Session
    fileprivate let events: [SessionEntry]
    private var isBegun = false

    fileprivate init(session: Session, events: [SessionEntry]) {
      self.session = session
      self.events = events
    }

    package mutating func next() -> Session? {
      guard isBegun else {
        isBegun = true
        return session
      }
      guard session.entries.count < events.count else { return nil }
      session.apply(events[session.entries.count].event)
      return session
    }
  }
}
