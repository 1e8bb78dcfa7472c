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
    for entry in last.entries.prefix(max(0, number)) { session.apply(entry.event) }
    return session
  }
}

extension SessionCourse {
  /// Shows the states to a body one after the other, the page first.
  ///
  /// Complexity: constant for each state that the body does not keep.
  package func forEachState(_ body: (Session) throws -> Void) rethrows {
    var session = last.atThePage
    try body(session)
    for entry in last.entries {
      session.apply(entry.event)
      try body(session)
    }
  }
}
