import ScenarioModel
package import Scoring
package import Sessions

/// A debrief: the truth, the player's path beside the reference's, and what to train, as
/// `debrief --json` gives it.
///
/// Its JSON is stable: keys are added, never renamed or removed.
package struct DebriefDocument: Encodable {
  package var scenario: String
  package var truth: String
  package var explanation: String
  /// Absent for a session that was abandoned.
  package var score: ScoreDocument?
  package var hypotheses: [String]
  package var path: [Step]
  package var referencePath: [Step]
  package var beliefs: [Belief]
  /// The moments at which beliefs count, with what was said and what the evidence says.
  package var checkpoints: [Checkpoint]
  package var harm: Harm
  package var rivals: [Rival]
  package var training: [Advice]
  package var lessons: LessonsReport
  /// A judge's reading of the explanation, where one was asked.
  package var judge: JudgeOpinion.Document?
  /// The scenario's title; not in the JSON.
  package var title: String
  /// The title of the true cause; not in the JSON.
  package var cause: String

  private enum CodingKeys: String, CodingKey {
    case scenario, truth, explanation, score, hypotheses, path, referencePath, beliefs, checkpoints,
      harm
    case rivals, training, trap, prevention, numbers, reading, judge
  }

  package init(
    _ session: Session,
    _ report: DebriefReport,
    _ card: Scorecard?,
    _ opinion: JudgeOpinion? = nil
  ) {
    let scenario = session.scenario
    self.scenario = session.header.scenario
    title = scenario.title
    truth = session.truth.id.rawValue
    cause = session.truth.title
    explanation = session.truth.explanation.truth
    score = card.map(ScoreDocument.init)
    hypotheses = scenario.hypotheses.map(\.id.rawValue)
    path = report.path.map { Step($0, scenario) }
    referencePath = report.referencePath.map { Step($0, scenario) }
    beliefs = report.beliefs.map(Belief.init)
    checkpoints = report.beliefs.compactMap { Checkpoint($0, scenario) }
    harm = Harm(
      session: Self.points(report.harm.session),
      reference: Self.points(report.harm.reference),
      unattended: Self.points(report.harm.unattended)
    )
    rivals = report.rivals.map { Rival($0, truth: session.truth, scenario) }
    training = report.training.map {
      Advice(criterion: $0.criterion.rawValue, figure: $0.figure, text: $0.text)
    }
    lessons = LessonsReport(scenario)
    judge = opinion?.document
  }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(scenario, forKey: .scenario)
    try values.encode(truth, forKey: .truth)
    try values.encode(explanation, forKey: .explanation)
    try values.encodeIfPresent(score, forKey: .score)
    try values.encode(hypotheses, forKey: .hypotheses)
    try values.encode(path, forKey: .path)
    try values.encode(referencePath, forKey: .referencePath)
    try values.encode(beliefs, forKey: .beliefs)
    try values.encode(checkpoints, forKey: .checkpoints)
    try values.encode(harm, forKey: .harm)
    try values.encode(rivals, forKey: .rivals)
    try values.encode(training, forKey: .training)
    try values.encode(lessons.trap, forKey: .trap)
    try values.encode(lessons.prevention, forKey: .prevention)
    try values.encode(lessons.numbers, forKey: .numbers)
    try values.encode(lessons.reading, forKey: .reading)
    try values.encodeIfPresent(judge, forKey: .judge)
  }

  static func points(_ points: [HarmPoint]) -> [Point] {
    points.map { Point(minute: $0.minute, harm: $0.harm) }
  }
}

extension DebriefDocument {
  /// One event of a path.
  package struct Step: Hashable, Sendable, Encodable {
    package var event: Int
    /// Unit: minutes after the page.
    package var start: Int
    /// Unit: minutes after the page.
    package var end: Int
    package var title: String
    /// The doubt that it removed; absent for what shows no evidence.
    ///
    /// Unit: bits; negative where doubt grew.
    package var gain: Double?
    /// The time of day at which it began; not in the JSON.
    package var clock: String

    private enum CodingKeys: String, CodingKey { case event, start, end, title, gain }

    init(_ step: PathStep, _ scenario: Scenario) {
      (event, start, end) = (step.entry.number, step.entry.start, step.entry.end)
      title = scenario.summary(of: step.entry.event)
      gain = step.gain
      clock = ClockTime(step.entry.start, in: scenario).clock
    }
  }

  /// Probabilities after an event, in the order of `hypotheses`.
  package struct Belief: Hashable, Sendable, Encodable {
    package var event: Int
    package var minute: Int
    package var evidence: [Double]
    package var stated: [Double]?

    private enum CodingKeys: String, CodingKey { case event, minute, evidence, stated }

    init(_ point: BeliefPoint) {
      (event, minute) = (point.event, point.minute)
      (evidence, stated) = (point.evidence, point.stated)
    }
  }

  /// Harm over the healthy twin that has built up, for three courses.
  package struct Harm: Hashable, Sendable, Encodable {
    package var session: [Point]
    package var reference: [Point]
    package var unattended: [Point]

    private enum CodingKeys: String, CodingKey { case session, reference, unattended }
  }

  /// Harm by a minute after the page.
  ///
  /// Unit: weighted requests.
  package struct Point: Hashable, Sendable, Encodable {
    package var minute: Int
    package var harm: Double

    private enum CodingKeys: String, CodingKey { case minute, harm }
  }

  /// A cause that was not true, and what became of it.
  package struct Rival: Hashable, Sendable, Encodable {
    package var hypothesis: String
    /// Its probability after all evidence seen.
    package var posterior: Double
    package var tempting: String
    package var ruledOutBy: String
    package var evidence: Evidence?
    package var missedAction: String?
    /// Its title; not in the JSON.
    package var title: String
    /// The title of the missed action; not in the JSON.
    package var missedTitle: String?

    private enum CodingKeys: String, CodingKey {
      case hypothesis, posterior, tempting, ruledOutBy, evidence, missedAction
    }

    init(_ account: RivalAccount, truth: Hypothesis, _ scenario: Scenario) {
      let rival = scenario.hypothesis(account.hypothesis)
      hypothesis = account.hypothesis.rawValue
      title = rival?.title ?? account.hypothesis.rawValue
      posterior = account.posterior
      let text = rival.map { RivalText($0, truth: truth, in: scenario) }
      tempting = text?.tempting ?? ""
      ruledOutBy = text?.ruledOutBy ?? ""
      evidence = account.ruledOutBy.map {
        Evidence(
          event: $0.entry.number,
          title: scenario.summary(of: $0.entry.event),
          ratio: $0.ratio
        )
      }
      missedAction = account.missed?.rawValue
      missedTitle = account.missed.flatMap(scenario.action)?.title
    }
  }

  /// Evidence against a rival, and how many times likelier it made the truth.
  package struct Evidence: Hashable, Sendable, Encodable {
    package var event: Int
    package var title: String
    package var ratio: Double

    private enum CodingKeys: String, CodingKey { case event, title, ratio }
  }

  /// A criterion to work on, with the share of its points that was earned.
  package struct Advice: Hashable, Sendable, Encodable {
    package var criterion: String
    package var figure: Double
    package var text: String

    private enum CodingKeys: String, CodingKey { case criterion, figure, text }
  }
}
