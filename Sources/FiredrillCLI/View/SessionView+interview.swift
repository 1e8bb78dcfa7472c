import ScenarioModel
import Sessions

extension SessionView {
  /// One turn of an interview as the candidate sees it; nothing for a host's private turns.
  func turn(
    _ event: InterviewEvent,
    _ entry: SessionEntry,
    of session: Session
  ) throws(StagingError) -> [String] {
    guard case .revealed = event.turn else {
      return event.turn.isPrivate ? [] : paragraph(session.scenario.summary(of: event.turn))
    }
    guard let look = session.looks.first(where: { $0.entry.number == entry.number }),
      let report = try session.evidence(of: look)
    else { return [] }
    let title = session.scenario.action(look.action)?.title ?? look.action.rawValue
    return ["", heading("[\(entry.number)] \(title)")] + evidence(report, in: session)
  }
}

extension Scenario {
  /// One line for a turn of an interview.
  func summary(of turn: InterviewTurn) -> String {
    switch turn {
    case .opened(let setting):
      "interview of \(setting.minutes) min, \(setting.style.rawValue)"
    case .seated(let seat): "the \(seat.rawValue) sat down"
    case .clued(let stage): "clue: \(self.stage(stage)?.clue ?? stage)"
    case .revealed(let look):
      "handed over: \(action(ActionID(look.action))?.title ?? look.action)"
    case .injected(let text): "clue: \(text)"
    case .asked(let question): "asked: \(words(of: question))"
    case .requested(let text, _): "request: \(text)"
    case .answered(let text): "answer: \(text)"
    case .passed: "left the question"
    case .timedOut: "time for the answer was over"
    case .hintOffered(_, let level): "hint offered (\(level.rawValue))"
    case .hintGiven(_, let level): "hint taken (\(level.rawValue))"
    case .ticked(_, let signal, let isHeard):
      isHeard ? "host heard '\(signal)'" : "host did not hear '\(signal)'"
    case .overridden(_, let signal, let isHeard, let reason):
      "host ruled '\(signal)' \(isHeard ? "heard" : "not heard"): \(reason)"
    case .remarked(let text): "host's note: \(text)"
    case .paused: "the clock was stopped"
    case .unpaused: "the clock went on"
    case .closed: "the interview was closed"
    }
  }

  /// A stage of the interview.
  func stage(_ name: String) -> InterviewStage? {
    ladder.first { $0.id.rawValue == name }
  }

  /// A question in the scenario's own words.
  func words(of question: InterviewQuestion) -> String {
    switch question {
    case .probe(let stage): self.stage(stage)?.probe ?? stage
    case .followUp(let stage, let signal):
      self.stage(stage)?.signals.first { $0.concept.id == signal }?.followUp ?? signal
    case .challenge: "What would change your mind?"
    case .beliefs: "How likely is each hypothesis by now?"
    case .verdict: "What is your verdict?"
    }
  }
}
