import Diagnosis
package import ScenarioModel
package import Sessions

extension Session {
  /// The account of each person of a tabletop, in the order of the players.
  ///
  /// Empty for other sessions. Complexity: that of an evidence trail, and for each suggestion that was
  /// not carried out, of the value of every choice that was open.
  package func people(_ assessment: Assessment) throws(StagingError) -> [PersonAccount] {
    guard let team else { return [] }
    let judgement = Rubric.current.judgement
    let judge = TeamJudge(self, team, assessment.calibration, judgement)
    var worths: [Int: ActWorth] = [:]
    for suggestion in team.suggestions {
      worths[suggestion.number] = try judge.worth(of: suggestion)
    }
    let deadlines = updateDeadlines
    let reader = UpdateReader(scenario)
    return team.players.map { player in
      let name = player.name
      var person = PersonAccount(
        name: name,
        role: player.role,
        suggestions: team.suggestions.filter { $0.by == name }.map {
          SuggestionAccount(suggestion: $0, worth: worths[$0.number] ?? .unjudged)
        },
        acts: team.acts.filter { $0.by == name && $0.suggestion == nil }.compactMap {
          judge.account(of: $0.event)
        },
        votes: team.suggestions.flatMap { suggestion in
          suggestion.votes.filter { $0.by == name }.map { vote in
            VoteAccount(
              suggestion: suggestion,
              isFor: vote.isFor,
              isBorneOut: worths[suggestion.number]?.isBorneOut.map { $0 == vote.isFor }
            )
          }
        },
        updates: team.acts.filter { $0.by == name }.compactMap { act in
          guard case .updated(let text, _) = entries[act.event - 1].event else { return nil }
          return UpdateAccount(
            event: act.event,
            reading: reader.read(text),
            delay: deadlines.first { $0.update?.number == act.event }?.delay ?? 0
          )
        },
        beliefs: judge.beliefs(of: name),
        figures: []
      )
      person.figures = person.figures(judgement)
      return person
    }
  }
}

/// Judges what people of a team did, by the trail of the team's session.
private struct TeamJudge {
  let session: Session
  let team: Team
  let calibration: Calibration
  let judgement: Judgement
  let trail: EvidenceTrail

  init(_ session: Session, _ team: Team, _ calibration: Calibration, _ judgement: Judgement) {
    self.session = session
    self.team = team
    self.calibration = calibration
    self.judgement = judgement
    trail = EvidenceTrail(session, calibration, judgement.scale)
  }

  /// An act of a commander's own; `nil` for one that no figure is about.
  func account(of event: Int) -> ActAccount? {
    let entry = session.entries[event - 1]
    switch entry.event {
    case .looked, .sliced, .queried, .cited, .mitigated, .waited, .hinted, .declared:
      return ActAccount(entry: entry, worth: worth(of: trail.steps[event - 1]))
    default: return nil
    }
  }

  func worth(of suggestion: Suggestion) throws(StagingError) -> ActWorth {
    if case .taken = suggestion.state {
      // Of a question in SQL, what its answer counted as is judged.
      let worths = team.acts.filter { $0.suggestion == suggestion.number }
        .map { worth(of: trail.steps[$0.event - 1]) }
      return worths.first { $0 != .unjudged } ?? .unjudged
    }
    let step = trail.steps[suggestion.number - 1]
    var state = session.atThePage
    for entry in session.entries.prefix(suggestion.number) { state.apply(entry.event) }
    guard let event = try state.outcome(of: suggestion.proposal) else { return .unjudged }
    return worth(of: state.judgement(of: event, step.after, calibration, judgement.scale))
  }

  private func worth(of step: StepJudgement) -> ActWorth {
    let scenario = session.scenario
    let probabilities = step.before.probabilities
    switch step.entry.event {
    case .mitigated(let name, _):
      guard let mitigation = scenario.mitigation(MitigationID(name)),
        let threshold = mitigation.threshold
      else { return .unjudged }
      return .mitigation(held: mitigation.held(probabilities, scenario), threshold: threshold)
    case .declared(let declaration):
      guard let cause = declaration.cause else {
        return .unsure(largest: probabilities.max() ?? 0, enough: judgement.scale.sureness)
      }
      var (held, rival) = (0.0, 0.0)
      for (hypothesis, probability) in zip(scenario.hypotheses, probabilities) {
        if hypothesis.id.rawValue == cause {
          held = probability
        } else {
          rival = max(rival, probability)
        }
      }
      return .verdict(held: held, rival: rival, limit: judgement.habits.rival)
    default: return look(step)
    }
  }

  private func look(_ step: StepJudgement) -> ActWorth {
    guard let choice = step.choice else { return .unjudged }
    let minutes = step.entry.event.minutes
    return .look(
      LookWorth(
        minutes: minutes,
        expected: choice.value.gain,
        told: step.told,
        quality: step.quality,
        isKeyFinding: step.isKeyFinding,
        isIdle: step.isIdle,
        grade: choice.grade,
        weight: judgement.scale.fixedMinutes + Double(minutes)
      )
    )
  }

  /// The statements of a person: their own, and those for the team while they commanded.
  func beliefs(of name: String) -> [BeliefAccount] {
    session.entries.compactMap { entry in
      guard let shares = stated(by: name, in: entry)?.map(\.probability) else { return nil }
      let divergence = Posterior.jensenShannon(
        shares,
        trail.steps[entry.number - 1].after.probabilities
      )
      let hits = session.scenario.hypotheses.map { $0.id == session.truth.id ? 1.0 : 0 }
      let distance = zip(shares, hits).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
      return BeliefAccount(
        event: entry.number,
        divergence: divergence,
        credit: judgement.credit(ofDivergence: divergence),
        truth: zip(shares, hits).first { $0.1 == 1 }?.0 ?? 0,
        brier: 1 - distance / 2
      )
    }
  }
}

extension TeamJudge {
  private func stated(by name: String, in entry: SessionEntry) -> [Belief]? {
    if case .team(.believed(let beliefs, name)) = entry.event { return beliefs }
    guard case .believed(let beliefs) = entry.event, team.act(entry.number)?.by == name else {
      return nil
    }
    return beliefs
  }
}

extension Session {
  /// The event that a proposal would have come to; `nil` where it could not be done or nothing judges it.
  fileprivate func outcome(of proposal: Proposal) throws(StagingError) -> SessionEvent? {
    let command: SessionCommand
    switch proposal {
    case .look(let name): command = .look(ActionID(name))
    case .mitigate(let name): command = .mitigate(MitigationID(name))
    case .wait(let minutes): command = .wait(minutes: minutes)
    case .declare(let declaration): command = .declare(declaration)
    case .slice, .query, .hint, .update: return nil
    }
    do {
      return try decide(command).event
    } catch {
      if case .staging(let error) = error { throw error }
      return nil
    }
  }
}

extension PersonAccount {
  /// The figures of what there was to judge, in the order of their parts.
  fileprivate func figures(_ judgement: Judgement) -> [PersonFigure] {
    let worths =
      suggestions.filter { !$0.isTakenBack }.map(\.worth) + acts.map(\.worth)
    var looks: [LookWorth] = []
    var calls: [Bool] = []
    for worth in worths {
      switch worth {
      case .look(let look): looks.append(look)
      case .mitigation, .verdict, .unsure:
        if let isRight = worth.isBorneOut { calls.append(isRight) }
      case .unjudged: break
      }
    }
    let weight = looks.reduce(0) { $0 + $1.weight }
    let quality = looks.reduce(0) { $0 + $1.weight * $1.quality } / max(weight, 1)
    let judged = votes.compactMap(\.isBorneOut)
    let news = updates.map(\.value)
    let share = judgement.checkpointShare
    let credit = beliefs.reduce(0) { $0 + $1.credit } / Double(max(1, beliefs.count))
    let belief = share * credit + (1 - share) * (beliefs.last?.brier ?? 0)
    return [
      PersonFigure(part: .looks, value: quality, count: looks.count),
      PersonFigure(part: .calls, value: Self.share(calls), count: calls.count),
      PersonFigure(part: .votes, value: Self.share(judged), count: judged.count),
      PersonFigure(part: .beliefs, value: belief, count: beliefs.count),
      PersonFigure(
        part: .updates,
        value: news.reduce(0, +) / Double(max(1, news.count)),
        count: news.count
      ),
    ].filter { $0.count > 0 }
  }

  private static func share(_ hits: [Bool]) -> Double {
    Double(hits.count { $0 }) / Double(max(1, hits.count))
  }
}
