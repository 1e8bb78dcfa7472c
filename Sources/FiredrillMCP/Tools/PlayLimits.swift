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
  /// The most bytes of all answers of a session together; `nil` leaves them unlimited.
  ///
  /// Counted are the structured content of tools, texts of resources and lines of a play; refusals, a
  /// final verdict, giving up and the debrief are not. A process that did not give the earlier answers
  /// counts what the session's events showed.
  ///
  /// Unit: bytes of JSON or text.
  package var sessionBytes: Int?
  /// The time of which every answer about a session takes a whole multiple, from its call to its being
  /// given; none where it is zero.
  ///
  /// How long the rows of an answer take differs a little with what is true in the session.
  package var pace: Duration

  package init(
    steps: Int = PlayLimits.usualSteps,
    minutes: Int? = nil,
    answerBytes: Int = PlayLimits.usualAnswerBytes,
    sessionBytes: Int? = nil,
    pace: Duration = .zero
  ) {
    self.steps = steps
    self.minutes = minutes
    self.answerBytes = answerBytes
    self.sessionBytes = sessionBytes
    self.pace = pace
  }

  /// Several times what a look at a shipped scenario takes, and little beside the time of a model.
  package static let usualPace = Duration.milliseconds(100)

  /// Waits until a whole multiple of the pace has passed since a call came.
  func keepPace(since call: ContinuousClock.Instant) async {
    guard pace > .zero else { return }
    let paces = max(1, (call.duration(to: .now) / pace).rounded(.up))
    // One that is cancelled is not answered.
    try? await Task.sleep(until: call + pace * paces, clock: .continuous)
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

  /// Refuses another answer where a session was given all bytes that it may.
  func check(given bytes: Int) throws(ToolRefusal) {
    if let sessionBytes, bytes >= sessionBytes { throw .tooManyBytes(limit: sessionBytes) }
  }

  /// Refuses an answer that is longer than one may be; `event` is what took place all the same.
  func check(answer bytes: Int, event: Int?) throws(ToolRefusal) {
    guard bytes > answerBytes else { return }
    throw .answerTooLong(bytes: bytes, limit: answerBytes, event: event)
  }

  /// The rest of the limits for a session that was given so many bytes of answers.
  func left(for session: Session, given bytes: Int) -> LimitsDocument {
    LimitsDocument(
      stepsLeft: max(0, steps - session.entries.count),
      minutesLeft: minutes.map { max(0, $0 - session.clock) },
      answerBytes: answerBytes,
      sessionBytesLeft: sessionBytes.map { max(0, $0 - bytes) }
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
  /// The bytes that are left for the answers of the session, the one with this document not counted.
  var sessionBytesLeft: Int?

  private enum CodingKeys: String, CodingKey {
    case stepsLeft, minutesLeft, answerBytes, sessionBytesLeft
  }
}
