import ArgumentParser
import Drills
import Plotting
import Reports
import Terminal
import TerminalSessions

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
    let services = environment.services
    let (last, card) = try services.replayed(named: session)
    guard !json else {
      return try OutputWriter.standardOutput.writeDocument(
        try JSONText.encode(ReplayDocument(last, card))
      )
    }
    let pages = ReplayPages(of: last, card: card, view: environment.view)
    guard !reveal || pages.isOver else {
      throw CommandFailure(
        "session \(session) is still open; what its evidence says is revealed when it is over",
        code: .usage
      )
    }
    let scorekeeper = services.scorekeeper
    if all || !environment.screen.canRedraw {
      try pages.list(revealing: reveal ? try scorekeeper.posteriors(of: last) : nil)
    } else {
      try ReplayViewer(
        pages: pages,
        terminal: environment.screen.capabilities,
        posteriors: { try scorekeeper.posteriors(of: last) },
        isRevealing: reveal
      ).run()
    }
  }
}
