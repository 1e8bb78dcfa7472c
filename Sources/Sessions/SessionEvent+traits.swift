package import ScenarioModel
package import Statecharts

/// The facts about an event that other code asks for.
///
/// Only `traits` of `SessionEvent`, `InterviewTurn` and `TeamEvent` decide them, each in one switch; a new
/// event is described there once.
package struct EventTraits: Hashable, Sendable {
  /// Simulated minutes that passed, 0 or more for an event that was decided.
  package var minutes = 0
  /// The telemetry that the event showed, which a declaration can cite; `nil` for none.
  package var evidence: EventEvidence?
  /// The evidence that the player or candidate chose to see; `nil` where none was chosen.
  package var request: EvidenceRequest?
  /// The signal that the incident's chart receives; `nil` for none.
  package var signal: ChartSignal?
  /// The end of the session; `nil` where the session goes on.
  package var ending: EventEnding?
  /// The people who may see the event.
  package var visibility = EventVisibility.everyone
  /// The text with which the player or candidate told others something; `nil` for none.
  package var statement: String?
  /// The text that the player wrote down for nobody else; `nil` for none.
  package var note: String?
  /// Whether the event only repeats words that were typed in an interview.
  package var isOwnWords = false
  /// The question that an interviewer asked; `nil` for none.
  package var question: InterviewQuestion?
  /// The change to the clock of an interview; `nil` for none.
  package var clockChange: InterviewClockChange?
}

/// The telemetry that an event showed.
package enum EventEvidence: Hashable, Sendable {
  /// The evidence of an action, with its finding.
  case look(Look)
  /// The answer to a free question, which has no finding.
  case answer
}

/// The evidence that a player or candidate chose to see.
package enum EvidenceRequest: Hashable, Sendable {
  case action(ActionID)
  /// A question in words, in the query language or in SQL.
  case words(String)
}

/// A signal to the incident's chart.
package enum ChartSignal: Hashable, Sendable {
  case look(action: String)
  case mitigate(String)
  case update
  case declare

  /// The name of the chart's event.
  package var name: EventName {
    switch self {
    case .look(let action): EventName("look.\(action)")
    case .mitigate(let mitigation): EventName("mitigate.\(mitigation)")
    case .update: "update"
    case .declare: "declare"
    }
  }
}

/// The way in which an event ends its session.
package enum EventEnding: Hashable, Sendable {
  /// By a verdict, or by closing an interview; the session can be scored.
  case scorable
  case abandoned
}

/// The people who may see an event of an interview.
package enum EventVisibility: Hashable, Sendable {
  case everyone
  /// The host's own remarks and verdicts, which the candidate must not notice.
  case hostOnly
}

/// A change to the clock of an interview.
package enum InterviewClockChange: Hashable, Sendable {
  case stopped, started
}

extension SessionEvent {
  /// The facts about the event.
  package var traits: EventTraits {
    switch self {
    case .looked(let look):
      EventTraits(
        minutes: look.minutes,
        evidence: .look(look),
        request: .action(ActionID(look.action)),
        signal: .look(action: look.action)
      )
    case .sliced(let words, let minutes, _):
      EventTraits(minutes: minutes, evidence: .answer, request: .words(words))
    case .queried(let query, let minutes):
      EventTraits(
        minutes: minutes,
        evidence: query.failure == nil ? .answer : nil,
        request: .words(query.statement)
      )
    case .cited(let look, _):
      EventTraits(
        minutes: look.minutes,
        evidence: .look(look),
        request: .action(ActionID(look.action)),
        signal: .look(action: look.action)
      )
    case .believed, .hinted: EventTraits()
    case .noted(let text): EventTraits(note: text)
    case .mitigated(let mitigation, let minutes):
      EventTraits(minutes: minutes, signal: .mitigate(mitigation))
    case .updated(let text, let minutes):
      EventTraits(minutes: minutes, signal: .update, statement: text)
    case .waited(let minutes): EventTraits(minutes: minutes)
    case .declared(let declaration):
      EventTraits(signal: .declare, ending: .scorable, statement: declaration.explanation)
    case .abandoned: EventTraits(ending: .abandoned)
    case .interview(let event): event.turn.traits
    case .team(let event): event.traits
    }
  }

  /// The command that brings the event about in the state before it.
  package var origin: EventOrigin {
    switch self {
    case .looked(let look): .command(.look(ActionID(look.action)))
    case .sliced(let words, _, _): .slice(words: words)
    case .queried(let query, _): .command(.query(query))
    case .cited(let look, let query): .command(.cite(ActionID(look.action), query: query))
    case .believed(let beliefs): .command(.believe(beliefs))
    case .noted(let text): .command(.note(text))
    case .mitigated(let name, _): .command(.mitigate(MitigationID(name)))
    case .updated(let text, _): .command(.update(text))
    case .waited(let minutes): .command(.wait(minutes: minutes))
    case .hinted: .command(.hint)
    case .declared(let declaration): .command(.declare(declaration))
    case .abandoned: .command(.abandon)
    case .interview(let event): .command(.interview(event))
    case .team(let event): .command(.team(event))
    }
  }
}

/// The command behind an event.
package enum EventOrigin: Hashable, Sendable {
  case command(SessionCommand)
  /// A free question, whose words must be parsed for the query.
  case slice(words: String)
}

extension InterviewTurn {
  /// The facts about an event of this turn.
  package var traits: EventTraits {
    switch self {
    case .opened, .seated, .clued, .injected, .passed, .timedOut, .hintOffered, .hintGiven:
      EventTraits()
    case .revealed(let look): EventTraits(minutes: 0, evidence: .look(look))
    case .asked(let question): EventTraits(question: question)
    case .requested(let words, _): EventTraits(request: .words(words), isOwnWords: true)
    case .answered(let text): EventTraits(statement: text, isOwnWords: true)
    case .ticked, .overridden, .remarked, .allowed(.ticks, _): EventTraits(visibility: .hostOnly)
    case .allowed(.typing, _): EventTraits()
    case .paused: EventTraits(clockChange: .stopped)
    case .unpaused: EventTraits(clockChange: .started)
    case .closed: EventTraits(ending: .scorable)
    }
  }
}

extension SessionEvent {
  /// Simulated minutes that passed, 0 or more for an event that was decided.
  package var minutes: Int { traits.minutes }

  /// Whether the session is over after the event.
  package var endsSession: Bool { traits.ending != nil }

  /// Whether the event showed telemetry that a declaration can cite.
  package var showsEvidence: Bool { traits.evidence != nil }

  /// The evidence of an action that the event showed; `nil` where it showed none.
  package var look: Look? {
    if case .look(let look) = traits.evidence { look } else { nil }
  }

  /// Whether the event changed the system.
  package var isMitigation: Bool {
    if case .mitigate = traits.signal { true } else { false }
  }

  /// Whether this and another event take evidence from the same question, so at the same moment.
  package func sharesQuestion(with other: SessionEvent?) -> Bool {
    guard case .cited(_, let question) = self, case .cited(_, question) = other else {
      return false
    }
    return true
  }

  /// Whether the event is a turn of an interview that the candidate must not notice.
  package var isPrivate: Bool { traits.visibility == .hostOnly }
}
