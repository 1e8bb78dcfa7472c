package import Reports
package import Sessions

/// The page of one session, its state and its events with everything that they showed, each made once.
package struct EntryReports: Sendable {
  /// The reports made so far, by the number of their event.
  package private(set) var known: [Int: EntryReport] = [:]

  private var latest: (events: Int, brief: BriefReport, status: StatusReport)?

  package init() {}

  /// The page of the session with the state after its last event.
  ///
  /// Complexity: the first time after an event, the rows of an hour and a half.
  package mutating func situation(
    in session: Session
  ) throws(DrillError) -> (brief: BriefReport, status: StatusReport) {
    if let latest, latest.events == session.entries.count { return (latest.brief, latest.status) }
    let (brief, status) = try DrillError.wrap {
      (try BriefReport(session), try StatusReport(session))
    }
    latest = (session.entries.count, brief, status)
    return (brief, status)
  }

  /// An event with everything that it showed; `nil` for one that the session does not have.
  ///
  /// Complexity: the first time, that of the event's queries.
  package mutating func report(
    of number: Int,
    in session: Session
  ) throws(DrillError) -> EntryReport? {
    if let report = known[number] { return report }
    guard session.entries.indices.contains(number - 1) else { return nil }
    let entry = session.entries[number - 1]
    let report = EntryReport(
      entry,
      of: session,
      showing: try EntryEvidence(of: entry, in: session)
    )
    known[number] = report
    return report
  }

  /// Keeps a report that was made with the event.
  package mutating func keep(_ report: EntryReport?, of number: Int) { known[number] = report }
}
