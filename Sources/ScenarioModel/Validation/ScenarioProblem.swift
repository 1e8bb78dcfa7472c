package import Statecharts
package import Telemetry

/// A problem or doubt in the meaning of a scenario whose form is right.
package enum ScenarioProblem: Hashable, Sendable {
  // Names.
  /// A name that does not exist; `known` are those that do, in order.
  case unknown(Noun, String, known: [String])
  /// A measure that exists has no such figure.
  case unknownFigure(FigureReference, known: [String])
  case duplicate(Noun, String)
  case malformed(Noun, String)
  case unused(Noun, String)

  // Numbers.
  case outOfRange(Quantity, Double, Bound)
  case notRising(Quantity, Double, after: Double)
  case count(Noun, Int, Bound)
  /// Fewer than a good scenario has.
  case few(Noun, Int, advised: Int)
  case priorSum(Double)
  /// None of some weights is above 0.
  case noWeight
  case empty(Part)

  // Conditions.
  /// Something before the last of a list that always holds hides what follows.
  case holdsTooEarly(Noun, String)
  /// The last of a list does not always hold.
  case lastHasCondition(Noun, String)
  /// A value that the control or variable can never have.
  case valueOutsideRange(String, Int, ClosedRange<Int>)
  case artifactInAlert(ArtifactID)

  // The chart and the world.
  /// A problem of the chart by itself; `known` are the names of the kind that it does not know.
  case chart(ChartDiagnostic.Problem, known: [String] = [])
  case world(WorldProblem.Kind)
  case question(QueryError)
  case unboundedVariable(VariableName)
  case variableWithoutControl(VariableName)
  case controlStartsElsewhere(ControlName, control: Int, variable: Int)
  case unhandledMitigation(MitigationID)
  case neverHappens(EventDescriptor, known: [String])

  // Evidence.
  case windowMissing
  case windowEmpty(MinuteRange)
  case windowOutside(MinuteRange, allowed: MinuteRange)
  /// The window ends after the earliest minute at which the action can end.
  case readsFuture(end: Int, earliest: Int)
  case tooManyBuckets(Int, limit: Int)
  case groupFields(Int, needed: Int)
  case withoutLogs(TableName)
  case placeholder(PlaceholderFault)
  case variantNeverDealt(VariantID, ArtifactID)

  // Actions and rules.
  case needsItself(ActionID)
  /// The actions that it needs can be done only after it.
  case neverAvailable(ActionID)
  /// An action without a purpose, which a guided play needs.
  case withoutPurpose(ActionID)
  /// A class of steps without members, in a rule.
  case stepWithoutMembers(Step)
  /// Words that only this hypothesis's title has are in the texts that the player reads first.
  case givesAway(HypothesisID, words: [String])
  /// A title so much longer or shorter than the others that it looks chosen.
  case titleStandsOut(HypothesisID, length: Int, usual: Int)
  /// A prior far from even odds, for which no reason is given.
  case priorStandsOut(HypothesisID, prior: Double, even: Double)
  /// The title of an action or mitigation is so much longer or shorter than the others that it
  /// looks chosen.
  case lengthStandsOut(Noun, String, length: Int, usual: Int)
  /// A combined cause has a part that changes nothing.
  case combinesHarmless(HypothesisID)
  /// Another combined cause has the same parts.
  case combinesSame(as: HypothesisID)
  /// Things are listed in another order than the one that tells nothing; `inOrder` is that order.
  case orderTells(Noun, inOrder: [String])
  /// A version of a document is dealt too seldom under some hypotheses, without a reason.
  case variantTooRare(VariantID, ArtifactID, under: [HypothesisID])
  /// The sentence of an outcome judges its figures.
  case judges(FindingID, ActionID, words: [String])

  // The lab.
  /// Two parameters of the lab set one knob; `by` is the first.
  case setTwice(knob: String, by: LabParameterID)
  /// A parameter's step is longer than its range.
  case stepTooLong(Double, span: Double)
  /// A knob's own number is not in the range of the parameter that sets it.
  case knobOutsideRange(String, Double, low: Double, high: Double)
}

extension ScenarioProblem {
  /// The things that have names.
  package enum Noun: String, Hashable, Sendable {
    case scenario, hypothesis, action, finding, measure, mitigation, artifact, variant, place
    case family, message, concept, control, variable, table, field, state, invariant
    case stage, signal
    case mitigationState = "mitigation state"
    case redFlag = "red flag"
    case labParameter = "parameter of the lab"
  }

  /// The numbers that have bounds.
  package enum Quantity: String, Hashable, Sendable {
    case format, version, difficulty, horizon, prior, weight, bucket, limit
    case band = "start of a band"
    case firstBand = "start of the first band"
    case minutes = "number of minutes"
    case unit = "unit of harm"
    case noise = "noise of harm"
    case critical = "critical harm"
    case loss = "loss if wrong"
    case benefit = "benefit if right"
    case edge = "edge of a histogram"
    case edges = "number of edges"
    case repairBy = "deadline of the repair"
    case firstUpdate = "deadline of the first update"
    case nextUpdate = "deadline of the next update"
    case labBound = "bound of a parameter of the lab"
    case labStep = "step of a parameter of the lab"
    case rows = "number of rows that a play would simulate up to the horizon"
  }

  /// The numbers that are allowed.
  package enum Bound: Hashable, Sendable {
    case exactly(Int)
    case between(Int, Int)
    case atLeast(Int)
    case below(Int)
    case positive
    case notNegative
    case probability
    case finite
  }

  /// The parts that cannot be empty.
  package enum Part: String, Hashable, Sendable {
    case aggregates = "what the panel shows"
    case fields = "the panel's list of fields"
    case figures = "the panel's list of figures"
    case keyFindings = "the list of findings"
    case targets = "the list of targeted hypotheses"
    case before = "the list of steps before"
    case after = "the list of steps after"
    case signals = "the list of signals"
    case phraseGroups = "the list of groups of phrases"
    case phrases = "the group of phrases"
    case phrase = "the phrase"
    case bands = "the list of bands"
    case trap = "the trap"
    case prevention = "the list of preventions"
    case numbers = "the list of numbers"
    case reading = "the reading list"
    case entry = "the entry"
  }
}
