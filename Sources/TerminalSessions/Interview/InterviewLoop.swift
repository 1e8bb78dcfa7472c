import CommandLanguage
import Drills
import Interviewing
import Reports
import ScenarioModel
import Scoring
import Sessions
import Telemetry

/// An interview held by the machine: it says what comes next, and listens.
///
/// Every turn is kept before anything of it is shown.
struct InterviewLoop<Console: InterviewConsole> {
  var play: PlayLoop<Console>
  let clock: InterviewClock
  /// Whether the candidate was told that a verdict ends the interview.
  private var isWarned = false

  init(play: PlayLoop<Console>, clock: InterviewClock) {
    self.play = play
    self.clock = clock
  }

  private var second: Int { clock.second(of: play.session) }

  /// Holds the interview until it is over or the candidate leaves.
  mutating func run() throws -> PlayEnd {
    if play.session.interviewSetting?.interviewer == .host { try record(.seated(.candidate)) }
    while let interview = Interview(play.session) {
      switch try play.link.goOn(at: second) {
      case .over: return play.session.isScorable ? .declared : .abandoned
      case .said(let updates): try show(updates)
      case .listening(let until):
        if let end = try listen(interview, until) { return end }
      }
    }
    return .abandoned
  }

  /// Records a turn and shows it.
  mutating func record(_ turn: InterviewTurn) throws {
    try show(try play.link.record(turn, at: second))
  }

  /// Takes over what the interviewer did, and shows what the candidate may see.
  private mutating func pull() throws { try show(try play.link.sync()) }

  /// Shows what happened, and sets the clock where the interviewer stopped it or is ahead.
  private mutating func show(_ updates: [Update]) throws {
    for update in updates { try play.show(update) }
    clock.follow(play.session, after: updates)
  }

  /// Waits for one line and carries it out.
  private mutating func listen(_ interview: Interview, _ until: Int?) throws -> PlayEnd? {
    let known = play.session.entries.count
    try pull()
    guard play.session.entries.count == known else { return nil }
    play.console.showStatus(try play.status())
    let (view, clock, session) = (play.view, clock, play.session)
    let input = ask(
      { view.prompt(interview, at: clock.second(of: session), until: until) },
      until
    )
    switch input {
    case .interrupted: return .interrupted
    case .endOfInput: return .quit
    case .failed(let reason):
      throw TerminalSessionError.unreadableInput(reason)
    case .woken: break
    case .tooLong(let limit):
      try play.console.show(["That line is longer than \(limit) characters and was not read."])
    case .line(let line):
      try pull()
      do {
        return try take(line, interview, until)
      } catch DrillError.collision {
        try say("The interviewer acted at that moment; type that again.")
      }
    }
    return nil
  }

  private mutating func ask(_ prompt: () -> String, _ until: Int?) -> PlayInput {
    let (clock, link) = (clock, play.link)
    return play.console.ask(
      prompt,
      until: { until.map { clock.second >= $0 } ?? false || link.hasNews }
    )
  }

  private mutating func take(
    _ line: String,
    _ interview: Interview,
    _ until: Int?
  ) throws -> PlayEnd? {
    let parser = InterviewParser(session: play.session, isHintOffered: interview.offer != nil)
    switch parser.parse(line) {
    case .nothing:
      try say("Nothing was said. Take your time, or type skip to go on.")
    case .quit: return .quit
    case .help: try play.console.show(play.view.interviewHelp)
    case .skip: try record(.passed)
    case .hint: try giveHint(interview)
    case .evidence(let words): try show(words)
    case .command(let command): return try carryOut(command, interview)
    case .answer(let first):
      if interview.isBeliefOpen { return try believe(first) }
      if interview.verdictSecond != nil { return try conclude(first) }
      return try answer(from: first, until)
    }
    return nil
  }

  private mutating func carryOut(_ command: String, _ interview: Interview) throws -> PlayEnd? {
    let parser = InterviewParser(session: play.session, isHintOffered: false)
    if parser.isVerdict(command), interview.verdictSecond == nil, !isWarned {
      let left = interview.ladder.count - (interview.position ?? 0) - 1
      guard left > 0 else { return try play.take(command) ? .quit : nil }
      isWarned = true
      try say(
        "A verdict ends the interview, and \(left) of \(interview.ladder.count) questions are still"
          + " to come. Declare again if that is what you want."
      )
      return nil
    }
    return try play.take(command) ? .quit : nil
  }

  /// Beliefs without their command word, in figures or in words.
  private mutating func believe(_ text: String) throws -> PlayEnd? {
    if text.contains("=") { return try play.take("believe \(text)") ? .quit : nil }
    guard let beliefs = StatementParser(play.session).beliefs(in: text) else {
      try say(
        "Give numbers, such as h1=50 h2=30 or 'half the build, a third the users', or type skip."
      )
      return nil
    }
    return try carryOutIfMeant(beliefs)
  }

  /// Says back a command that the candidate stated, and carries it out on a yes; a line that was typed
  /// instead is carried out.
  private mutating func carryOutIfMeant(_ command: SessionCommand) throws -> PlayEnd? {
    do {
      guard let line = try play.carryOutIfMeant(command), let interview = Interview(play.session)
      else { return nil }
      return try take(line, interview, nil)
    } catch let error as SessionError {
      try play.console.show(play.view.refusal(error))
      return nil
    }
  }

  /// A verdict that begins with its reasons.
  private mutating func conclude(_ first: String) throws -> PlayEnd? {
    let (text, command, end) = try lines(after: first, until: nil)
    var draft = DeclarationDraft(explanation: text)
    if let command {
      guard let typed = verdict(command) else {
        try say("The command comes first. Your reasons were not taken; give them again after it.")
        return try goOn(with: command)
      }
      draft = typed
      draft.explanation = typed.explanation ?? text
    }
    if let declaration = try play.complete(draft) {
      do {
        if let line = try play.carryOutIfFinal(declaration), try play.take(line) { return .quit }
      } catch let error as SessionError {
        try play.console.show(play.view.refusal(error))
      }
    }
    return end
  }

  /// The verdict that a command inside its reasons gives; `nil` where it is another command.
  private func verdict(_ command: String) -> DeclarationDraft? {
    let line = String(command.drop { $0 == "/" }).trimmed
    guard case .declare(let draft)? = try? CommandParser(session: play.session).parse(line) else {
      return nil
    }
    return draft
  }

  /// Takes a command that ended an answer.
  private mutating func goOn(with command: String) throws -> PlayEnd? {
    guard let interview = Interview(play.session) else { return nil }
    return try take(command, interview, nil)
  }

  private mutating func giveHint(_ interview: Interview) throws {
    let stage = interview.offer?.stage ?? interview.open?.question.stage
    guard let stage, let level = interview.nextHint(of: stage) else {
      return try say("There is no hint for this.")
    }
    try record(.hintGiven(stage: stage, level))
  }

  /// Takes an answer of several lines; an empty one, '.' or a command ends it.
  private mutating func answer(from first: String, _ until: Int?) throws -> PlayEnd? {
    let (text, next, end) = try lines(after: first, until: until)
    let stated = StatementParser(play.session).commands(in: text)
    do {
      try record(.answered(text))
    } catch let error as SessionError {
      try play.console.show(play.view.refusal(error))
      if next != nil { try say("The command after it was not carried out.") }
      return end
    }
    guard end == nil else { return end }
    // What the candidate says they do happens, once they agree that this was meant.
    for readings in stated {
      guard let command = try chosen(among: readings) else { continue }
      if let end = try carryOutIfMeant(command) { return end }
    }
    guard let next else { return nil }
    return try goOn(with: next)
  }

  private mutating func chosen(among readings: [SessionCommand]) throws -> SessionCommand? {
    guard readings.count > 1 else { return readings.first }
    let session = play.session
    return try choice(among: readings) { SaidBackReport($0, in: session).content }
  }

  /// Reads the lines of an answer up to its end, with the command that ended it, if one did.
  private mutating func lines(
    after first: String,
    until: Int?
  ) throws -> (text: String, command: String?, end: PlayEnd?) {
    let (said, command) = InterviewParser.parts(of: first)
    var lines = [said]
    var length = said.unicodeScalars.count
    if let command { return (said, command, nil) }
    while true {
      switch ask({ "… " }, until) {
      case .line(let line):
        if line.trimmed.isEmpty || line.trimmed == "." {
          return (lines.joined(separator: "\n"), nil, nil)
        }
        let (said, command) = InterviewParser.parts(of: line)
        length += said.unicodeScalars.count + 1
        // One line beyond the limit is kept, so that it is named; more would only fill memory.
        if length <= 2 * SessionLimits.textLength, !said.isEmpty { lines.append(said) }
        if let command { return (lines.joined(separator: "\n"), command, nil) }
      case .woken:
        guard let until, second >= until else {
          try pull()
          continue
        }
        return (lines.joined(separator: "\n"), nil, nil)
      case .endOfInput: return (lines.joined(separator: "\n"), nil, .quit)
      case .interrupted: return (lines.joined(separator: "\n"), nil, .interrupted)
      case .tooLong(let limit):
        try play.console.show(["That line is longer than \(limit) characters and was not read."])
      case .failed(let reason):
        throw TerminalSessionError.unreadableInput(reason)
      }
    }
  }

  private mutating func say(_ text: String) throws {
    try play.console.show(play.view.paragraph(text))
  }
}

extension InterviewLoop {
  /// Shows the evidence that the candidate asked for, asks back, or says that nobody has it.
  private mutating func show(_ words: String) throws {
    let parser = InterviewParser(session: play.session, isHintOffered: false)
    let (actions, isSure) = parser.actions(meantBy: words)
    do {
      try record(.requested(words, actions: actions.map(\.rawValue)))
      guard !actions.isEmpty else {
        return try say(
          "Nobody has that, or not yet. Ask for something else, or go on with your answer."
        )
      }
      guard actions.count == 1 else {
        let scenario = play.session.scenario
        let chosen = try choice(among: actions) { scenario.action($0)?.title ?? $0.rawValue }
        if let chosen { try play.carryOut(.look(chosen)) }
        return
      }
      guard !isSure else { return try play.carryOut(.look(actions[0])) }
      if let line = try play.carryOutIfMeant(.look(actions[0])) { try show(line) }
    } catch let error as SessionError {
      try play.console.show(play.view.refusal(error))
    }
  }

  private mutating func choice<Choice>(
    among choices: [Choice],
    _ title: (Choice) -> String
  ) throws -> Choice? {
    try say("Which do you mean?")
    try play.console.show(choices.enumerated().map { "  \($0.offset + 1)  \(title($0.element))" })
    let input = play.console.ask("number (empty: none)> ") { _ in [] }
    guard case .line(let line) = input, let number = Int(line.trimmed) else { return nil }
    return choices.element(numbered: number)
  }
}
