package import ScenarioModel
package import Scoring
package import Sessions

/// A debrief as `debrief --json` gives it.
package struct DebriefDocument: Encodable {
  package var scenario: String
  package var truth: String
  package var explanation: String
  package var score: ScoreDocument?
  package var hypotheses: [String]
  package var path: [Step]
  package var referencePath: [Step]
  package var beliefs: [Belief]
  package var harm: Harm
  package var rivals: [Rival]
  package var training: [Advice]
  package var trap: String
  package var prevention: [String]
  package var numbers: [String]
  package var reading: [Source]
  /// A judge's opinion of the explanation; `nil` if no judge was asked.
  package var judge: JudgeOpinion.Document?

  /// One event of a path; the gain is in bits, absent for what shows no evidence.
  package struct Step: Encodable {
    package var event: Int
    package var start: Int
    package var end: Int
    package var title: String
    package var gain: Double?

    package init(_ step: PathStep, _ scenario: Scenario) {
      (event, start, end) = (step.entry.number, step.entry.start, step.entry.end)
      title = scenario.summary(of: step.entry.event)
      gain = step.gain
    }
  }

  /// Probabilities in the order of `hypotheses`.
  package struct Belief: Encodable {
    package var event: Int
    package var minute: Int
    package var evidence: [Double]
    package var stated: [Double]?

    package init(_ point: BeliefPoint) {
      (event, minute) = (point.event, point.minute)
      (evidence, stated) = (point.evidence, point.stated)
    }
  }

  /// Harm over the twin that has built up, for three courses.
  package struct Harm: Encodable {
    package var session: [Point]
    package var reference: [Point]
    package var unattended: [Point]
  }

  package struct Point: Encodable {
    package var minute: Int
    package var harm: Double
  }

  package struct Rival: Encodable {
    package var hypothesis: String
    package var posterior: Double
    package var tempting: String
    package var ruledOutBy: String
    package var evidence: Evidence?
    package var missedAction: String?
  }

  package struct Evidence: Encodable {
    package var event: Int
    package var title: String
    package var ratio: Double
  }

  package struct Advice: Encodable {
    package var criterion: String
    package var figure: Double
    package var text: String
  }

  package struct Source: Encodable {
    package var title: String
    package var source: String
  }

  package init(
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

  package static func points(_ points: [HarmPoint]) -> [Point] {
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
