package import ScenarioModel

/// The path of a request or a model through the stages of an area.
package struct AreaMap: Hashable, Sendable {
  package var title: String
  /// The stages in the order of the path.
  package var stages: [Stage]

  package init(title: String, stages: [Stage]) {
    self.title = title
    self.stages = stages
  }

  /// One stage: what it does, what breaks in it, how that shows, and how to tell it apart.
  package struct Stage: Hashable, Sendable {
    package var id: String
    package var title: String
    package var does: String
    package var breaks: [String]
    package var shows: String
    /// The look that tells it from its neighbours.
    package var look: String
    package var number: String
    package var source: String
    package var questions: [QuestionID]
    /// The scenario in which the stage breaks, if there is one.
    package var incident: ScenarioID?

    package init(
      id: String,
      title: String,
      does: String,
      breaks: [String],
      shows: String,
      look: String,
      number: String,
      source: String,
      questions: [QuestionID],
      incident: ScenarioID?
    ) {
      self.id = id
      self.title = title
      self.does = does
      self.breaks = breaks
      self.shows = shows
      self.look = look
      self.number = number
      self.source = source
      self.questions = questions
      self.incident = incident
    }
  }
}

/// A number worth knowing, with its conditions and the sentence in which one would say it.
package struct KeyNumber: Hashable, Sendable {
  package var id: String
  package var title: String
  /// The number with its unit, as text.
  package var range: String
  package var conditions: String
  package var say: String
  package var source: String
  /// The formula that gives it, where one of the program's does.
  package var computed: Computation?

  /// A number as a formula gives it.
  package struct Computation: Hashable, Sendable {
    package var formula: Formula
    package var givens: Givens
    /// The result in the formula's unit.
    package var gives: Double
    /// The rounding of `gives`, as a share of it.
    package var within: Double

    package init(formula: Formula, givens: Givens, gives: Double, within: Double) {
      self.formula = formula
      self.givens = givens
      self.gives = gives
      self.within = within
    }
  }

  package init(
    id: String,
    title: String,
    range: String,
    conditions: String,
    say: String,
    source: String,
    computed: Computation? = nil
  ) {
    self.id = id
    self.title = title
    self.range = range
    self.conditions = conditions
    self.say = say
    self.source = source
    self.computed = computed
  }
}
