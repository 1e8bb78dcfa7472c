package import Sessions

/// A person's or program's part in a session; it decides what they may know and do.
package enum Role: String, Hashable, Sendable, CaseIterable {
  /// Plays a drill alone.
  case player
  /// Is interviewed.
  case candidate
  /// Interviews.
  case host
  /// Watches and changes nothing.
  case observer
  /// Writes scenarios and may see everything.
  case author
}

/// A kind of knowledge about a session that a role may lack.
package enum Knowledge: Hashable, Sendable, CaseIterable {
  /// The true cause, the seed from which it follows, and everything computed from it.
  case truth
  /// The host's private notes: ticked signals, rulings and texts.
  case hostNotes
  /// Clues, questions and expected signals that were not yet told.
  case nextClue
  /// The score and its ledger.
  case score
}

extension Role {
  /// Whether the role may know something of a session.
  ///
  /// `isOver`: the session has ended. `isHosted`: a person holds it as an interview; a candidate then
  /// learns the key from that person and not from the program.
  package func mayKnow(_ knowledge: Knowledge, isOver: Bool, isHosted: Bool) -> Bool {
    switch self {
    case .host, .author: return true
    case .player: return isOver
    case .observer: return isOver && !isHosted
    case .candidate:
      switch knowledge {
      case .score: return isOver
      case .truth, .hostNotes, .nextClue: return isOver && !isHosted
      }
    }
  }

  /// Whether the role may learn that an event happened.
  package func maySee(_ event: SessionEvent) -> Bool {
    switch self {
    case .host, .author: true
    case .player, .candidate, .observer: !event.isPrivate
    }
  }

  /// Whether the role may change the session; an observer only joins.
  var mayAct: Bool { self != .observer }

  /// Whether the role may give a command.
  package func mayGive(_ command: SessionCommand) -> Bool {
    switch self {
    case .host, .author: true
    case .observer:
      switch command {
      case .interview(let event): event.turn == .seated(.observer)
      default: false
      }
    case .player, .candidate:
      switch command {
      case .interview(let event): mayTake(event.turn)
      case .team(let event): self == .player && event.player != nil
      default: !command.isInterviewersOwn
      }
    }
  }

  /// Whether the role may take a turn of an interview.
  ///
  /// A candidate may take a hint, which has its price; all other turns of the interviewer are not theirs.
  private func mayTake(_ turn: InterviewTurn) -> Bool {
    switch turn {
    case .answered, .passed, .requested, .hintGiven, .seated(.candidate), .allowed(.typing, _): true
    case .opened, .seated(.host), .seated(.observer), .allowed(.ticks, _), .clued, .revealed,
      .injected, .asked, .timedOut, .hintOffered,
      .ticked, .overridden, .remarked, .paused, .unpaused, .closed:
      self == .host || self == .author
    }
  }
}
