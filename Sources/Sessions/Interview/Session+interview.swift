package import ScenarioModel

extension Session {
  /// The turns of the interview so far, with their entries.
  package var interviewTurns: [(entry: SessionEntry, event: InterviewEvent)] {
    entries.compactMap { entry in
      guard case .interview(let event) = entry.event else { return nil }
      return (entry, event)
    }
  }

  /// The stages of its interview: those that there is time for where a machine asks, all of the
  /// scenario's ladder where a person chooses.
  package var ladder: [InterviewStage] {
    guard let setting = interviewSetting, setting.interviewer == .machine else {
      return scenario.ladder
    }
    return scenario.ladder(minutes: setting.minutes)
  }

  /// The setting of the interview; `nil` before it was opened.
  package var interviewSetting: InterviewSetting? {
    entries.lazy.compactMap { entry -> InterviewSetting? in
      guard case .interview(let event) = entry.event, case .opened(let setting) = event.turn
      else { return nil }
      return setting
    }.first
  }

  /// The latest reading of the interview's clock, in real seconds.
  package var interviewSecond: Int {
    entries.reversed().lazy.compactMap { entry -> Int? in
      guard case .interview(let event) = entry.event else { return nil }
      return event.second
    }.first ?? 0
  }

  /// Whether the session is over and can be scored: a verdict was given, or an interview closed.
  package var isScorable: Bool {
    entries.last?.event.traits.ending == .scorable
  }

  /// Whether the interview's clock is stopped.
  package var isPaused: Bool {
    entries.reversed().lazy.compactMap { $0.event.traits.clockChange }.first == .stopped
  }

  /// Whether a person interviews and the candidate has not come yet.
  package var isWaitingForCandidate: Bool {
    guard interviewSetting?.interviewer == .host else { return false }
    return !interviewTurns.contains { $0.event.turn == .seated(.candidate) }
  }

  /// Whether the interview's time passes: it is neither over nor stopped, and the candidate has come.
  package var isTimed: Bool { !isOver && !isPaused && !isWaitingForCandidate }

  /// Decides a turn: checks its names and texts, and limits the step of its clock.
  func decideInterview(_ event: InterviewEvent) throws(SessionError) -> Decision {
    try checkInterview(event.turn)
    let second = tamed(event.second)
    let turn: InterviewTurn
    switch event.turn {
    case .injected(let text): turn = .injected(try checked(text, .clue))
    case .answered(let text): turn = .answered(try checked(text, .answer))
    case .remarked(let text): turn = .remarked(try checked(text, .note))
    case .requested(let text, let actions):
      turn = .requested(try checked(text, .request), actions: actions)
    case .overridden(let stage, let signal, let isHeard, let reason):
      let reason = try checked(reason, .reason)
      turn = .overridden(stage: stage, signal: signal, isHeard: isHeard, reason: reason)
    case .revealed(let look): return try handOver(ActionID(look.action), at: second)
    case .opened, .seated, .clued, .asked, .passed, .timedOut, .hintOffered, .hintGiven, .ticked,
      .allowed, .paused, .unpaused, .closed:
      turn = event.turn
    }
    return Decision(.interview(InterviewEvent(turn, at: second)))
  }

  /// Hands over the evidence of an action as of now; the candidate need not have opened the action.
  func decideReveal(_ id: ActionID, at second: Int) throws(SessionError) -> Decision {
    try checkIsOpen()
    return try handOver(id, at: tamed(second))
  }

  private func handOver(_ id: ActionID, at second: Int) throws(SessionError) -> Decision {
    guard let action = scenario.action(id) else { throw .unknownAction(id) }
    guard canBeShown(action) else { throw .unavailableAction(id, needs: []) }
    let (look, shown) = try look(at: action, minutes: 0)
    return Decision(.interview(InterviewEvent(.revealed(look), at: second)), showing: shown)
  }

  /// The longest step of the clock between two turns that is accepted.
  ///
  /// Unit: s. A clock that jumps further was set, or its machine slept.
  private static let longestTurn = 3600

  private func tamed(_ second: Int) -> Int {
    let last = interviewSecond
    return min(max(second, last), last + Self.longestTurn)
  }

  private func checkIsOpen() throws(SessionError) {
    guard header.mode == .interview else { throw .interview(.notAnInterview) }
    guard interviewSetting != nil else { throw .interview(.notOpened) }
  }

  private func checkInterview(_ turn: InterviewTurn) throws(SessionError) {
    guard case .opened(let setting) = turn else {
      try checkIsOpen()
      return try checkNames(of: turn)
    }
    guard header.mode == .interview else { throw .interview(.notAnInterview) }
    guard interviewSetting == nil else { throw .interview(.openedTwice) }
    guard InterviewSetting.lengths.contains(setting.minutes) else {
      throw .interview(.badLength(setting.minutes))
    }
  }

  private func checkNames(of turn: InterviewTurn) throws(SessionError) {
    switch turn {
    case .clued(let stage), .hintOffered(let stage, _), .hintGiven(let stage, _):
      _ = try knownStage(stage)
    case .ticked(let stage, let signal, _), .overridden(let stage, let signal, _, _):
      try checkSignal(signal, of: stage)
    case .asked(let question):
      switch question {
      case .probe(let stage), .challenge(let stage): _ = try knownStage(stage)
      case .followUp(let stage, let signal): try checkSignal(signal, of: stage)
      case .beliefs, .verdict: break
      }
    case .requested(_, let actions):
      for action in actions where scenario.action(ActionID(action)) == nil {
        throw .unknownAction(ActionID(action))
      }
    case .paused: if isPaused { throw .interview(.pausedAlready) }
    case .unpaused: if !isPaused { throw .interview(.notPaused) }
    case .opened, .seated, .revealed, .injected, .answered, .passed, .timedOut, .remarked, .allowed,
      .closed:
      break
    }
  }

  private func knownStage(_ name: String) throws(SessionError) -> InterviewStage {
    let ladder = scenario.ladder
    if let stage = ladder.first(where: { $0.id.rawValue == name }) { return stage }
    throw .interview(.unknownStage(name, stages: ladder.map(\.id.rawValue)))
  }

  private func checkSignal(_ name: String, of stage: String) throws(SessionError) {
    let signals = try knownStage(stage).signals.map(\.concept.id)
    guard signals.contains(name) else {
      throw .interview(.unknownSignal(name, of: stage, signals: signals))
    }
  }
}

extension Session {
  /// Whether the evidence of an action exists in the present state of the system, for any role.
  package func canBeShown(_ action: Action) -> Bool { incident.holds(action.guardCondition) }
}
