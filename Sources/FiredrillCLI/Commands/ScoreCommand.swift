import ArgumentParser
import Foundation
import Plotting
import Scoring
import SessionStore
import Sessions
import Terminal

/// Scores past sessions again, by their own rubric and by another.
struct ScoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Score past sessions again and compare rubrics; nothing is overwritten.",
    usage: "firedrill score <session> ... [<options>]",
    discussion: """
      For example: firedrill score 12 14 --rubric 2
                   firedrill score Replays/canary-expert.jsonl
      Of a single session the whole ledger is shown.
      """
  )

  @Argument(
    help: "Numbers of sessions, or replay files.",
    completion: NameCompletion.sessionsAndReplays
  )
  var sessions: [String]

  @Option(help: "The rubric to score by; the newest if left out.")
  var rubric: Int?

  @Flag(
    help: """
      Print JSON: [{session, scenario, old: SCORE, new: SCORE, judge}]; SCORE as in replay --json, judge \
      only with --judge.
      """
  )
  var json = false

  @OptionGroup var judging: JudgeOptions

  func run() throws {
    let surroundings = Surroundings()
    let judge = try JudgeDesk(judging, surroundings)
    let rescored = try sessions.map { try rescore($0, surroundings, judge) }
    let output = OutputWriter.standardOutput
    guard !json else {
      try output.writeLine(try JSONText.encode(rescored.map(\.document)))
      return
    }
    let view = SessionView(style: surroundings.style)
    for each in rescored {
      try output.writeLines(view.comparison(each))
      if rescored.count == 1 { try output.writeLines(view.scorecard(each.new, of: each.session)) }
      if let opinion = each.opinion { try output.writeLines(view.opinion(opinion)) }
    }
  }

  private func rescore(
    _ name: String,
    _ surroundings: Surroundings,
    _ judge: JudgeDesk?
  ) throws -> RescoredSession {
    let session = try PlayedSession.checked(name, surroundings)
    guard session.isScorable else {
      throw CommandFailure(
        "\(name): nothing was declared, so there is nothing to score",
        code: .usage
      )
    }
    let desk = ScoreDesk(surroundings)
    let old = try desk.card(of: session)
    let number = rubric ?? SessionHeader.currentRubric
    return RescoredSession(
      name: name,
      session: session,
      old: old,
      new: number == old.rubric ? old : try desk.card(of: session, by: number),
      opinion: try judge?.opinion(of: session)
    )
  }
}

/// A session with its score by its own rubric and by another.
struct RescoredSession {
  var name: String
  var session: Session
  var old: Scorecard
  var new: Scorecard
  var opinion: JudgeOpinion?

  var document: Document {
    Document(
      session: name,
      scenario: session.header.scenario,
      old: ScoreDocument(old),
      new: ScoreDocument(new),
      judge: opinion?.document
    )
  }

  /// Both scores as JSON gives them.
  struct Document: Encodable {
    var session: String
    var scenario: String
    var old: ScoreDocument
    var new: ScoreDocument
    var judge: JudgeOpinion.Document?
  }
}
