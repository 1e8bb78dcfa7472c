import ArgumentParser
import Drills
import Reports
import Sessions
import Terminal
import TerminalSessions

/// Shows what an interview or a tabletop came to.
struct ScorecardCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scorecard",
    abstract: "What an interview or a tabletop came to, with reasons.",
    usage: "firedrill scorecard <session> [<options>]",
    discussion: """
      For example: firedrill scorecard 12
                   firedrill scorecard 12 --candidate --html feedback.html
      With --candidate it holds nothing from which the key could be learned. Of a
      tabletop it tells the team's score and what each person did, with figures.
      Only for sessions that are over.
      """
  )

  @Argument(help: "The number of an interview or a tabletop, or a replay file.")
  var session: String

  @Flag(help: "Leave out the key, so that the scenario can be used again.")
  var candidate = false

  @Flag(help: "Print Markdown.")
  var markdown = false

  @Option(help: "Write one self-contained page to this file.")
  var html: String?

  @Flag(
    help: """
      Print JSON: {scenario, minutes, style, seconds, score, band, reasons, unjudged, criteria, signals, \
      strongest, weakest, stages} and for interviewers {truth, flags}.
      """
  )
  var json = false

  func validate() throws {
    if markdown && json { throw ValidationError("choose one of --markdown and --json") }
  }

  func run() throws {
    let environment = CommandEnvironment()
    let played = try ended(environment)
    guard played.header.mode == .interview else { return try writeTeam(played, environment) }
    let report = try environment.services.scorekeeper.interviewReport(
      of: played,
      sealed: try environment.services.sealedCard(named: session, of: played)
    )
    let reader = candidate ? CardReader.candidate : .interviewer
    let page = InterviewCard(report: report, session: played, reader: reader).page
    let output = OutputWriter.standardOutput
    if let html { try NewFile.write(Array(page.html.utf8), to: html) }
    if json {
      try output.writeDocument(
        try JSONText.encode(InterviewDocument(report, played, for: reader))
      )
    } else {
      try write(page, environment)
    }
  }

  private func write(_ page: CardPage, _ environment: CommandEnvironment) throws {
    let output = OutputWriter.standardOutput
    if markdown {
      try output.write(page.markdown)
    } else if let html {
      try output.writeLine("Written to \(html).")
    } else {
      try output.writeLines(page.lines(environment.style))
    }
  }

  private func writeTeam(_ played: Session, _ environment: CommandEnvironment) throws {
    guard !json && !candidate else {
      throw CommandFailure(
        "--json and --candidate are for interviews; 'firedrill debrief \(session) --json' holds a"
          + " tabletop's score",
        code: .usage
      )
    }
    let (page, _) = try environment.services.scorekeeper.teamCard(
      of: played,
      sealed: try environment.services.sealedCard(named: session, of: played)
    )
    if let html { try NewFile.write(Array(page.html.utf8), to: html) }
    try write(page, environment)
  }

  private func ended(_ environment: CommandEnvironment) throws -> Session {
    let played = try environment.services.session(named: session)
    guard played.header.mode == .interview || played.header.mode == .tabletop else {
      throw CommandFailure(
        "session \(session) is neither interview nor tabletop; 'firedrill debrief \(session)' explains it",
        code: .usage
      )
    }
    guard played.isScorable else {
      throw CommandFailure(
        "\(played.header.mode.rawValue) \(session) is not over, and a scorecard tells the truth;"
          + " 'firedrill resume \(session)' goes on",
        code: .usage
      )
    }
    return played
  }
}
