package import ScenarioModel
package import Sessions

/// The events of a session that its player may see, a line each.
package struct TimelineReport: Hashable, Sendable, Codable {
  package var lines: [TimelineLine]

  private enum CodingKeys: String, CodingKey { case lines }

  /// Lists everything that happened, without a host's private turns.
  package init(_ session: Session) {
    let team = session.team
    lines = session.entries.filter { !$0.event.isPrivate }
      .map { TimelineLine($0, in: session.scenario, team) }
  }

  /// Lists the events that showed evidence.
  package init(evidenceOf session: Session) {
    lines = session.entries.filter(\.event.showsEvidence)
      .map { TimelineLine($0, in: session.scenario) }
  }

  /// Lists the player's notes.
  package init(notesOf session: Session) {
    lines = session.entries.compactMap { entry in
      guard case .noted(let text) = entry.event else { return nil }
      return TimelineLine(entry, text: text, in: session.scenario)
    }
  }
}

/// The events of an interview as its host reads them, a host's verdicts and notes included.
package struct HostTimelineReport: Hashable, Sendable, Codable {
  package var lines: [TimelineLine]

  private enum CodingKeys: String, CodingKey { case lines }

  package init(_ session: Session) {
    lines = session.entries.map { TimelineLine($0, in: session.scenario) }
  }
}

/// One event in a line.
package struct TimelineLine: Hashable, Sendable, Codable {
  /// The event's number, from 1.
  package var number: Int
  /// When it was over.
  package var time: ClockTime
  package var text: String

  private enum CodingKeys: String, CodingKey { case number, time, text }

  /// Describes an event; in a tabletop with who did it.
  package init(
    _ entry: SessionEntry,
    text: String? = nil,
    in scenario: Scenario,
    _ team: Team? = nil
  ) {
    number = entry.number
    time = ClockTime(entry.end, in: scenario)
    let summary = text ?? scenario.summary(of: entry.event)
    self.text = team?.act(entry.number).map { "\($0.text): \(summary)" } ?? summary
  }
}
