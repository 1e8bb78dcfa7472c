import ArgumentParser
import Drills
import Reports
import Scoring
import Sessions
import Terminal
import TerminalSessions

/// Explains a session that is over.
struct DebriefCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "debrief",
    abstract: "What happened in truth, your path beside the reference's, and what to train next.",
    discussion: """
      For example: firedrill debrief 12
                   firedrill debrief Replays/canary-expert.jsonl --html debrief.html
      Only for sessions that are over: it tells the truth.
      """
  )

  @Argument(
    help: "The number of a session, or a replay file.",
    completion: NameCompletion.sessionsAndReplays
  )
  var session: String

  @Option(help: "Write one self-contained page to this file.")
  var html: String?

  @Flag(
    help: """
      Print JSON: {truth, score, path: [STEP], referencePath: [STEP], beliefs: [{event, minute, evidence, \
      stated}], harm: {session, reference, unattended: [{minute, harm}]}, rivals, training, judge}; STEP is \
      {event, start, end, title, gain}.
      """
  )
  var json = false

  @OptionGroup var judging: JudgeOptions

  func run() throws {
    let environment = CommandEnvironment()
    let judge = try JudgeClient(judging, environment)
    let session = try ended(environment)
    let scorekeeper = environment.services.scorekeeper
    let sealed = try environment.services.sealedCard(named: self.session, of: session)
    let (report, card) = try scorekeeper.debrief(of: session, sealed: sealed)
    let opinion = try judge?.opinion(of: session)
    let document = DebriefDocument(session, report, card, opinion)
    let output = OutputWriter.standardOutput
    if json {
      try output.writeDocument(try JSONText.encode(document))
    } else if html == nil {
      try environment.screen.show(
        document.lines(environment.style, .firedrill)
          + (try people(in: session, sealed: sealed, environment))
      )
    }
    if let html {
      try NewFile.write(Array(document.html(.firedrill).utf8), to: html)
      if !json { try output.writeLine("Written to \(html).") }
    }
  }

  /// The account of each person of a tabletop; nothing for another session.
  private func people(
    in session: Session,
    sealed: Scorecard?,
    _ environment: CommandEnvironment
  ) throws -> [String] {
    guard session.isScorable, session.team != nil else { return [] }
    let scorekeeper = environment.services.scorekeeper
    return try scorekeeper.teamCard(of: session, sealed: sealed).page.people
      .lines(environment.style)
  }

  private func ended(_ environment: CommandEnvironment) throws -> Session {
    let played = try environment.services.session(named: session)
    guard played.isOver else {
      throw CommandFailure(
        "session \(session) is still open, and a debrief tells the truth; declare or abandon it first"
          + " (firedrill resume \(session))",
        code: .usage
      )
    }
    return played
  }
}
