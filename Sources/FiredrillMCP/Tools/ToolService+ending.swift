import Drills
import Reports
import ScenarioModel
import Scoring
import Sessions

/// The end of a session: its verdict, its score and its debrief.
extension ToolService {
  /// Says a verdict back, or makes it final and keeps its score; `way` says how it is made final.
  func declare(
    _ declaration: Declaration,
    isFinal: Bool,
    finalBy way: String = "the same call with 'final'",
    _ play: Play
  ) async throws(ToolRefusal) -> ToolAnswer {
    guard isFinal else { return try saidBack(declaration, finalBy: way, play) }
    let step = try await play.step(.declare(declaration))
    let declared = await play.live.view(for: .player).session
    // A session that somebody else opened is scored by whom it was opened for.
    if assigned == nil {
      let store = try sessions()
      do throws(DrillError) {
        try store.record(try await services.scorekeeper.card(of: declared), of: play.live.id)
      } catch {
        throw .unscored(error)
      }
    }
    var answer = try ToolAnswer(
      DeclareDocument(step: step),
      AnswerText.lines(step) + ["'debrief' shows the truth and the score."]
    )
    answer.event = step.entry.number
    return answer
  }

  private func saidBack(
    _ declaration: Declaration,
    finalBy way: String,
    _ play: Play
  ) throws(ToolRefusal) -> ToolAnswer {
    do {
      _ = try play.session.decide(.declare(declaration))
    } catch {
      throw .refused(RefusalReport(error, in: play.session))
    }
    let hearing = try ToolRefusal.staged { () throws(StagingError) in
      try HearingReport(declaration, in: play.session)
    }
    let verdict = VerdictReport(declaration, in: play.session.scenario)
    var text = verdict.sentences
    if !hearing.missing.isEmpty {
      text.append("Not heard: \(hearing.missing.map(\.title).joined(separator: "; ")).")
    }
    text.append("Nothing was declared: \(way) makes it final.")
    return try ToolAnswer(DeclareDocument(verdict: verdict, hearing: hearing), text)
  }

  /// The debrief of a session that is over.
  func debrief(_ play: Play) async throws(ToolRefusal) -> ToolAnswer {
    guard await play.live.view(for: .player).mayKnow(.truth) else { throw .stillOpen }
    let store = try sessions()
    let document: DebriefDocument
    do throws(DrillError) {
      let sealed = try store.sealedCard(of: play.session, play.live.id)
      let (report, card) = try await services.scorekeeper.debrief(of: play.session, sealed: sealed)
      document = DebriefDocument(play.session, report, card)
    } catch {
      throw ToolRefusal(error)
    }
    let score = document.score.map { "Score \($0.total) of 100, \($0.band)." }
    let criteria = document.score?.criteria.map { "\($0.name): \($0.points) of \($0.weight)" } ?? []
    return try ToolAnswer(
      document,
      [score ?? "The session was abandoned and has no score."] + criteria
        + ["Cause: \(document.cause)", document.explanation]
        + document.training.map { "Train next, \($0.criterion): \($0.text)" }
    )
  }
}
