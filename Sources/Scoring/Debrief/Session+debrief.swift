import Diagnosis
package import ScenarioModel
package import Sessions
import Telemetry

extension Session {
  /// The debrief of a session that is over, beside the reference's course on the same world.
  ///
  /// `card` is its score where it was declared. Complexity: two evidence trails and three courses
  /// of harm.
  package func debrief(
    _ assessment: Assessment,
    card: Scorecard?
  ) throws(StagingError) -> DebriefReport {
    let scale = Rubric.current.judgement.scale
    let trail = EvidenceTrail(self, assessment.calibration, scale)
    var reference = atThePage
    for entry in assessment.reference.path { reference.apply(entry.event) }
    let referenceTrail = EvidenceTrail(reference, assessment.calibration, scale)
    let healthy = try healthyCourse(every: max(1, scenario.horizonMinutes / 24))
    return DebriefReport(
      path: path(trail),
      referencePath: reference.path(referenceTrail),
      beliefs: beliefPoints(trail),
      harm: HarmCourses(
        session: try harmCourse(over: healthy),
        reference: try reference.harmCourse(over: healthy),
        unattended: try atThePage.harmCourse(over: healthy)
      ),
      rivals: rivals(trail),
      training: card.map(\.training) ?? []
    )
  }

  private func path(_ trail: EvidenceTrail) -> [PathStep] {
    trail.steps.map { PathStep(entry: $0.entry, gain: $0.told) }
  }

  private func beliefPoints(_ trail: EvidenceTrail) -> [BeliefPoint] {
    let priors = scenario.hypotheses.map(\.prior)
    var due = BeliefCheckpoints(priors: priors, least: Rubric.current.judgement.beliefMove)
    var stated: [Double]?
    var points = [BeliefPoint(event: 0, minute: 0, evidence: priors, stated: nil)]
    for (place, step) in trail.steps.enumerated() {
      var checkpoint: BeliefPoint.Checkpoint?
      let evidence = step.after.probabilities
      if case .believed(let beliefs) = step.entry.event {
        stated = beliefs.map(\.probability)
        due.state(with: evidence)
        checkpoint = .stated
      } else if !step.entry.event.showsEvidence {
        continue
      } else if step.entry.event.look != nil,
        !step.entry.event.sharesQuestion(with: trail.steps.dropFirst(place + 1).first?.entry.event),
        due.isReached(by: evidence), !isFollowedByBeliefs(place, trail)
      {
        checkpoint = .missed
      }
      points.append(
        BeliefPoint(
          event: step.entry.number,
          minute: step.entry.end,
          evidence: evidence,
          stated: stated,
          checkpoint: checkpoint
        )
      )
    }
    let last = points.count - 1
    if points[last].checkpoint == nil { points[last].checkpoint = .end }
    return points
  }

  /// Whether beliefs were stated after a step and before the next evidence of an action.
  private func isFollowedByBeliefs(_ place: Int, _ trail: EvidenceTrail) -> Bool {
    trail.steps[(place + 1)...].prefix { $0.entry.event.look == nil }.contains { step in
      if case .believed = step.entry.event { true } else { false }
    }
  }

  private func rivals(_ trail: EvidenceTrail) -> [RivalAccount] {
    guard let truth = scenario.hypotheses.firstIndex(where: { $0.id == self.truth.id }) else {
      return []
    }
    let last = trail.posterior
    return scenario.hypotheses.indices.filter { $0 != truth }.map { rival in
      let ruling = ruling(trail, truth: truth, rival: rival)
      return RivalAccount(
        hypothesis: scenario.hypotheses[rival].id,
        posterior: last.probabilities[rival],
        ruledOutBy: ruling,
        missed: ruling == nil ? best(last, truth: truth, rival: rival) : nil
      )
    }.sorted { $0.posterior > $1.posterior }
  }

  /// The likelihood ratio under which evidence rules no rival out.
  private static let tellingRatio = 2.0

  /// The evidence that made a rival less likely by the most, where it made the truth likelier against
  /// it by the telling ratio.
  private func ruling(
    _ trail: EvidenceTrail,
    truth: Int,
    rival: Int
  ) -> RivalAccount.RulingOut? {
    var best: (ruling: RivalAccount.RulingOut, fall: Double)?
    for step in trail.steps where step.entry.event.showsEvidence {
      let (before, after) = (step.before.probabilities, step.after.probabilities)
      let odds = (after[truth] * before[rival], after[rival] * before[truth])
      let fall = before[rival] - after[rival]
      guard odds.1 > 0, odds.0 / odds.1 >= Self.tellingRatio, fall > best?.fall ?? 0 else {
        continue
      }
      best = (RivalAccount.RulingOut(entry: step.entry, ratio: odds.0 / odds.1), fall)
    }
    return best?.ruling
  }

  /// The action whose look would tell two hypotheses apart best, were only they left.
  private func best(_ posterior: Posterior, truth: Int, rival: Int) -> ActionID? {
    let priors = scenario.hypotheses.indices.map { $0 == truth || $0 == rival ? 0.5 : 0 }
    let duel = Posterior(posterior.calibration, priors: priors)
    var best: (action: ActionID, gain: Double)?
    for (position, key) in posterior.calibration.keys.enumerated() {
      let gain = duel.expectedGain(key: position)
      if gain > best?.gain ?? 0 { best = (key.action, gain) }
    }
    return best?.action
  }
}

extension Scorecard {
  /// The two criteria that lost the largest share of their points, the worst first.
  var training: [TrainingAdvice] {
    criteria.filter { $0.figure < 1 }.sorted { $0.figure < $1.figure }.prefix(2).map {
      TrainingAdvice(
        criterion: $0.criterion,
        figure: max(0, $0.figure),
        text: $0.criterion.advice
      )
    }
  }
}

extension Criterion {
  /// The advice to a player who earned little of the criterion.
  fileprivate var advice: String {
    switch self {
    case .evidence:
      "Before each look, name the two causes that it would tell apart and its cost in minutes."
    case .keyFindings:
      "For each cause, ask which trace only that cause would leave, and look there first."
    case .order:
      "Contain first, then find the blast radius, then the cause; verify each change that you make."
    case .beliefs:
      "State your beliefs after every second piece of evidence, and move them as far as it does."
    case .diagnosis:
      "Declare when one cause is far more likely than the rest, and name where it lies."
    case .mitigation:
      "Apply a mitigation of one cause only when that cause is likely enough to be worth its risk."
    case .communication:
      "Send the first update within minutes; explain with a number, who was hit, and what was ruled out."
    }
  }
}
