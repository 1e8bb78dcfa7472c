/// An event of a session.
///
/// Events are facts: applying one never fails. Their coded form is append-only; a case is never
/// renamed or given another meaning.
package enum SessionEvent: Hashable, Sendable {
  /// Evidence was shown; its digest covers everything shown.
  case looked(Look)
  case sliced(words: String, minutes: Int, digest: String)
  case queried(AskedQuery, minutes: Int)
  /// A question in SQL, an earlier event, was cited as the evidence of an action.
  case cited(Look, query: Int)
  /// One probability for each hypothesis of the scenario, in its order, summing to 1.
  case believed([Belief])
  case noted(String)
  case mitigated(String, minutes: Int)
  case updated(String, minutes: Int)
  case waited(minutes: Int)
  case hinted(action: String, level: HintLevel)
  case declared(Declaration)
  case abandoned
  case interview(InterviewEvent)
  /// Something that a team did beside the commands of the incident.
  case team(TeamEvent)
}

/// A look at evidence, as recorded.
package struct Look: Hashable, Sendable, Codable {
  package var action: String
  package var finding: String
  /// The position of the time band.
  package var band: Int
  /// The name of the mitigation state.
  package var state: String
  package var minutes: Int
  /// Digest of the evidence shown, in hexadecimal.
  package var digest: String

  package init(
    action: String,
    finding: String,
    band: Int,
    state: String,
    minutes: Int,
    digest: String
  ) {
    self.action = action
    self.finding = finding
    self.band = band
    self.state = state
    self.minutes = minutes
    self.digest = digest
  }
}

/// A question in SQL as recorded; a session is rebuilt without asking it again.
///
/// One that failed while it ran is recorded too, because its failure may tell something.
package struct AskedQuery: Hashable, Sendable, Codable {
  package var statement: String
  /// The columns of telemetry that the statement names and read, as `table.column`, in order.
  package var reads: [String]
  /// Those of them whose values the answer returned or aggregated; `nil` in sessions of versions that
  /// did not record it.
  package var answers: [String]?
  /// The number of rows shown.
  package var rows: Int
  /// Digest of the rows shown, in hexadecimal.
  package var digest: String
  /// The reason why the statement, which ran, showed nothing; `nil` for one that was answered.
  package var failure: QueryFailure?

  package init(
    statement: String,
    reads: [String],
    answers: [String]? = nil,
    rows: Int,
    digest: String,
    failure: QueryFailure? = nil
  ) {
    self.statement = statement
    self.reads = reads
    self.answers = answers
    self.rows = rows
    self.digest = digest
    self.failure = failure
  }

  /// A statement that ran and failed.
  package init(_ statement: String, failing failure: QueryFailure) {
    self.init(statement: statement, reads: [], rows: 0, digest: "", failure: failure)
  }
}

/// The way in which a question in SQL failed while it ran.
package enum QueryFailure: String, Hashable, Sendable, Codable {
  /// A function was given a value that it cannot take.
  case error
  /// It took longer than it may.
  case time
  /// It took more memory than it may.
  case memory
}

/// The level of a hint, from the least to the most that it gives away.
package enum HintLevel: String, Hashable, Sendable, Codable, CaseIterable {
  case nudge, pointer, action
}
