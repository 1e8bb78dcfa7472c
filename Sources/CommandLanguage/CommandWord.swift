import ScenarioModel
package import Sessions

/// A word that begins a command of a session, whoever types it.
///
/// The order of the cases is the order in which words are offered and named in messages.
package enum CommandWord: String, Hashable, Sendable, CaseIterable {
  // Words of a play.
  case look, verify, slice, sql, cite, evidence, believe, note, mitigate, update, wait, hint
  case declare, status, menu, brief, timeline, notes, fields, help, quit, abandon
  // Further words of a candidate in an interview; a host asks, too.
  case show, ask, skip
  // Further words of a host.
  case next, clue, reveal, say, follow, tick, cross, override, remark, pause, go, said, sheet
  case state, close
}

/// The facts of a command word that do not depend on who types it.
package struct CommandEntry: Hashable, Sendable {
  package var argument: CommandArgument
  package var effect: CommandEffect
  /// Other spellings, understood only in full and never offered.
  package var synonyms: [String]

  fileprivate init(
    _ argument: CommandArgument = .none,
    _ effect: CommandEffect = .free,
    synonyms: [String] = []
  ) {
    self.argument = argument
    self.effect = effect
    self.synonyms = synonyms
  }
}

/// The kind of words that follow a command word.
package enum CommandArgument: Hashable, Sendable {
  case none
  /// An action by number or name, or where nothing is listed in the player's own words.
  case action
  case mitigation
  /// Hypotheses with weights, as in `h1=60 h3=40`.
  case beliefs
  /// The parts of a declaration.
  case declaration
  /// A free question to the telemetry.
  case slice
  /// A statement in SQL.
  case sql
  /// Free text.
  case text
  /// A wish to see something, in the candidate's own words.
  case request
  /// Simulated minutes.
  case minutes
  /// The number of an event.
  case event
  /// A command word to be explained.
  case command
  /// A stage of an interview.
  case stage
  /// A signal of a stage, as N or STAGE.N.
  case signal

  /// Whether a pasted block of several lines is one argument.
  package var takesSeveralLines: Bool {
    switch self {
    case .beliefs, .declaration, .slice, .sql, .text: true
    case .none, .action, .mitigation, .request, .minutes, .event, .command, .stage, .signal: false
    }
  }
}

/// The effect of a command on the incident's time.
package enum CommandEffect: Hashable, Sendable {
  /// No simulated time passes.
  case free
  /// Simulated time passes.
  case takes(CommandTime)
  /// The session ends, or is left and can go on later.
  case ends
}

/// The simulated time that a command takes.
package enum CommandTime: Hashable, Sendable {
  /// Always as many minutes.
  case minutes(Int)
  /// The scenario says how many for each choice.
  case ofChoice
  /// The player says how many.
  case asTyped
}

extension CommandEffect {
  /// The time for a usage line, such as "2 min".
  package var text: String {
    switch self {
    case .free, .ends: "0 min"
    case .takes(.minutes(let minutes)): "\(minutes) min"
    case .takes(.ofChoice): "its minutes"
    case .takes(.asTyped): "the minutes given"
    }
  }
}

extension CommandWord {
  /// The facts of the word: the table from which parsers, completion and help are derived.
  package var entry: CommandEntry {
    switch self {
    case .look, .verify: CommandEntry(.action, .takes(.ofChoice))
    case .slice: CommandEntry(.slice, .takes(.minutes(SessionLimits.sliceMinutes)))
    case .sql: CommandEntry(.sql, .takes(.minutes(SessionLimits.queryMinutes)))
    case .cite: CommandEntry(.action)
    case .evidence: CommandEntry(.event)
    case .believe: CommandEntry(.beliefs)
    case .note: CommandEntry(.text)
    case .mitigate: CommandEntry(.mitigation, .takes(.ofChoice))
    case .update: CommandEntry(.text, .takes(.minutes(SessionLimits.updateMinutes)))
    case .wait: CommandEntry(.minutes, .takes(.asTyped))
    case .hint: CommandEntry()
    case .declare: CommandEntry(.declaration, .ends)
    case .status, .menu, .brief, .timeline, .notes, .fields: CommandEntry()
    case .help: CommandEntry(.command, synonyms: [Self.questionMark])
    case .quit: CommandEntry(.none, .ends, synonyms: ["exit"])
    case .abandon: CommandEntry(.none, .ends)
    case .show: CommandEntry(.request, .takes(.ofChoice))
    case .skip: CommandEntry(synonyms: ["pass"])
    case .next: CommandEntry(synonyms: ["n"])
    case .ask, .clue, .sheet: CommandEntry(.stage)
    case .reveal: CommandEntry(.action)
    case .say, .remark, .said: CommandEntry(.text)
    case .follow, .tick, .cross, .override: CommandEntry(.signal)
    case .pause, .go, .state: CommandEntry()
    case .close: CommandEntry(.none, .ends)
    }
  }

  /// The sign that asks for help, alone or before a command word.
  static let questionMark = "?"

  /// The word of a command; `nil` for a turn of an interview, whose word depends on who acts, and
  /// for what a team does, which has none.
  package init?(_ command: SessionCommand) {
    switch command {
    case .look: self = .look
    case .slice: self = .slice
    case .query: self = .sql
    case .cite: self = .cite
    case .believe: self = .believe
    case .note: self = .note
    case .mitigate: self = .mitigate
    case .update: self = .update
    case .wait: self = .wait
    case .hint: self = .hint
    case .declare: self = .declare
    case .abandon: self = .abandon
    case .reveal: self = .reveal
    case .interview, .team: return nil
    }
  }
}

extension CommandParser {
  /// The request of a command word with what follows it.
  func parse(
    _ word: CommandWord,
    _ rest: String
  ) throws(CommandSyntaxError) -> SessionRequest {
    switch word {
    case .look, .verify: try look(rest)
    case .slice: ["", "fields"].contains(rest) ? .show(.fields) : try slice(rest)
    case .sql: sql(rest)
    case .cite: try cite(rest)
    case .evidence: try evidence(rest)
    case .believe: rest.isEmpty ? .show(.hypotheses) : try believe(rest)
    case .note: .command(.note(rest))
    case .mitigate:
      rest.isEmpty ? .show(.mitigations) : .command(.mitigate(try mitigation(rest)))
    case .update: .command(.update(rest))
    case .wait: try wait(rest)
    case .hint: .command(.hint)
    case .declare: .declare(try DeclarationParser(session.scenario).parse(rest))
    case .status: .show(.status)
    case .menu: .show(.menu)
    case .brief: .show(.brief)
    case .timeline: .show(.timeline)
    case .notes: .show(.notes)
    case .fields: .show(.fields)
    case .help: .show(.help(rest.isEmpty ? nil : rest))
    case .quit: .quit
    case .abandon: .command(.abandon)
    case .show, .ask, .skip, .next, .clue, .reveal, .say, .follow, .tick, .cross, .override,
      .remark, .pause, .go, .said, .sheet, .state, .close:
      throw .unknownWord(word.rawValue, nil)
    }
  }
}

extension CommandWriter {
  /// The line of a command; a turn of an interview as its candidate or host types it, and empty
  /// where nobody types it.
  package func line(for command: SessionCommand) -> String {
    switch command {
    case .look(let action): line(.look, words(for: action))
    case .slice(_, let words): line(.slice, words)
    case .query(let query): line(.sql, query.statement)
    case .cite(let action, let query):
      line(.cite, words(for: action), query.map { "\($0)" } ?? "")
    case .believe(let beliefs): line(for: beliefs)
    case .note(let text): line(.note, text)
    case .mitigate(let mitigation): line(.mitigate, mitigation.rawValue)
    case .update(let text): line(.update, text)
    case .wait(let minutes): line(.wait, "\(minutes)")
    case .hint: line(.hint)
    case .declare(let declaration):
      line(for: DeclarationDraft(declaration, isConfirmed: true))
    case .abandon: line(.abandon)
    case .interview(let event): line(for: event.turn) ?? ""
    case .team: ""
    case .reveal(let action, _): line(.reveal, action.rawValue)
    }
  }
}
