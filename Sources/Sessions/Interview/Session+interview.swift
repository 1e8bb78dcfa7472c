package import ScenarioModel

extension Session {
  /// The turns of the interview so far, with their entries.
  package var interviewTurns: [(entry: SessionEntry, event: InterviewEvent)] {
    entries.compactMap { entry in
      guard case .interview(let event) = entry.event else { return nil }
      return (entry, event)
    }
  }

  /// How the interview is held; `nil` before it was opened.
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
    switch entries.last?.event {
    case .declared: true
    case .interview(let event): event.turn == .closed
    case .looked, .sliced, .queried, .cited, .believed, .noted, .mitigated, .updated, .waited,
      .hinted, .abandoned, nil:
      false
    }
  }

  /// Whether the interview's clock stands still.
  package var isPaused: Bool {
    entries.reversed().lazy.compactMap { entry -> Bool? in
      guard case .interview(let event) = entry.event else { return nil }
      switch event.turn {
      case .paused: return true
      case .unpaused: return false
      case .opened, .seated, .clued, .revealed, .injected, .asked, .requested, .answered, .passed,
        .timedOut, .hintOffered, .hintGiven, .ticked, .overridden, .remarked, .closed:
        return nil
      }
    }.first ?? false
  }

  /// A turn as it is recorded: names checked, texts within limits, the clock tamed.
  func decideInterview(_ event: InterviewEvent) throws(SessionError) -> SessionEvent {
    try checkInterview(event.turn)
    let turn: InterviewTurn
    switch event.turn {
    case .injected(let text): turn = .injected(try checked(text, "clue"))
    case .answered(let text): turn = .answered(try checked(text, "answer"))
    case .remarked(let text): turn = .remarked(try checked(text, "note"))
    case .requested(let text, let actions):
      turn = .requested(try checked(text, "request"), actions: actions)
    case .overridden(let stage, let signal, let isHeard, let reason):
      let reason = try checked(reason, "reason")
      turn = .overridden(stage: stage, signal: signal, isHeard: isHeard, reason: reason)
    case .revealed(let look):
      turn = .revealed(try revealed(ActionID(look.action)))
    case .opened, .seated, .clued, .asked, .passed, .timedOut, .hintOffered, .hintGiven, .ticked,
      .paused, .unpaused, .closed:
      turn = event.turn
    }
    return .interview(InterviewEvent(turn, at: tamed(event.second)))
  }

  /// What an action shows now to somebody who is handed it; the candidate need not have opened it.
  func decideReveal(_ id: ActionID, at second: Int) throws(SessionError) -> SessionEvent {
    try checkIsOpen()
    return .interview(InterviewEvent(.revealed(try revealed(id)), at: tamed(second)))
  }

  private func revealed(_ id: ActionID) throws(SessionError) -> Look {
    guard let action = scenario.action(id) else { throw .unknownAction(id) }
    guard canBeShown(action) else { throw .unavailableAction(id, needs: []) }
    return try look(at: action, minutes: 0)
  }

  /// The longest time between two turns that is believed.
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
    case .opened, .seated, .revealed, .injected, .answered, .passed, .timedOut, .remarked, .closed:
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
  /// Whether the evidence of an action exists as things stand, whoever asks.
  package func canBeShown(_ action: Action) -> Bool { incident.holds(action.guardCondition) }
}
