package import ScenarioModel
internal import Statecharts
internal import Telemetry

extension ScenarioShapes {
  /// A whole scenario.
  package static let scenario: Shape<Scenario> = object(
    "A staged incident for Firedrill.",
    headKeys,
    stageKeys,
    causeKeys,
    moveKeys,
    lessonKeys
  ) { head, stage, causes, moves, lessons in
    var world = stage.world
    world.controls = moves.chart.variables.map {
      Control(name: ControlName($0.name.rawValue), initial: $0.initial)
    }
    var chart = moves.chart
    chart.name = head.id.rawValue
    return Scenario(
      format: head.format,
      id: head.id,
      version: head.version,
      title: head.title,
      topic: head.topic,
      difficulty: head.difficulty,
      levels: head.knobs == nil ? [head.difficulty] : Array(Scenario.difficulties),
      brief: head.brief,
      alert: stage.alert,
      horizonMinutes: stage.horizon,
      regimes: stage.regimes,
      world: world,
      harm: stage.harm,
      places: causes.places,
      families: causes.families,
      artifacts: causes.artifacts,
      hypotheses: causes.hypotheses,
      chart: chart,
      messages: moves.messages,
      actions: moves.actions,
      mitigations: moves.mitigations,
      invariants: moves.invariants,
      rules: lessons.rules,
      rubric: lessons.rubric,
      abbreviations: lessons.abbreviations,
      interview: lessons.interview,
      lab: lessons.lab,
      debrief: lessons.debrief
    )
  }

  private static let headKeys = group(
    required("format", PlainShapes.integer(1...1), "The version of this format."),
    required("id", identifier(ScenarioID.self), "Its name, that of its folder."),
    required(
      "version",
      PlainShapes.integer(1...1_000_000),
      "The author's version of the scenario."
    ),
    required("title", title, "What the player chooses it by; it must not give the cause away."),
    required("topic", word(of: Topic.self), "The field of work it belongs to."),
    required(
      "difficulty",
      PlainShapes.integer(1...4),
      "From a first contact to a hard one: the one played where nobody asks for another."
    ),
    knobs,
    required("brief", brief, "What the player reads first.")
  ) {
    (
      format: $0,
      id: $1,
      version: $2,
      title: $3,
      topic: $4,
      difficulty: $5,
      knobs: $6,
      brief: $7
    )
  }

  private static let stageKeys = group(
    required("alert", alert, "The condition on rows that made the page go off."),
    required("horizon", integer(1...10_080), "Minutes after the page over which harm is counted."),
    required("regimes", regimes, "Time bands and mitigation states."),
    required("world", world, "The simulated production system."),
    required("harm", harm, "How rows hurt users.")
  ) { (alert: $0, horizon: $1, regimes: $2, world: $3, harm: $4) }

  private static let causeKeys = group(
    required(
      "places",
      map(of: identifier(PlaceID.self), to: title, count: 0...50)
        .map { $0.map { Place(id: $0.key, title: $0.value) } },
      "Parts of the system in which a cause can lie."
    ),
    required(
      "families",
      map(of: identifier(FamilyID.self), to: title, count: 1...20)
        .map { $0.map { Family(id: $0.key, title: $0.value) } },
      "Families of causes."
    ),
    defaulted(
      "artifacts",
      collection(of: identifier(ArtifactID.self), artifact, count: 0...32),
      to: [:],
      "Documents of the world."
    ),
    required("hypotheses", hypotheses, "Candidate root causes.")
  ) { (places: $0, families: $1, artifacts: $2, hypotheses: $3) }

  private static let moveKeys = group(
    required("chart", chart, "How the incident goes on."),
    defaulted(
      "messages",
      collection(of: identifier(MessageID.self), message, count: 0...50),
      to: [:],
      "What people and systems say during the incident."
    ),
    required(
      "actions",
      collection(of: identifier(ActionID.self), action, count: 1...100),
      "What the player can look at, check or say."
    ),
    required(
      "mitigations",
      collection(of: identifier(MitigationID.self), mitigation, count: 0...50),
      "What the player can change."
    ),
    defaulted(
      "invariants",
      map(of: identifier(InvariantID.self), to: chartGuard, count: 0...50)
        .map { $0.map { Invariant(id: $0.key, condition: $0.value) } },
      to: [:],
      "Conditions that must hold whatever the player does; 'firedrill check' proves them."
    )
  ) { (chart: $0, messages: $1, actions: $2, mitigations: $3, invariants: $4) }

  private static let lessonKeys = group(
    required("rules", rules, "What good conduct means here."),
    required("rubric", rubric, "What an explanation should contain."),
    defaulted(
      "abbreviations",
      map(of: identifier, to: line(1...80), count: 0...50)
        .map { Dictionary($0.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first }) },
      to: [:],
      "Abbreviations that players use, in lower case, and the words that they stand for."
    ),
    defaulted(
      "interview",
      list(of: interviewStage, count: 0...20),
      to: [],
      "The steps of an interview, in order."
    ),
    defaulted("lab", lab, to: [:], "What people may turn in the lab."),
    required("debrief", debrief, "What everyone should take away.")
  ) {
    (rules: $0, rubric: $1, abbreviations: $2, interview: $3, lab: $4, debrief: $5)
  }
}
