import Drills
import FiredrillMCP
import Foundation
import Reports
import ScenarioModel
import Scoring
import Sessions
import Terminal

/// One session of an agent: opens it, lets the agent play, and says what came of it.
struct ArenaMatch {
  let services: DrillServices
  let command: String
  /// The variables that the agent gets.
  let variables: [String: String]
  let limits: PlayLimits
  /// The real time that the agent has.
  ///
  /// Unit: s.
  let seconds: Int
  /// The folder that gets a replay of each session; `nil` keeps none.
  let replays: URL?

  /// Plays one world; whatever the agent does is a result.
  func play(_ job: ArenaJob) throws -> ArenaResult {
    let sessions = try services.sessions()
    let (session, id) = try sessions.open(
      Opening(
        folder: job.folder,
        difficulty: job.difficulty,
        seed: AuthoringService.seed(ofWorld: job.world),
        label: "arena"
      )
    )
    let live = sessions.live(session, id)
    let (calls, failure) = try converse(on: live)
    let isUnfinished = try !isOver(live)
    if isUnfinished { _ = try Blocking.run { try await live.perform(.abandon, as: .player) } }
    let played = try Blocking.run { await live.view(for: .player).session }
    let result = try result(of: played, job, calls: calls, failure: isUnfinished ? failure : nil)
    if let replays {
      let bytes = try sessions.replayFile(of: id, services.scorekeeper, isBundled: false)
      try NewFile.write(
        bytes,
        to: replays.appending(path: "\(job.scenario)-\(job.world).jsonl").path,
        isForced: true
      )
    }
    return result
  }

  private func isOver(_ live: LiveSession) throws -> Bool {
    try Blocking.run { await live.view(for: .player).session.isOver }
  }

  /// Lets the agent play; gives the number of its lines and why it stopped.
  private func converse(on live: LiveSession) throws -> (calls: Int, failure: String) {
    let handle = UUID().uuidString.lowercased()
    let tools = ToolService(services, limits: limits, assigned: live, as: handle)
    let server = MessageServer(tools, ServerIdentity(version: FiredrillCommand.version))
    let agent: AgentProcess
    do {
      agent = try AgentProcess(
        command,
        variables.merging(["FIREDRILL_SESSION": handle]) { $1 },
        seconds: seconds
      )
    } catch {
      return (0, "the agent cannot be started: \(error.localizedDescription)")
    }
    var calls = 0
    var hasEnded = false
    while let frame = agent.next() {
      calls += 1
      guard let answer = try Blocking.run({ await server.answer(frame) }) else { continue }
      do {
        try agent.send(answer)
      } catch {
        break
      }
      if try !hasEnded && isOver(live) {
        hasEnded = true
        agent.setDeadline(seconds: AgentProcess.patience)
      }
    }
    let isLate = agent.wasLate
    let status = agent.finish()
    if isLate { return (calls, "no verdict within \(seconds) s") }
    return (
      calls,
      status.map { "the agent ended without a verdict, with status \($0)" }
        ?? "the agent closed its output without a verdict, and had to be ended"
    )
  }

  private func result(
    of session: Session,
    _ job: ArenaJob,
    calls: Int,
    failure: String?
  ) throws -> ArenaResult {
    let (report, card) = try services.scorekeeper.debrief(of: session)
    let score = card.map(ScoreDocument.init)
    return ArenaResult(
      scenario: job.scenario,
      world: job.world,
      truth: session.truth.id.rawValue,
      outcome: card != nil ? .declared : failure == nil ? .abandoned : .unfinished,
      reason: failure,
      score: score?.total ?? 0,
      criteria: Dictionary((score?.criteria ?? []).map { ($0.name, $0.points) }) { $1 },
      harm: report.harm.session.last?.harm ?? 0,
      steps: session.entries.count,
      minutes: session.clock,
      calls: calls
    )
  }
}

/// A world that an agent is to play.
struct ArenaJob: Hashable {
  var scenario: String
  var folder: String
  var difficulty: Int
  var world: Int
}
