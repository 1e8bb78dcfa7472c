package import Statecharts
package import Telemetry

/// A staged incident as an author wrote it, checked for form and meaning.
///
/// ScenarioModel owns what a scenario says: hypotheses, actions, evidence, mitigations, rules and
/// texts, and the checks that hold them together. It knows neither files and YAML nor sessions,
/// players, scores or the wall clock.
package struct Scenario: Hashable, Sendable {
  /// The version of the format, 1.
  package var format: Int
  package var id: ScenarioID
  /// The author's version of this scenario, from 1.
  package var version: Int
  package var title: String
  package var topic: Topic
  /// The difficulty of this reading of the file, from 1 (first contact) to 4 (hard).
  package var difficulty: Int
  /// The difficulties that its file can be read at, rising.
  package var levels: [Int]
  package var brief: Brief
  package var alert: Alert
  /// Minutes after the page over which harm is counted, whenever the session ends.
  package var horizonMinutes: Int
  package var regimes: Regimes
  package var world: WorldModel
  package var harm: Harm
  package var places: [Place]
  package var families: [Family]
  package var artifacts: [Artifact]
  package var hypotheses: [Hypothesis]
  /// Its integer variables are the world's controls.
  package var chart: Chart
  package var messages: [Message]
  package var actions: [Action]
  package var mitigations: [Mitigation]
  /// The invariants that must hold whatever the player does.
  package var invariants: [Invariant]
  package var rules: Rules
  package var rubric: [Concept]
  /// Abbreviations that players use, in lower case, with the words that they stand for.
  package var abbreviations: [String: String]
  /// The stages of an interview, in order; empty where the author wrote none.
  package var interview: [InterviewStage]
  /// The numbers that people may turn in the lab; sessions do not read it.
  package var lab: Lab
  package var debrief: Debrief

  package init(
    format: Int,
    id: ScenarioID,
    version: Int,
    title: String,
    topic: Topic,
    difficulty: Int,
    levels: [Int]? = nil,
    brief: Brief,
    alert: Alert,
    horizonMinutes: Int,
    regimes: Regimes,
    world: WorldModel,
    harm: Harm,
    places: [Place],
    families: [Family],
    artifacts: [Artifact],
    hypotheses: [Hypothesis],
    chart: Chart,
    messages: [Message],
    actions: [Action],
    mitigations: [Mitigation],
    invariants: [Invariant] = [],
    rules: Rules,
    rubric: [Concept],
    abbreviations: [String: String] = [:],
    interview: [InterviewStage] = [],
    lab: Lab = Lab(),
    debrief: Debrief
  ) {
    self.format = format
    self.id = id
    self.version = version
    self.title = title
    self.topic = topic
    self.difficulty = difficulty
    self.levels = levels ?? [difficulty]
    self.brief = brief
    self.alert = alert
    self.horizonMinutes = horizonMinutes
    self.regimes = regimes
    self.world = world
    self.harm = harm
    self.places = places
    self.families = families
    self.artifacts = artifacts
    self.hypotheses = hypotheses
    self.chart = chart
    self.messages = messages
    self.actions = actions
    self.mitigations = mitigations
    self.invariants = invariants
    self.rules = rules
    self.rubric = rubric
    self.abbreviations = abbreviations
    self.interview = interview
    self.lab = lab
    self.debrief = debrief
  }

  /// All difficulties there are.
  package static let difficulties = 1...4

  /// The hypothesis of that name; complexity O(hypotheses).
  package func hypothesis(_ id: HypothesisID) -> Hypothesis? { hypotheses.first { $0.id == id } }

  /// The action of that name; complexity O(actions).
  package func action(_ id: ActionID) -> Action? { actions.first { $0.id == id } }

  /// The mitigation of that name; complexity O(mitigations).
  package func mitigation(_ id: MitigationID) -> Mitigation? {
    mitigations.first { $0.id == id }
  }

  /// The message of that name; complexity O(messages).
  package func message(_ id: MessageID) -> Message? { messages.first { $0.id == id } }

  /// The artifact of that name; complexity O(artifacts).
  package func artifact(_ id: ArtifactID) -> Artifact? { artifacts.first { $0.id == id } }
}

/// The field of work an incident belongs to.
package enum Topic: String, Hashable, Sendable, CaseIterable {
  case retrieval, agents, evaluation, production, foundations
}

/// The first text that the player reads: the symptom only.
package struct Brief: Hashable, Sendable {
  /// The player's role and responsibility.
  package var role: String
  /// The page itself, as it arrives.
  package var page: String
  /// The known facts about the system and its latest changes, a paragraph each.
  package var background: [String]
  /// The severity on the page, from 1 (gravest) to 4; the same whatever the truth.
  package var severity: Int?

  package init(role: String, page: String, background: [String], severity: Int? = nil) {
    self.severity = severity
    self.role = role
    self.page = page
    self.background = background
  }
}

/// The condition on rows that made the page go off; true in every world that is dealt.
package struct Alert: Hashable, Sendable {
  /// Minutes relative to the page.
  package var window: MinuteRange
  package var measures: [NamedMeasure]
  package var condition: FindingCondition

  package init(window: MinuteRange, measures: [NamedMeasure], condition: FindingCondition) {
    self.window = window
    self.measures = measures
    self.condition = condition
  }
}

/// A part of the system in which a cause can lie.
package struct Place: Hashable, Sendable {
  package var id: PlaceID
  package var title: String

  package init(id: PlaceID, title: String) {
    self.id = id
    self.title = title
  }
}

/// A family of causes.
package struct Family: Hashable, Sendable {
  package var id: FamilyID
  package var title: String

  package init(id: FamilyID, title: String) {
    self.id = id
    self.title = title
  }
}

/// A condition on the chart that must hold in every situation a player can bring about.
package struct Invariant: Hashable, Sendable {
  package var id: InvariantID
  package var condition: Guard

  package init(id: InvariantID, condition: Guard) {
    self.id = id
    self.condition = condition
  }
}

/// A message that a person or a system sends during the incident; the chart says when.
package struct Message: Hashable, Sendable {
  package var id: MessageID
  package var from: String
  package var text: String

  package init(id: MessageID, from: String, text: String) {
    self.id = id
    self.from = from
    self.text = text
  }
}
