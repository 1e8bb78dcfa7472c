internal import ScenarioModel
internal import Telemetry

extension ScenarioShapes {
  static let brief = object(
    "What the player reads first: symptom only.",
    required("role", prose, "Who the player is."),
    required("page", prose, "The page as it arrives; {measure.key|format} stands for a figure."),
    required(
      "background",
      list(of: paragraph, count: 0...10),
      "What is known of the system, in paragraphs."
    ),
    optional("severity", integer(1...4), "How grave the page says it is; 1 is the gravest.")
  ) { Brief(role: $0, page: $1, background: $2, severity: $3) }

  private static let paragraph = either(
    "a paragraph, or {text: ..., from_difficulty: ...}",
    prose,
    object(
      "A paragraph that is there only from a difficulty on.",
      fromDifficulty,
      required("text", prose, "The paragraph.")
    ) { _, text in text }
  )

  static let alert = object(
    "The condition on rows that made the page go off; true in every world dealt.",
    required("window", window, "Minutes relative to the page."),
    required("measures", measures, "Figures computed from rows, by name."),
    required("when", findingCondition, "The condition.")
  ) { Alert(window: $0, measures: $1, condition: $2) }

  static let regimes = object(
    "Time bands and mitigation states; within one of each, evidence means the same.",
    required(
      "bands",
      list(of: minutes, count: 1...24),
      "The minutes at which bands start, rising from 0."
    ),
    required(
      "states",
      list(of: mitigationState, count: 1...40),
      "The first whose condition holds is the state."
    )
  ) { Regimes(bands: $0, states: $1) }

  private static let mitigationState = object(
    "A state of the system as mitigations left it.",
    required("id", identifier, "Its name."),
    optional("when", controlCondition, "When it is the state; the last has none.")
  ) { MitigationState(id: $0, condition: $1) }

  static let harm = object(
    "How the world's rows hurt users.",
    required("weights", list(of: harmWeight, count: 1...30), "The harm that rows do."),
    required("unit", number(moreThan: 0, atMost: 1e12), "A harm that matters."),
    required("noise", number(0...1e12), "Below it a difference of harms is noise."),
    required("critical", number(moreThan: 0, atMost: 1e12), "Above it harm is critical.")
  ) { Harm(weights: $0, unit: $1, noise: $2, critical: $3) }

  private static let harmWeight = object(
    "The harm that each matching row does.",
    required("title", title, "What a person calls such rows."),
    tableKey,
    required("where", predicate, "The rows."),
    required("weight", weight, "The harm of one row."),
    defaulted(
      "observed",
      boolean,
      to: false,
      "Whether an on-call engineer can count these rows."
    )
  ) { HarmWeight(title: $0, table: $1, rows: $2, weight: $3, isObserved: $4) }

  static let message: Shape<@Sendable (MessageID) -> Message> = object(
    "A message that a person or a system sends; the chart says when.",
    required("from", line(1...80), "Who sends it."),
    required("text", prose, "What it says.")
  ) { from, text in { Message(id: $0, from: from, text: text) } }
}
