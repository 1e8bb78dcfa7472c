import Reports
import ScenarioModel
import Scoring
import Sessions

/// A debrief as `debrief --json` gives it.
struct DebriefDocument: Encodable {
  var scenario: String
  var truth: String
  var explanation: String
  var score: ScoreDocument?
  var hypotheses: [String]
  var path: [Step]
  var referencePath: [Step]
  var beliefs: [Belief]
  var harm: Harm
  var rivals: [Rival]
  var training: [Advice]
  var trap: String
  var prevention: [String]
  var numbers: [String]
  var reading: [Source]
  /// What a judge said of the explanation, where one was asked.
  var judge: JudgeOpinion.Document?

  /// One event of a path; the gain is in bits, absent for what shows no evidence.
  struct Step: Encodable {
    var event: Int
    var start: Int
    var end: Int
    var title: String
    var gain: Double?

    init(_ step: PathStep, _ scenario: Scenario) {
      (event, start, end) = (step.entry.number, step.entry.start, step.entry.end)
      title = scenario.summary(of: step.entry.event)
      gain = step.gain
    }
  }

  /// Probabilities in the order of `hypotheses`.
  struct Belief: Encodable {
    var event: Int
    var minute: Int
    var evidence: [Double]
    var stated: [Double]?

    init(_ point: BeliefPoint) {
      (event, minute) = (point.event, point.minute)
      (evidence, stated) = (point.evidence, point.stated)
    }
  }

  /// Harm over the twin that has built up, for three courses.
  struct Harm: Encodable {
    var session: [Point]
    var reference: [Point]
    var unattended: [Point]
  }

  struct Point: Encodable {
    var minute: Int
    var harm: Double
  }

  struct Rival: Encodable {
    var hypothesis: String
    var posterior: Double
    var tempting: String
    var ruledOutBy: String
    var evidence: Evidence?
    var missedAction: String?
  }

  struct Evidence: Encodable {
    var event: Int
    var title: String
    var ratio: Double
  }

  struct Advice: Encodable {
    var criterion: String
    var figure: Double
    var text: String
  }

  struct Source: Encodable {
    var title: String
    var source: String
  }

  init(
    _ session: Session,
    _ report: DebriefReport,
    _ card: Scorecard?,
    _ opinion: JudgeOpinion? = nil
  ) {
    judge = opinion?.document
    let scenario = session.scenario
    self.scenario = session.header.scenario
    truth = session.truth.id.rawValue
    explanation = session.truth.explanation.truth
    score = card.map(ScoreDocument.init)
    hypotheses = scenario.hypotheses.map(\.id.rawValue)
    path = report.path.map { Step($0, scenario) }
    referencePath = report.referencePath.map { Step($0, scenario) }
    beliefs = report.beliefs.map(Belief.init)
    harm = Harm(
      session: Self.points(report.harm.session),
      reference: Self.points(report.harm.reference),
      unattended: Self.points(report.harm.unattended)
    )
    rivals = report.rivals.map { Self.rival($0, scenario) }
    training = report.training.map {
      Advice(criterion: $0.criterion.rawValue, figure: $0.figure, text: $0.text)
    }
    trap = scenario.debrief.trap
    prevention = scenario.debrief.prevention
    numbers = scenario.debrief.numbers
    reading = scenario.debrief.reading.map { Source(title: $0.title, source: $0.source) }
  }

  static func points(_ points: [HarmPoint]) -> [Point] {
    points.map { Point(minute: $0.minute, harm: $0.harm) }
  }

  private static func rival(_ account: RivalAccount, _ scenario: Scenario) -> Rival {
    let hypothesis = scenario.hypothesis(account.hypothesis)
    return Rival(
      hypothesis: account.hypothesis.rawValue,
      posterior: account.posterior,
      tempting: hypothesis?.explanation.tempting ?? "",
      ruledOutBy: hypothesis?.explanation.ruledOutBy ?? "",
      evidence: account.ruledOutBy.map {
        Evidence(
          event: $0.entry.number,
          title: scenario.summary(of: $0.entry.event),
          ratio: $0.ratio
        )
      },
      missedAction: account.missed?.rawValue
    )
  }
}
