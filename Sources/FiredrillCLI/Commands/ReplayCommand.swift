import ArgumentParser
import Foundation
import ScenarioModel
import Scoring
import SessionStore
import Sessions
import Terminal

/// Shows a past session again.
struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Step through a past session: yours or a replay file.",
    discussion: """
      For example: firedrill replay Replays/canary-expert.jsonl --all
      Keys: space or → next, ← back, g first, G last, q leave.
      Every event is checked against what the scenario and seed give; 65 where they differ.
      """
  )

  @Argument(
    help: "The number of a session, or a replay file.",
    completion: NameCompletion.sessionsAndReplays
  )
  var session: String

  @Flag(help: "Show everything at once; as when output is not a terminal.")
  var all = false

  @Flag(help: "Print JSON: {scenario, seed, events: [{number, start, end, what}], truth, score}.")
  var json = false

  func run() throws {
    let surroundings = Surroundings()
    let library = ScenarioLibrary(surroundings)
    let (steps, card) = try replayed(surroundings, library)
    guard let last = steps.last else { return }
    let view = SessionView(style: surroundings.style)
    if json {
      try OutputWriter.standardOutput.writeLine(try JSONText.encode(ReplayDocument(last, card)))
    } else if all || !surroundings.terminal.canEditLines {
      for step in steps { try OutputWriter.standardOutput.writeLines(try page(step, card, view)) }
    } else {
      let pages = try steps.map { try page($0, card, view) }
      try ReplayViewer(pages: pages, terminal: surroundings.terminal).run()
    }
  }

  /// The session after each event, from before the first, and its score where it was declared.
  private func replayed(
    _ surroundings: Surroundings,
    _ library: ScenarioLibrary
  ) throws -> (steps: [Session], card: Scorecard?) {
    let (start, events, score) = try opened(surroundings, library)
    var steps = [start]
    for event in events {
      var next = steps[steps.count - 1]
      try next.replay(event, from: session)
      steps.append(next)
    }
    let last = steps[steps.count - 1]
    let card = last.isScorable ? try ScoreDesk(surroundings).card(of: last) : nil
    if let score, card.map({ SealedScore($0, last) }) != score {
      throw CommandFailure(
        "\(session): the score sealed in it is not what its events earn",
        code: .dataError
      )
    }
    return (steps, card)
  }

  private func opened(
    _ surroundings: Surroundings,
    _ library: ScenarioLibrary
  ) throws -> (Session, [SessionEvent], SealedScore?) {
    if let number = Int(session) {
      let (start, events) = try SessionShelf.open(surroundings).beginning(
        of: SessionID(rawValue: number),
        library: library
      )
      return (start, events, nil)
    }
    let (start, file) = try ReplayReader(library: library).read(session)
    return (start, file.events, file.score)
  }

  private func page(
    _ session: Session,
    _ card: Scorecard?,
    _ view: SessionView
  ) throws -> [String] {
    try CommandFailure.wrap {
      guard let entry = session.entries.last else {
        return try view.brief(of: session) + view.hypotheses(of: session)
      }
      let lines = try view.entry(entry, of: session)
      guard session.isScorable, let card else { return lines }
      return lines + view.scorecard(card, of: session)
    }
  }
}
