package import Reports
package import Sessions

/// The events of one session with everything that they showed, each made once.
package struct EntryReports: Sendable {
  /// The reports made so far, by the number of their event.
  package private(set) var known: [Int: EntryReport] = [:]

  package init() {}

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
