import ScenarioModel
import Telemetry

extension Session {
  /// Turns a command into an event with the evidence it shows, or refuses it.
  ///
  /// Nothing changes until the event is applied. Throws a `SessionError` that names what is wrong.
  /// Complexity: for a look, that of its queries.
  package func decide(_ command: SessionCommand) throws(SessionError) -> Decision {
    guard !isOver else { throw .over }
    try checkTeam(before: command)
    switch command {
    case .look(let id): return try decideLook(id)
    case .slice(let query, let words): return try decideSlice(query, words)
    case .query(let query): return try decideQuery(query)
    case .cite(let id, let query): return try decideCitation(id, query)
    case .believe(let beliefs): return Decision(.believed(try normalised(beliefs)))
    case .note(let text): return Decision(.noted(try checked(text, .note)))
    case .mitigate(let id): return Decision(try decideMitigation(id))
    case .update(let text):
      let text = try checked(text, .update)
      try spend(SessionLimits.updateMinutes)
      return Decision(.updated(text, minutes: SessionLimits.updateMinutes))
    case .wait(let minutes):
      try checkWait(minutes)
      return Decision(.waited(minutes: minutes))
    case .hint: return Decision(try decideHint())
    case .declare(let declaration): return Decision(.declared(try checked(declaration)))
    case .abandon: return Decision(.abandoned)
    case .interview(let event): return try decideInterview(event)
    case .reveal(let id, let second): return try decideReveal(id, at: second)
    case .team(let event): return Decision(try decideTeam(event))
    }
  }

  /// Throws `outOfTime` where so many minutes would run past the horizon.
  func spend(_ minutes: Int) throws(SessionError) {
    let left = scenario.horizonMinutes - clock
    guard minutes <= left else { throw .outOfTime(needed: minutes, left: left) }
  }

  func checkWait(_ minutes: Int) throws(SessionError) {
    guard (1...SessionLimits.longestWait).contains(minutes) else {
      throw .badWait(minutes, longest: SessionLimits.longestWait)
    }
    try spend(minutes)
  }

  private func decideLook(_ id: ActionID) throws(SessionError) -> Decision {
    let action = try available(id)
    if let again = try seenAgain(action) { return again }
    try spend(action.minutes)
    let (look, shown) = try look(at: action, minutes: action.minutes)
    return Decision(.looked(look), showing: shown)
  }

  /// The look at a page that was seen and would show the same now, which takes no time; `nil` for a
  /// new page.
  ///
  /// Complexity: constant for an action that was not looked at, else that of its queries.
  private func seenAgain(_ action: Action) throws(SessionError) -> Decision? {
    let seen = looks.filter { $0.action == action.id && !$0.look.digest.isEmpty }
    guard !seen.isEmpty else { return nil }
    let (look, shown) = try look(at: action, minutes: 0)
    return seen.contains { $0.look.digest == look.digest }
      ? Decision(.looked(look), showing: shown) : nil
  }

  /// The action of that name; throws where it cannot be chosen now.
  func available(_ id: ActionID) throws(SessionError) -> Action {
    guard let action = scenario.action(id) else { throw .unknownAction(id) }
    guard isAvailable(action) else {
      throw .unavailableAction(id, needs: action.needs)
    }
    return action
  }

  /// The look at an action if it were chosen now and took some minutes, with its evidence.
  ///
  /// If the session shows no evidence, the look has a finding but neither digest nor evidence.
  func look(
    at action: Action,
    minutes: Int
  ) throws(SessionError) -> (look: Look, shown: ShownEvidence) {
    var future = incident
    future.advance(to: clock + minutes)
    let scene = scene(timeline: future.timeline)
    let bandStart = scenario.regimes.bands[regime.band]
    var look = Look(
      action: action.id.rawValue,
      finding: "",
      band: regime.band,
      state: regime.state,
      minutes: minutes,
      digest: ""
    )
    do {
      let end = clock + minutes
      guard showsEvidence else {
        look.finding = try scene.finding(of: action, bandStart: bandStart, end: end).rawValue
        return (look, .nothing)
      }
      let report = try scene.evidence(of: action, bandStart: bandStart, end: end)
      look.finding = report.finding.rawValue
      look.digest = digest(report.canonicalBytes)
      return (look, .evidence(report))
    } catch {
      throw .staging(error)
    }
  }

  private func decideSlice(_ query: Query, _ words: String) throws(SessionError) -> Decision {
    try spend(SessionLimits.sliceMinutes)
    let words = try checked(words, .question)
    if let closed = closedTables.first(where: { $0.table == query.table }) {
      throw .notRun(closed.table, actions: closed.actions)
    }
    do {
      let result = try scene.answer(query, sight: .telemetry)
      let event = SessionEvent.sliced(
        words: words,
        minutes: SessionLimits.sliceMinutes,
        digest: digest(result.canonicalBytes)
      )
      return Decision(event, showing: showsEvidence ? .slice(result) : .nothing)
    } catch {
      throw .staging(error)
    }
  }

  func decideMitigation(_ id: MitigationID) throws(SessionError) -> SessionEvent {
    guard let mitigation = scenario.mitigation(id) else { throw .unknownMitigation(id) }
    guard incident.holds(mitigation.guardCondition) else { throw .unavailableMitigation(id) }
    try spend(mitigation.minutes)
    return .mitigated(id.rawValue, minutes: mitigation.minutes)
  }

  func decideHint() throws(SessionError) -> SessionEvent {
    let seen = Set(looks.map(\.action))
    for action in availableActions where !seen.contains(action.id) && action.nudge != nil {
      let given = entries.filter { entry in
        if case .hinted(action.id.rawValue, _) = entry.event { true } else { false }
      }
      let levels = HintLevel.allCases.filter { $0 != .pointer || action.pointer != nil }
      guard given.count < levels.count else { continue }
      return .hinted(action: action.id.rawValue, level: levels[given.count])
    }
    throw .noHintLeft
  }
}
