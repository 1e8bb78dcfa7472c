package import Diagnosis
import ScenarioModel
package import Scoring
package import Sessions

/// A guided play: at each point of a session a question with a few answers and their grades.
///
/// Coaching owns the questions of a guided play and why an answer is right, weak or wrong. All of
/// it follows from the session's seed and events and a calibration; nothing is stored. It knows no
/// truth before the end, and no files, terminals or clock.
package struct Lesson: Sendable {
  package private(set) var session: Session
  /// The open question; `nil` once the session is over.
  package private(set) var step: LessonStep?
  /// The last question that was answered.
  package private(set) var last: LessonReview?
  let calibration: Calibration
  private let judgement: Judgement
  private var asked: [LessonStep.Kind] = []

  /// The lesson of a session as far as its events go.
  ///
  /// Complexity: for each choice made, the value of every look that was open.
  package init(_ session: Session, _ calibration: Calibration, _ judgement: Judgement) {
    self.session = session.atThePage
    self.calibration = calibration.leavingOut(seed: session.header.seed)
    self.judgement = judgement
    step = nextStep()
    for entry in session.entries { apply(entry.event) }
  }

  var scale: EvidenceScale { judgement.scale }

  /// Adds an event of the session.
  package mutating func apply(_ event: SessionEvent) {
    let before = session.posterior(calibration).entropy
    session.apply(event)
    if let step, event.isLessonChoice {
      let told = event.showsEvidence ? before - session.posterior(calibration).entropy : nil
      last = LessonReview(
        step: step,
        chosen: step.options.firstIndex { $0.choice.isMade(by: event) },
        told: told
      )
      asked.append(step.kind)
    }
    if event.isLessonChoice || event.minutes > 0 || session.isOver { step = nextStep() }
  }

  /// The largest number of questions of a play.
  package static let mostSteps = 6
  /// The smallest number of questions, where the scenario has enough to ask about.
  private static let leastSteps = 4
  /// The number of questions about containment before the play goes on without it.
  private static let mostContainments = 2

  private func nextStep() -> LessonStep? {
    guard !session.isOver else { return nil }
    let posterior = session.posterior(calibration)
    let (kind, ranked) = nextQuestion(posterior)
    let number = asked.count + 1
    let options = offer(ranked, number: number)
    return LessonStep(
      number: number,
      kind: kind,
      options: options,
      entropy: posterior.entropy,
      isBeliefDue: session.isBeliefDue(calibration, judgement),
      updateDue: updateDue(before: options)
    )
  }

  /// The next question with all its answers, the best first: containment, looks until one
  /// cause is clear, checks that are due, a change, watching it, and the verdict.
  private func nextQuestion(
    _ posterior: Posterior
  ) -> (kind: LessonStep.Kind, ranked: [LessonOption]) {
    let isUntouched = !session.entries.contains(where: \.event.isMitigation)
    if isUntouched, asked.count < Self.mostContainments, asked.allSatisfy({ $0 == .contain }) {
      let options = containments(posterior)
      if options.count > 1 { return (.contain, options) }
    }
    // A truth of two causes needs two repairs.
    let causes = session.scenario.hypotheses[posterior.leader].causes.count
    let isTreated = asked.count { $0 == .treat } >= causes
    let treatments = isTreated ? [] : self.treatments(posterior)
    let looked = asked.count { $0 == .look }
    // What is left of the steps after treatment and verdict.
    let rest = asked.count - looked + (treatments.isEmpty ? 0 : 1) + 1
    let isSure = posterior.isSettled(scale)
    if !asked.contains(.treat), looked < Self.mostSteps - rest,
      !isSure || looked < Self.leastSteps - rest
    {
      let options = looks(posterior)
      if options.count > 1, isWorthALook(options) { return (.look, options) }
    }
    if asked.last != .check, asked.count + (treatments.isEmpty ? 0 : 1) < Self.mostSteps - 1 {
      let options = checks(posterior, before: treatments.first)
      if options.count > 1 { return (.check, options) }
    }
    return treatments.count > 1 ? (.treat, treatments) : (.verdict, verdicts(posterior))
  }

  private func isWorthALook(_ options: [LessonOption]) -> Bool {
    options.contains {
      if case .evidence(let reason) = $0.reason { reason.judgement.value.gain > 0 } else { false }
    }
  }
}

/// A question that was answered, with the answer.
package struct LessonReview: Hashable, Sendable {
  package var step: LessonStep
  /// The position of the answer; `nil` where it was none of those offered.
  package var chosen: Int?
  /// The fall of the entropy by a look; negative where it rose, `nil` for other answers.
  ///
  /// Unit: bits.
  package var told: Double?
}
