package import ScenarioModel
import Scoring
package import Sessions

extension Interview {
  /// Decides the interviewer's next move from the session alone.
  ///
  /// A human host decides alone, so then the machine only listens. `isBeliefDue`: whether the evidence
  /// has moved beliefs since they were last stated. Complexity: that of reading one stage's answers.
  package func next(isBeliefDue: Bool) throws(StagingError) -> InterviewMove {
    if session.isOver { return .over }
    guard setting.interviewer == .machine, !session.isPaused else { return .listen(until: nil) }
    if isBeliefDue, !isBeliefOpen { return .say(.asked(.beliefs)) }
    if isBeliefOpen { return .listen(until: spokenSecond + InterviewPace.beliefs) }
    if let verdictSecond { return afterVerdict(since: verdictSecond) }
    if let open { return .listen(until: min(end(of: open), pace.total)) }
    if offer != nil {
      return .listen(until: min(spokenSecond + pace.shortWindow(of: position ?? 0), pace.total))
    }
    if second >= pace.total { return .say(.asked(.verdict)) }
    return try withinStage() ?? nextStage()
  }

  /// The time limits of the questions.
  package var pace: InterviewPace { InterviewPace(minutes: setting.minutes, ladder: ladder) }

  /// Suggests the next move to a human host; `isBeliefDue` as for a machine's move.
  package func suggestion(isBeliefDue: Bool) throws(StagingError) -> InterviewMove {
    if session.isOver { return .over }
    if isBeliefDue, !isBeliefOpen, verdictSecond == nil { return .say(.asked(.beliefs)) }
    if open != nil || offer != nil { return .listen(until: nil) }
    if verdictSecond != nil { return .listen(until: nil) }
    return try withinStage() ?? nextStage()
  }

  private func end(of open: OpenQuestion) -> Int {
    guard let stage = open.question.stage,
      let index = ladder.firstIndex(where: { $0.id.rawValue == stage })
    else { return open.second + InterviewPace.verdict }
    let isFirst: Bool
    if case .probe = open.question {
      isFirst = progress[stage]?.hints.isEmpty ?? true
    } else {
      isFirst = false
    }
    return open.second + (isFirst ? pace.window(of: index) : pace.shortWindow(of: index))
  }

  private func afterVerdict(since second: Int) -> InterviewMove {
    open == nil ? .say(.closed) : .listen(until: second + InterviewPace.verdict)
  }

  /// The next move of the current stage; `nil` when the stage is done.
  private func withinStage() throws(StagingError) -> InterviewMove? {
    guard let stage, let position else { return nil }
    let name = stage.id.rawValue
    let progress = progress[name] ?? StageProgress()
    guard progress.probes > 0 else {
      if let action = toHandOver(stage) { return .handOver(action) }
      return .say(.asked(.probe(stage: name)))
    }
    switch progress.ending {
    case nil, .timedOut, .refusedHint: return nil
    case .passed: return offered(name, progress).map { .say($0) }
    case .answered: break
    }
    if progress.isChallenged { return nil }
    guard let grade = try session.stageGrade(name) else { return nil }
    if grade.isForeign, progress.probes == 1 { return .say(.asked(.probe(stage: name))) }
    if grade.isForeign { return nil }
    if progress.followUps.isEmpty, grade.share < Self.lost, let turn = offered(name, progress) {
      return .say(turn)
    }
    if progress.followUps.count < pace.followUps,
      let signal = grade.unsaid.first(where: {
        $0.followUp != nil && !progress.followUps.contains($0.concept.id)
      })
    {
      return .say(.asked(.followUp(stage: name, signal: signal.concept.id)))
    }
    if setting.style == .skeptical, position < ladder.count - 1, grade.missing.isEmpty {
      return .say(.asked(.challenge(stage: name)))
    }
    return nil
  }

  /// The share of a stage's signals under which a hint is offered, 0 to 1.
  private static let lost = 0.25

  /// The offer of a stage's next hint, if one is left.
  private func offered(_ stage: String, _ progress: StageProgress) -> InterviewTurn? {
    guard progress.offers <= progress.hints.count else { return nil }
    return nextHint(of: stage).map { .hintOffered(stage: stage, $0) }
  }

  /// The next piece of a stage's evidence that the candidate has not seen and that can be shown.
  private func toHandOver(_ stage: InterviewStage) -> ActionID? {
    let seen = Set(session.looks.map(\.action))
    return stage.reveals.first { id in
      guard !seen.contains(id), let action = session.scenario.action(id) else { return false }
      return session.canBeShown(action)
    }
  }

  /// The clue of the next stage for which there is time; the verdict after the last.
  private func nextStage() -> InterviewMove {
    let timely = Set(session.scenario.ladder(minutes: setting.minutes).map(\.id))
    let later = ladder.dropFirst(position.map { $0 + 1 } ?? 0)
    guard let next = later.first(where: { timely.contains($0.id) }) else {
      return .say(.asked(.verdict))
    }
    return .say(.clued(stage: next.id.rawValue))
  }
}

extension Interview {
  /// The level of a stage's next hint, if one is left.
  package func nextHint(of stage: String) -> HintLevel? {
    HintLevel.allCases.dropFirst(progress[stage]?.hints.count ?? 0).first
  }
}
