import ScenarioModel
import Scoring
import Reports
import Drills
import ArgumentParser
import Plotting
import Sessions
import Terminal

/// Shows a past session again.
struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Step through a past session: yours or a replay file.",
    discussion: """
      For example: firedrill replay Replays/canary-expert.jsonl
                   firedrill replay 12 --all --reveal
      Keys: space next, b back, g go to an event or a minute, 1-9 play at ×1 to
      ×600, r reveal, ? all keys, q leave. Every event is checked against what the
      scenario and seed give; 65 where they differ.
      """
  )

  @Argument(
    help: "The number of a session, or a replay file; - is standard input.",
    completion: NameCompletion.sessionsAndReplays
  )
  var session: String

  @Flag(help: "Show everything at once; as when output is not a terminal.")
  var all = false

  @Flag(help: "Show what the evidence said beside what the player said; of a session that is over.")
  var reveal = false

  @OptionGroup var screen: ScreenOptions

  @Flag(help: "Print JSON: {scenario, seed, events: [{number, start, end, what}], truth, score}.")
  var json = false

  func run() throws {
    let environment = screen.environment
    let scorekeeper = environment.services.scorekeeper
    let (course, card) = try replayed(environment, scorekeeper)
    let last = course.last
    if json {
      try OutputWriter.standardOutput.writeLine(try JSONText.encode(ReplayDocument(last, card)))
      return
    }
    let pages = ReplayPages(
      course: course,
      card: card,
      view: SessionView(style: environment.style)
    )
    if reveal { try checkIsOver(last) }
    if all || !environment.canRedraw {
      try list(pages, posteriors: reveal ? try scorekeeper.posteriors(of: last) : nil)
    } else {
      try ReplayViewer(
        pages: pages,
        terminal: environment.terminal,
        posteriors: { try scorekeeper.posteriors(of: last) },
        isRevealing: reveal
      ).run()
    }
  }

  private func checkIsOver(_ last: Session) throws(CommandFailure) {
    guard last.isOver else {
      throw CommandFailure(
        "session \(session) is still open; what its evidence says is revealed when it is over",
        code: .usage
      )
    }
  }

  /// All pages at once, each with the beliefs where they changed and the evidence is revealed.
  private func list(_ pages: ReplayPages, posteriors: [[Double]]?) throws {
    let output = OutputWriter.standardOutput
    let style = pages.view.style
    try pages.course.forEachState { session in
      try output.writeLines(try pages.lines(of: session).map(style.spelled))
      guard let posteriors, let event = session.entries.last?.event, event.showsEvidence
      else { return }
      try output.writeLines(pages.beliefs(of: session, revealing: posteriors).map(style.spelled))
    }
  }

  /// The session with all that led to it, and its score where it was declared.
  private func replayed(
    _ environment: CommandEnvironment,
    _ scorekeeper: Scorekeeper
  ) throws -> (course: SessionCourse, card: Scorecard?) {
    guard let number = Int(session) else {
      let replay = try environment.services.replays.verified(session)
      return (SessionCourse(replay.session), replay.card)
    }
    let service = try environment.services.sessions()
    let id = SessionID(rawValue: number)
    let last = try service.checked(id)
    let course = SessionCourse(last)
    guard last.isScorable else { return (course, nil) }
    return (course, try service.sealedCard(of: last, id) ?? scorekeeper.card(of: last))
  }
}
