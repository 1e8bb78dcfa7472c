import Drills
import Reports
import ScenarioModel
import Sessions

/// The reading of a session, which changes nothing in it.
extension Play {
  func choices() throws(ToolRefusal) -> ToolAnswer {
    let document = ChoicesDocument(
      menu: MenuReport(session),
      hypotheses: HypothesesReport(session),
      places: PlacesReport(session.scenario).places,
      tables: FieldsReport(session.scenario).tables,
      sqlTables: try ToolRefusal.wrap { () throws(DrillError) in try session.tableNames() }
    )
    return try ToolAnswer(
      document,
      AnswerText.lines(document.menu) + AnswerText.lines(document.hypotheses)
        + AnswerText.lines(document.places)
        + tables
    )
  }

  /// A line for each table that can be asked, with its fields.
  var tables: [String] {
    FieldsReport(session.scenario).tables.map { table in
      "Table \(table.name): \(table.fields.map(\.name).joined(separator: ", "))"
    }
  }

  func status(_ limits: LimitsDocument) throws(ToolRefusal) -> ToolAnswer {
    let document = SessionStatusDocument(
      status: try ToolRefusal.staged { () throws(StagingError) in try StatusReport(session) },
      timeline: TimelineReport(session).lines,
      isOver: session.isOver,
      limits: limits
    )
    return try ToolAnswer(
      document,
      [document.status.facts.joined(separator: ", ") + (session.isOver ? "; over" : "")]
        + AnswerText.lines(document.timeline, none: "Nothing has happened yet.")
    )
  }

  func evidence(_ number: Int?) throws(ToolRefusal) -> ToolAnswer {
    guard let number else {
      let events = TimelineReport(evidenceOf: session).lines
      return try ToolAnswer(
        EvidenceAgainDocument(events: events),
        AnswerText.lines(events, none: "No evidence yet.")
      )
    }
    let entry = try entry(number)
    var answer = try ToolAnswer(EvidenceAgainDocument(entry: entry), AnswerText.lines(entry))
    answer.links = ResourceAddress.evidence(of: entry, in: handle)
    return answer
  }

  /// The bytes of JSON of what the session's events showed: the least that its program was given.
  ///
  /// Complexity: the evidence of all events, computed anew.
  func shownBytes() throws(ToolRefusal) -> Int {
    var bytes = 0
    for entry in session.entries {
      let evidence = try ToolRefusal.wrap { () throws(DrillError) in
        try EntryEvidence(of: entry, in: session)
      }
      guard let report = EntryReport(entry, of: session, showing: evidence) else { continue }
      bytes += try ToolAnswer(report, []).bytes
    }
    return bytes
  }

  /// An event that showed evidence, with its evidence as it was then.
  func entry(_ number: Int) throws(ToolRefusal) -> EntryReport {
    let shown = session.entries.filter { $0.event.showsEvidence }
    guard let entry = shown.first(where: { $0.number == number }) else {
      let error = SessionError.notEvidence(number, seen: shown.map(\.number))
      throw .refused(RefusalReport(error, in: session))
    }
    let evidence = try ToolRefusal.wrap { () throws(DrillError) in
      try EntryEvidence(of: entry, in: session)
    }
    guard let report = EntryReport(entry, of: session, showing: evidence) else {
      preconditionFailure("event \(number), which shows evidence, is private")
    }
    return report
  }
}
