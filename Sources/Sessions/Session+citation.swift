import ScenarioModel
import Telemetry

extension Session {
  /// The questions in SQL that can still be cited, by their event numbers.
  package var citableQueries: [Int] {
    let cited = citedQueries
    return queries.map(\.entry.number).filter { !cited.contains($0) }
  }

  /// The questions in SQL asked so far, with their entries.
  package var queries: [(entry: SessionEntry, query: AskedQuery)] {
    entries.compactMap { entry in
      guard case .queried(let query, _) = entry.event else { return nil }
      return (entry, query)
    }
  }

  private var citedQueries: Set<Int> {
    Set(
      entries.compactMap { entry in
        guard case .cited(_, let number) = entry.event else { return nil }
        return number
      }
    )
  }

  func decideQuery(_ query: AskedQuery) throws(SessionError) -> Decision {
    try spend(SessionLimits.queryMinutes)
    var query = query
    query.statement = try checked(query.statement, .question)
    return Decision(.queried(query, minutes: SessionLimits.queryMinutes))
  }

  /// Decides a citation: the evidence of an action for a question's rows, computed as if it were
  /// chosen now at no cost.
  ///
  /// Throws unless the action can be chosen now, rests on rows alone, and the question named every
  /// column that its measures read and came late enough to read its window.
  func decideCitation(_ id: ActionID, _ number: Int?) throws(SessionError) -> Decision {
    let action = try available(id)
    let columns = try citableColumns(of: action)
    let asked = queries
    guard let number = number ?? citableQueries.last,
      let (entry, query) = asked.first(where: { $0.entry.number == number })
    else { throw .notAQuery(number, asked: asked.map(\.entry.number)) }
    guard !citedQueries.contains(number) else { throw .citedAlready(number) }
    guard query.rows > 0 else { throw .nothingShown(number) }
    let missing = columns.map(\.description).filter { !query.reads.contains($0) }
    guard missing.isEmpty else { throw .notRead(id, query: number, fields: missing) }
    let isOld =
      switch action.evidence.window {
      case .page: false
      case .band: scenario.regimes.band(at: entry.start) != regime.band
      case .last: entry.end != clock
      }
    guard !isOld else { throw .queryIsOld(number, of: id) }
    let (look, shown) = try look(at: action, minutes: 0)
    return Decision(.cited(look, query: number), showing: shown)
  }

  /// The columns that an action's measures read.
  private func citableColumns(of action: Action) throws(SessionError) -> [TableColumn] {
    let evidence = action.evidence
    let showsDocuments = evidence.panels.contains { panel in
      if case .artifact = panel.content { true } else { false }
    }
    guard !evidence.measures.isEmpty, !showsDocuments,
      !evidence.findings.contains(where: { $0.condition.readsArtifacts })
    else { throw .notRows(action.id) }
    let world = scenario.world
    let columns = Set(evidence.measures.flatMap { $0.measure.columns(in: world) }).sorted()
    let hidden = columns.filter { world.table($0.table)?.field($0.field)?.isHidden == true }
    guard hidden.isEmpty else {
      throw .notInTelemetry(action.id, fields: hidden.map(\.description))
    }
    return columns
  }
}

extension FindingCondition {
  /// Whether the condition asks for the version of an artifact.
  fileprivate var readsArtifacts: Bool {
    switch self {
    case .always, .compares, .exists: false
    case .all(let parts), .any(let parts): parts.contains { $0.readsArtifacts }
    case .not(let part): part.readsArtifacts
    case .artifact: true
    }
  }
}
