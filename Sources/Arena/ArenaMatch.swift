import Drills
import FiredrillMCP
import Foundation
import Reports
import ScenarioModel
import Scoring
import Sessions

/// One session of an agent: opens it, lets the agent play, and says what came of it.
struct ArenaMatch: Sendable {
  let services: DrillServices
  let setting: ArenaSetting

  /// A session that its agent left, declared or abandoned, and that has no score yet.
  struct Played: Sendable {
    fileprivate let job: ArenaJob
    fileprivate let id: SessionID
    fileprivate let session: Session
    fileprivate let talk: Talk
    /// Why the agent came to no end of its own; `nil` for one that did.
    fileprivate let failure: String?
  }

  /// Plays one world; whatever the agent does is a result.
  func play(_ job: ArenaJob) async throws -> Played {
    let sessions = try services.sessions()
    let (session, id) = try sessions.open(
      Opening(folder: job.folder, difficulty: job.difficulty, seed: job.seed, label: "arena")
    )
    let live = sessions.live(session, id)
    let talk = try await converse(on: live)
    let isUnfinished = await !live.view(for: .player).session.isOver
    if isUnfinished { _ = try await live.perform(.abandon, as: .player) }
    return Played(
      job: job,
      id: id,
      session: await live.view(for: .player).session,
      talk: talk,
      failure: isUnfinished ? talk.ending : nil
    )
  }

  /// Scores a session that was played, writes its replay and erases it.
  func score(_ played: Played) async throws -> ArenaResult {
    let sessions = try services.sessions()
    let name = setting.replays == nil ? nil : played.job.replayName
    let result = try await result(of: played, replay: name)
    if let folder = setting.replays, let name {
      let bytes = try await sessions.replayFile(
        of: played.id,
        services.scorekeeper,
        isBundled: false
      )
      let file = folder.appending(path: name)
      do {
        try Data(bytes).write(to: file, options: .atomic)
      } catch {
        throw ArenaError.unwritable(path: file.path, reason: error.localizedDescription)
      }
    }
    try sessions.erase([played.id])
    return result
  }

  /// The talk between an agent and its session: how much was said, and why it stopped.
  fileprivate struct Talk {
    /// Lines that the agent sent.
    var calls = 0
    /// Tokens that it says it used.
    var tokens: Int?
    /// Why it stopped.
    var ending = ""
  }

  /// Lets the agent play.
  private func converse(on live: LiveSession) async throws -> Talk {
    let handle = UUID().uuidString.lowercased()
    let tools = ToolService(services, limits: setting.limits, assigned: live, as: handle)
    let server: any AgentServer =
      setting.speaksLines
      ? LineServer(tools, session: handle)
      : MessageServer(tools, ServerIdentity(version: setting.version))
    var talk = Talk()
    let agent: AgentProcess
    do {
      agent = try AgentProcess(
        setting.command,
        setting.speaksLines
          ? setting.variables : setting.variables.merging(["FIREDRILL_SESSION": handle]) { $1 }
      )
    } catch {
      talk.ending = "the agent cannot be started: \(error.localizedDescription)"
      return talk
    }
    await agent.setDeadline(seconds: setting.seconds)
    var hasEnded = false
    var isListening = await agent.send(server.opening())
    while isListening, let frame = await agent.next() {
      talk.calls += 1
      if let tokens = server.tokens(in: frame) { talk.tokens = tokens }
      isListening = await agent.send(server.answer(frame))
      if !hasEnded, await live.view(for: .player).session.isOver {
        hasEnded = true
        await agent.setDeadline(seconds: AgentProcess.patience)
      }
    }
    let isLate = await agent.wasLate
    let status = await agent.finish()
    talk.ending =
      isLate
      ? "no verdict within \(setting.seconds) s"
      : status.map { "the agent ended without a verdict, with status \($0)" }
        ?? "the agent closed its output without a verdict, and had to be ended"
    return talk
  }

  private func result(of played: Played, replay: String?) async throws -> ArenaResult {
    let (job, session, talk) = (played.job, played.session, played.talk)
    let outcome = try await services.scorekeeper.outcome(of: session)
    let score = outcome.card.map(ScoreDocument.init)
    let posterior = outcome.posterior
    return ArenaResult(
      scenario: job.scenario,
      world: job.world,
      trial: job.trial,
      truth: session.truth.id.rawValue,
      outcome: score != nil ? .declared : played.failure == nil ? .abandoned : .unfinished,
      reason: played.failure,
      score: score?.total ?? 0,
      criteria: Dictionary((score?.criteria ?? []).map { ($0.name, $0.points) }) { $1 },
      harm: outcome.harm,
      steps: session.entries.count,
      minutes: session.clock,
      calls: talk.calls,
      posterior: posterior.indices.contains(session.deal.truth)
        ? posterior[session.deal.truth] : 0,
      stated: Self.stated(in: session),
      tokens: talk.tokens,
      replay: replay
    )
  }

  /// The beliefs that were stated last.
  private static func stated(in session: Session) -> [ArenaResult.Stated] {
    for entry in session.entries.reversed() {
      guard case .believed(let beliefs) = entry.event else { continue }
      return beliefs.map { belief in
        ArenaResult.Stated(
          probability: belief.probability,
          isTrue: belief.hypothesis == session.truth.id.rawValue
        )
      }
    }
    return []
  }
}
