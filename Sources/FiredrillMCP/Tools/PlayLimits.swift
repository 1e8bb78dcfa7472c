import Sessions

/// The limits of a program that plays; they hold for a session, whichever process plays it.
package struct PlayLimits: Hashable, Sendable {
  /// The most events of a session, its end not counted.
  package var steps: Int
  /// The last simulated minute at which something may begin; `nil` leaves it to the scenario.
  package var minutes: Int?
  /// The longest structured content of an answer or resource.
  ///
  /// Unit: bytes of JSON or text.
  package var answerBytes: Int

  package init(
    steps: Int = PlayLimits.usualSteps,
    minutes: Int? = nil,
    answerBytes: Int = PlayLimits.usualAnswerBytes
  ) {
    self.steps = steps
    self.minutes = minutes
    self.answerBytes = answerBytes
  }

  /// Ten times what a thorough player needs.
  package static let usualSteps = 500
  /// 1 MiB: 10,000 rows of SQL with a few columns.
  ///
  /// Unit: bytes.
  package static let usualAnswerBytes = 1 << 20

  /// Refuses another event where the session has used up what it may.
  func check(_ session: Session) throws(ToolRefusal) {
    if session.entries.count >= steps { throw .tooManySteps(limit: steps) }
    if let minutes, session.clock >= minutes { throw .tooManyMinutes(limit: minutes) }
  }

  /// The rest of the limits for a session.
  func left(for session: Session) -> LimitsDocument {
    LimitsDocument(
      stepsLeft: max(0, steps - session.entries.count),
      minutesLeft: minutes.map { max(0, $0 - session.clock) },
      answerBytes: answerBytes
    )
  }
}

/// The rest of the limits of a session.
struct LimitsDocument: Hashable, Sendable, Encodable {
  var stepsLeft: Int
  var minutesLeft: Int?
  /// The longest answer.
  ///
  /// Unit: bytes.
  var answerBytes: Int

  private enum CodingKeys: String, CodingKey { case stepsLeft, minutesLeft, answerBytes }
}
