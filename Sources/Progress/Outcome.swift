package import Scoring

/// The result of one scored session, as far as training needs it.
package struct Outcome: Hashable, Sendable {
  /// The session's number.
  package var session: Int
  /// The time at which it began.
  ///
  /// Unit: seconds since 1970.
  package var second: Int
  package var scenario: String
  /// The scenario's topic, if the scenario is still there to tell.
  package var topic: String?
  /// The family of the true cause, if the scenario is still there to tell.
  package var family: String?
  /// The score, 0 to 100.
  package var score: Double
  package var figures: [CriterionFigure]
  /// The habits that showed.
  package var habits: [ScoreFlag.Kind]

  package init(
    session: Int,
    second: Int,
    scenario: String,
    topic: String?,
    family: String?,
    score: Double,
    figures: [CriterionFigure],
    habits: [ScoreFlag.Kind]
  ) {
    self.session = session
    self.second = second
    self.scenario = scenario
    self.topic = topic
    self.family = family
    self.score = score
    self.figures = figures
    self.habits = habits
  }

  /// The share of a criterion's points that was earned, if it was scored.
  package func figure(of criterion: Criterion) -> Double? {
    figures.first { $0.criterion == criterion }?.figure
  }
}

/// The share of a criterion's points that a session earned.
package struct CriterionFigure: Hashable, Sendable {
  package var criterion: Criterion
  /// 0 to 1.
  package var figure: Double

  package init(criterion: Criterion, figure: Double) {
    self.criterion = criterion
    self.figure = figure
  }
}
