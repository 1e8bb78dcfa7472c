import Diagnosis
package import ScenarioModel
import Telemetry

extension Session {
  /// The questions that can still be cited, by their event numbers.
  package var citableQueries: [Int] {
    questions.map(\.entry.number).filter {
      citations(of: $0).count < SessionLimits.citationsOfQuestion
    }
  }

  /// The questions to the telemetry that were answered so far, in SQL or as slices.
  private var questions: [AnsweredQuestion] {
    entries.compactMap { AnsweredQuestion($0, in: scenario.world) }
  }

  /// The actions whose evidence was taken from a question.
  private func citations(of question: Int) -> [ActionID] {
    entries.compactMap { entry in
      guard case .cited(let look, question) = entry.event else { return nil }
      return ActionID(look.action)
    }
  }

  func decideQuery(_ query: AskedQuery) throws(SessionError) -> Decision {
    try spend(SessionLimits.queryMinutes)
    var query = query
    query.statement = try checked(query.statement, .question)
    return Decision(.queried(query, minutes: SessionLimits.queryMinutes))
  }

  /// The actions whose findings the answer of the latest event determines, as far as its columns and
  /// minutes tell, at most `SessionLimits.citationsOfQuestion`; none where it is no question.
  ///
  /// They are those that compare the most columns, in the scenario's order, and were not looked at in
  /// this regime; actions that verify count only once something was changed.
  package var creditedActions: [ActionID] {
    guard let entry = entries.last, let question = AnsweredQuestion(entry, in: scenario.world),
      question.isCheckable
    else { return [] }
    let seen = Set(looks.compactMap { evidenceKey(of: $0) })
    let isChanged = entries.contains(where: \.event.isMitigation)
    var best: (actions: [ActionID], columns: Int) = ([], 1)
    for action in availableActions where action.kind != .verify || isChanged {
      let key = scenario.evidenceKey(of: action, band: regime.band, state: regime.state)
      guard !seen.contains(key), let columns = try? citableColumns(of: action),
        columns.count >= best.columns, (try? check(question, answers: action, columns)) != nil,
        question.window?.isAbout(window(of: action)) ?? true
      else { continue }
      if columns.count > best.columns { best.actions = [] }
      best.columns = columns.count
      best.actions.append(action.id)
    }
    return Array(best.actions.prefix(SessionLimits.citationsOfQuestion))
  }

  /// The minutes that a look at an action would be about now.
  private func window(of action: Action) -> MinuteRange {
    action.evidence.window.resolved(bandStart: scenario.regimes.bands[regime.band], end: clock)
  }

  /// Decides a citation: the evidence of an action for a question's rows, computed as if it were
  /// chosen now at no cost.
  ///
  /// Throws unless the action can be chosen now, rests on rows alone, and the question named every
  /// column that its measures read, returned or aggregated those that they compare, and came late
  /// enough to read its window.
  func decideCitation(_ id: ActionID, _ number: Int?) throws(SessionError) -> Decision {
    let action = try available(id)
    let columns = try citableColumns(of: action)
    let asked = questions
    guard let number = number ?? citableQueries.last,
      let question = asked.first(where: { $0.entry.number == number })
    else { throw .notAQuery(number, asked: asked.map(\.entry.number)) }
    let cited = citations(of: number)
    guard cited.count < SessionLimits.citationsOfQuestion, !cited.contains(id) else {
      throw .citedAlready(number)
    }
    try check(question, answers: action, columns)
    let (look, shown) = try look(at: action, minutes: 0)
    return Decision(.cited(look, query: number), showing: shown)
  }

  /// Throws unless the answer to a question holds what an action's measures are computed from.
  private func check(
    _ question: AnsweredQuestion,
    answers action: Action,
    _ columns: [TableColumn]
  ) throws(SessionError) {
    let number = question.entry.number
    guard question.hasRows else { throw .nothingShown(number) }
    let missing = columns.map(\.description).filter { !question.reads.contains($0) }
    guard missing.isEmpty else { throw .notRead(action.id, query: number, fields: missing) }
    let world = scenario.world
    let compared = Set(
      action.evidence.measures.flatMap { $0.measure.comparedColumns(in: world) }
    ).sorted().map(\.description)
    let asksAbsence = action.evidence.measures.contains(where: \.measure.isAboutAbsence)
    let unanswered =
      asksAbsence && !question.tellsAbsence
      ? compared : compared.filter { !question.answers.contains($0) }
    guard unanswered.isEmpty else {
      throw .notAnswered(action.id, query: number, fields: unanswered)
    }
    let isOld =
      switch action.evidence.window {
      case .page: false
      case .band: scenario.regimes.band(at: question.entry.start) != regime.band
      case .last: question.entry.end != clock
      }
    guard !isOld else { throw .queryIsOld(number, of: action.id) }
    guard question.window?.coversMost(of: window(of: action)) ?? true else {
      throw .queryMisses(number, of: action.id)
    }
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

/// A question to the telemetry with what its answer tells.
private struct AnsweredQuestion {
  let entry: SessionEntry
  /// The columns that it named, as `table.column`.
  let reads: Set<String>
  /// Those whose values the answer returned or aggregated.
  let answers: Set<String>
  let hasRows: Bool
  /// Whether it asked which values were not recorded.
  let tellsAbsence: Bool
  /// The minutes that it was about, where its form tells them.
  let window: MinuteRange?
  /// Whether the event records what the answer told; those of older versions do not.
  let isCheckable: Bool

  /// `nil` for an event that is no question or was not answered.
  init?(_ entry: SessionEntry, in world: WorldModel) {
    self.entry = entry
    switch entry.event {
    case .queried(let query, _):
      guard query.failure == nil else { return nil }
      let read = Set(query.reads)
      reads = read
      answers = Set(query.answers ?? query.reads)
      hasRows = query.rows > 0
      tellsAbsence = query.answers == nil || query.statement.lowercased().contains("null")
      isCheckable = query.answers != nil
      let hasTime = world.tables.contains { table in
        table.hasTime && read.contains { $0.hasPrefix("\(table.name).") }
      }
      let all = MinuteRange(from: world.firstMinute, to: entry.end)
      window =
        isCheckable && hasTime ? StatementMinutes(query.statement).range(within: all) : nil
    case .sliced(let words, _, _):
      guard let query = try? SliceParser(world: world, clock: entry.start).parse(words) else {
        return nil
      }
      let shown = query.groupBy + query.aggregates.flatMap(\.fieldsRead)
      answers = Set(shown.map { "\(TableColumn(table: query.table, field: $0))" })
      reads = answers.union(
        query.rows.fieldsRead.map { "\(TableColumn(table: query.table, field: $0))" }
      )
      hasRows = true
      tellsAbsence = query.aggregates.contains { aggregate in
        switch aggregate {
        case .missing, .share(.isMissing): true
        case .count, .perMinute, .share, .mean, .sum, .sd, .quantile, .distinct: false
        }
      }
      window = world.table(query.table)?.hasTime == true ? query.window : nil
      isCheckable = true
    default: return nil
    }
  }
}

extension MinuteRange {
  /// Whether two ranges are mostly the same: what they share is three quarters of what either has.
  fileprivate func isAbout(_ other: MinuteRange) -> Bool {
    let shared = MinuteRange(from: max(from, other.from), to: min(to, other.to)).count
    return shared * 4 >= (count + other.count - shared) * 3
  }

  /// Whether at least three quarters of another range lie within this one.
  fileprivate func coversMost(of other: MinuteRange) -> Bool {
    let shared = MinuteRange(from: max(from, other.from), to: min(to, other.to))
    return shared.count * 4 >= other.count * 3
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
