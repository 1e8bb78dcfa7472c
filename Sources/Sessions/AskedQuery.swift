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
