import ArgumentParser
import Drills
import Reports
import Sessions
import Terminal
import TerminalSessions

/// Scores past sessions again by the current rubric, beside a score that an older one sealed.
struct ScoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Score past sessions again by the current rubric; nothing is overwritten.",
    usage: "firedrill score <session> ... [<options>]",
    discussion: """
      For example: firedrill score 12 14
                   firedrill score Replays/canary-expert.jsonl
      Of a single session the whole ledger is shown. A score that an older rubric
      sealed stands beside the new one, as it was stored.
      """
  )

  @Argument(
    help: "Numbers of sessions, or replay files.",
    completion: NameCompletion.sessionsAndReplays
  )
  var sessions: [String]

  @Option(help: "The rubric to score by: only the current one, which is the default.")
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
    if let rubric { try Scorekeeper.checkIsCurrent(rubric: rubric) }
    let environment = CommandEnvironment()
    let judge = try JudgeClient(judging, environment)
    let rescored = try sessions.map { try rescore($0, environment, judge) }
    try environment.write(rescored, asJSON: json) { style in
      rescored.flatMap { each in
        each.lines(style, .firedrill)
          + (rescored.count == 1 ? each.new.lines(style, .firedrill) : [])
          + (each.judge?.lines(style) ?? [])
      }
    }
  }

  private func rescore(
    _ name: String,
    _ environment: CommandEnvironment,
    _ judge: JudgeClient?
  ) throws -> RescoredSession {
    let session = try environment.services.session(named: name)
    guard session.isScorable else {
      throw CommandFailure(
        "\(name): nothing was declared, so there is nothing to score",
        code: .usage
      )
    }
    let new = try environment.services.scorekeeper.card(of: session)
    return RescoredSession(
      name: name,
      scenario: session.header.scenario,
      old: try environment.services.sealedCard(named: name, of: session) ?? new,
      new: new,
      opinion: try judge?.opinion(of: session)
    )
  }
}
