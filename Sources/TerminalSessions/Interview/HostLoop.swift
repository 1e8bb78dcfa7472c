import CommandLanguage
import Drills
import Interviewing
import ScenarioModel
import Scoring
import Sessions
import Telemetry

/// An interview held by a person: reads what the host types and shows what the candidate does.
struct HostLoop<Console: InterviewConsole> {
  var play: PlayLoop<Console>
  let clock: InterviewClock
  let sheet: HostSheet
  private var isAloud: Bool { sheet.isAloud }

  init(
    play: PlayLoop<Console>,
    clock: InterviewClock,
    sheet: HostSheet
  ) {
    self.play = play
    self.clock = clock
    self.sheet = sheet
  }

  /// Holds the interview until it is over or the host leaves.
  mutating func run() throws -> PlayEnd {
    while true {
      try pull()
      guard !play.session.isOver else { return play.session.isScorable ? .declared : .abandoned }
      guard let interview = Interview(play.session) else { return .abandoned }
      let (link, sheet, clock, session) = (play.link, sheet, clock, play.session)
      let input = play.console.ask(
        { sheet.prompt(interview, at: clock.second(of: session)) },
        until: { link.hasNews }
      )
      switch input {
      case .woken: continue
      case .interrupted: return .interrupted
      case .endOfInput: return .quit
      case .failed(let reason):
        throw TerminalSessionError.unreadableInput(reason)
      case .tooLong(let limit):
        try play.console.show(["That line is longer than \(limit) characters and was not read."])
      case .line(let line):
        if try take(line, interview) { return .quit }
      }
    }
  }

  private var second: Int { clock.second(of: play.session) }

  /// Takes over what the candidate did, and shows it.
  mutating func pull() throws {
    try show(try play.link.sync())
  }

  private mutating func show(_ updates: [Update]) throws {
    for update in updates {
      try play.console.show(try sheet.lines(update, of: play.session))
    }
    clock.follow(play.session, after: updates)
  }

  /// Carries a line out; true when the host wants to leave.
  private mutating func take(_ line: String, _ interview: Interview) throws -> Bool {
    let parser = HostParser(
      scenario: play.session.scenario,
      stage: interview.stage?.id.rawValue,
      isAloud: isAloud
    )
    do {
      return try carryOut(try parser.parse(line), interview)
    } catch let error as HostSyntaxError {
      try play.console.show(play.view.refusal("\(error)"))
    } catch let error as SessionError {
      try play.console.show(play.view.refusal(error))
    } catch DrillError.collision {
      try play.console.show(play.view.refusal("the candidate acted at that moment; say it again"))
    }
    return false
  }

  private mutating func carryOut(_ request: HostRequest, _ interview: Interview) throws -> Bool {
    switch request {
    case .nothing: break
    case .quit: return true
    case .help: try play.console.show(sheet.help)
    case .sheet(let stage):
      try play.console.show(try sheet.stage(stage ?? interview.stage?.id.rawValue, play.session))
    case .status: try play.console.show(sheet.state(of: play.session, at: second))
    case .next: try goOn()
    case .clue(let stage): try record(.clued(stage: stage))
    case .ask(let stage): try record(.asked(.probe(stage: stage)))
    case .beliefs: try record(.asked(.beliefs))
    case .verdict: try record(.asked(.verdict))
    case .evidence: try play.console.show(sheet.evidence(of: play.session))
    case .reveal(let action): try apply(.reveal(action, second: second))
    case .say(let text): try record(.injected(text))
    case .followUp(let stage, let signal):
      try record(.asked(.followUp(stage: stage, signal: signal)))
    case .hint: try hint(interview)
    case .tick(let stage, let signal, let isHeard):
      try record(.ticked(stage: stage, signal: signal, isHeard: isHeard))
    case .override(let stage, let signal, let isHeard, let reason):
      try record(.overridden(stage: stage, signal: signal, isHeard: isHeard, reason: reason))
    case .remark(let text): try record(.remarked(text))
    case .pause: try record(.paused)
    case .go: try record(.unpaused)
    case .said(let text): try said(text)
    case .close: try record(.closed)
    case .candidate(let command): return try play.take(command)
    }
    return false
  }

  /// Carries out the machine's suggestions up to the next question.
  private mutating func goOn() throws {
    while true {
      switch try play.link.goOnAsSuggested(at: second) {
      case .said(let updates): try show(updates)
      case .listening:
        return try play.console.show(
          play.view.paragraph("A question is open; 'ask' or 'clue' goes past it.")
        )
      case .over: return
      }
      guard case .interview(let event) = play.session.entries.last?.event else { continue }
      switch event.turn {
      case .asked, .hintOffered: return
      case .opened, .seated, .clued, .revealed, .injected, .requested, .answered, .passed,
        .timedOut, .hintGiven, .ticked, .overridden, .remarked, .allowed, .paused, .unpaused,
        .closed:
        continue
      }
    }
  }

  private mutating func hint(_ interview: Interview) throws {
    guard let stage = interview.stage?.id.rawValue, let level = interview.nextHint(of: stage) else {
      return try play.console.show(play.view.refusal("there is no hint left for this stage"))
    }
    try record(.hintGiven(stage: stage, level))
  }

  /// Records the candidate's spoken answer as the host types it.
  ///
  /// The answer stands behind the command, or on the lines that follow up to an empty line.
  private mutating func said(_ text: String) throws {
    var lines = text.isEmpty ? [] : [text]
    while text.isEmpty, case .line(let line) = play.console.ask("… ", completing: { _ in [] }),
      !line.trimmed.isEmpty, line.trimmed != "."
    {
      lines.append(line)
    }
    try record(.answered(lines.joined(separator: "\n")))
  }

  private mutating func record(_ turn: InterviewTurn) throws {
    try apply(.interview(InterviewEvent(turn, at: second)))
  }

  /// Decides a command on the newest state, keeps what comes of it, and shows it.
  private mutating func apply(_ command: SessionCommand) throws {
    try pull()
    try show([try play.link.perform(command)])
  }
}
