extension InterviewEvent: Codable {
  /// The kinds of turns by the words that files use for them; the words never change.
  private enum Kind: String, Codable {
    case opened, seated, clued, revealed, injected, asked, requested, answered, passed
    case timedOut = "timed-out"
    case hintOffered = "hint-offered"
    case hintGiven = "hint-given"
    case ticked, overridden, remarked, allowed, paused, unpaused, closed
  }

  private enum Key: String, CodingKey {
    case kind = "turn"
    case second, setting, seat, stage, look, text, question, actions, level, signal, heard, reason
    case permission, allowed
  }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    func text(_ key: Key) throws -> String { try values.decode(String.self, forKey: key) }
    func level() throws -> HintLevel { try values.decode(HintLevel.self, forKey: .level) }
    func isHeard() throws -> Bool { try values.decode(Bool.self, forKey: .heard) }
    second = try values.decode(Int.self, forKey: .second)
    turn =
      switch try values.decode(Kind.self, forKey: .kind) {
      case .opened: .opened(try values.decode(InterviewSetting.self, forKey: .setting))
      case .seated: .seated(try values.decode(InterviewRole.self, forKey: .seat))
      case .clued: .clued(stage: try text(.stage))
      case .revealed: .revealed(try values.decode(Look.self, forKey: .look))
      case .injected: .injected(try text(.text))
      case .asked: .asked(try values.decode(InterviewQuestion.self, forKey: .question))
      case .requested:
        .requested(try text(.text), actions: try values.decode([String].self, forKey: .actions))
      case .answered: .answered(try text(.text))
      case .passed: .passed
      case .timedOut: .timedOut
      case .hintOffered: .hintOffered(stage: try text(.stage), try level())
      case .hintGiven: .hintGiven(stage: try text(.stage), try level())
      case .ticked:
        .ticked(stage: try text(.stage), signal: try text(.signal), isHeard: try isHeard())
      case .overridden:
        .overridden(
          stage: try text(.stage),
          signal: try text(.signal),
          isHeard: try isHeard(),
          reason: try text(.reason)
        )
      case .remarked: .remarked(try text(.text))
      case .allowed:
        .allowed(
          try values.decode(RoomPermission.self, forKey: .permission),
          try values.decode(Bool.self, forKey: .allowed)
        )
      case .paused: .paused
      case .unpaused: .unpaused
      case .closed: .closed
      }
  }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encode(kind, forKey: .kind)
    try values.encode(second, forKey: .second)
    switch turn {
    case .opened(let setting): try values.encode(setting, forKey: .setting)
    case .seated(let seat): try values.encode(seat, forKey: .seat)
    case .clued(let stage): try values.encode(stage, forKey: .stage)
    case .revealed(let look): try values.encode(look, forKey: .look)
    case .injected(let text), .answered(let text), .remarked(let text):
      try values.encode(text, forKey: .text)
    case .asked(let question): try values.encode(question, forKey: .question)
    case .requested(let text, let actions):
      try values.encode(text, forKey: .text)
      try values.encode(actions, forKey: .actions)
    case .passed, .timedOut, .paused, .unpaused, .closed: break
    case .hintOffered(let stage, let level), .hintGiven(let stage, let level):
      try values.encode(stage, forKey: .stage)
      try values.encode(level, forKey: .level)
    case .ticked(let stage, let signal, let isHeard):
      try values.encode(stage, forKey: .stage)
      try values.encode(signal, forKey: .signal)
      try values.encode(isHeard, forKey: .heard)
    case .overridden(let stage, let signal, let isHeard, let reason):
      try values.encode(stage, forKey: .stage)
      try values.encode(signal, forKey: .signal)
      try values.encode(isHeard, forKey: .heard)
      try values.encode(reason, forKey: .reason)
    case .allowed(let permission, let isAllowed):
      try values.encode(permission, forKey: .permission)
      try values.encode(isAllowed, forKey: .allowed)
    }
  }

  private var kind: Kind {
    switch turn {
    case .opened: .opened
    case .seated: .seated
    case .clued: .clued
    case .revealed: .revealed
    case .injected: .injected
    case .asked: .asked
    case .requested: .requested
    case .answered: .answered
    case .passed: .passed
    case .timedOut: .timedOut
    case .hintOffered: .hintOffered
    case .hintGiven: .hintGiven
    case .ticked: .ticked
    case .overridden: .overridden
    case .remarked: .remarked
    case .allowed: .allowed
    case .paused: .paused
    case .unpaused: .unpaused
    case .closed: .closed
    }
  }
}

extension InterviewQuestion: Codable {
  /// The kinds of questions by the words that files use for them; the words never change.
  private enum Kind: String, Codable {
    case probe
    case followUp = "follow-up"
    case challenge, beliefs, verdict
  }

  private enum Key: String, CodingKey {
    case kind, stage, signal
  }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    func text(_ key: Key) throws -> String { try values.decode(String.self, forKey: key) }
    self =
      switch try values.decode(Kind.self, forKey: .kind) {
      case .probe: .probe(stage: try text(.stage))
      case .followUp: .followUp(stage: try text(.stage), signal: try text(.signal))
      case .challenge: .challenge(stage: try text(.stage))
      case .beliefs: .beliefs
      case .verdict: .verdict
      }
  }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    switch self {
    case .probe(let stage):
      try values.encode(Kind.probe, forKey: .kind)
      try values.encode(stage, forKey: .stage)
    case .followUp(let stage, let signal):
      try values.encode(Kind.followUp, forKey: .kind)
      try values.encode(stage, forKey: .stage)
      try values.encode(signal, forKey: .signal)
    case .challenge(let stage):
      try values.encode(Kind.challenge, forKey: .kind)
      try values.encode(stage, forKey: .stage)
    case .beliefs: try values.encode(Kind.beliefs, forKey: .kind)
    case .verdict: try values.encode(Kind.verdict, forKey: .kind)
    }
  }
}
