/// A session that was made from a replay file, as `import --json` gives it.
///
/// Its JSON is stable: keys are added, never renamed or removed.
package struct ImportedSession: Hashable, Sendable, Encodable {
  /// The number of the new session.
  package var session: Int
  package var scenario: String
  package var state: String
  package var events: Int
  /// Range: 0 to 100; absent where nothing was declared.
  package var score: Double?

  private enum CodingKeys: String, CodingKey { case session, scenario, state, events, score }

  package init(session: Int, scenario: String, state: String, events: Int, score: Double?) {
    self.session = session
    self.scenario = scenario
    self.state = state
    self.events = events
    self.score = score
  }
}

/// A session that goes on from an event of another, as `branch --json` gives it.
///
/// Its JSON is stable: keys are added, never renamed or removed.
package struct BranchedSession: Hashable, Sendable, Encodable {
  /// The number of the new session.
  package var session: Int
  package var parent: Int
  /// The last event that was taken over; 0 for the page.
  package var event: Int

  private enum CodingKeys: String, CodingKey { case session, parent, event }

  package init(session: Int, parent: Int, event: Int) {
    self.session = session
    self.parent = parent
    self.event = event
  }
}
