internal import ScenarioModel

extension ScenarioShapes {
  static let rules = object(
    "What good conduct means in this incident.",
    required("precedence", list(of: precedence, count: 0...40), "What belongs before what."),
    required("first_update_by", minutes, "Minutes within which people must hear something."),
    required("update_every", integer(1...10_000), "Minutes within which they must hear again."),
    optional(
      "repair_by",
      integer(1...10_000),
      "Minutes within which a repair keeps all points of the diagnosis; the horizon if left out."
    ),
    optional(
      "checkpoints",
      list(of: integer(1...1000), count: 0...10),
      "Only read so that older scenarios still load: beliefs are asked for where the evidence moves them."
    )
  ) { precedence, firstUpdateBy, updateEvery, repairBy, _ in
    Rules(
      precedence: precedence,
      firstUpdateBy: firstUpdateBy,
      updateEvery: updateEvery,
      repairBy: repairBy
    )
  }

  private static let precedence = object(
    "One thing that belongs before another.",
    required("before", list(of: step, count: 1...30), "Any of these first."),
    required("after", list(of: step, count: 1...30), "Any of these after."),
    defaulted("weight", weight, to: 1, "Its weight in the score."),
    defaulted(
      "optional",
      boolean,
      to: false,
      "Whether it holds when nothing of 'after' was done."
    ),
    required("because", line(1...300), "Why, in a sentence.")
  ) { Precedence(before: $0, after: $1, weight: $2, isOptional: $3, because: $4) }

  private static let step = either(
    "contain, targeted, verify, update, declare, {action: id} or {mitigation: id}",
    word([
      "contain": Step.contain, "targeted": .targeted, "verify": .verify, "update": .update,
      "declare": .declare,
    ]),
    exactlyOne(
      "A particular step.",
      of: variant("action", identifier(ActionID.self), "An action.", Step.action),
      variant("mitigation", identifier(MitigationID.self), "A mitigation.", Step.mitigation)
    )
  )

  static let rubric = list(of: concept, count: 0...40)

  private static let concept = object(
    "A concept that an explanation should contain.",
    conceptKeys
  ) { $0 }

  /// The keys of something that words of a player's own should contain.
  static let conceptKeys = group(
    required("id", identifier, "Its name."),
    required("title", title, "What the scorecard calls it."),
    defaulted("weight", weight, to: 1, "Its weight in the score."),
    defaulted(
      "hypotheses",
      list(of: identifier(HypothesisID.self), count: 0...20),
      to: [],
      "The truths for which it is asked; all where absent."
    ),
    defaulted("phrases", phraseGroups, to: [], "Groups of phrases; one of each group must appear."),
    optional("number", expectedNumber, "A number that must appear too."),
    defaulted(
      "rules_out",
      boolean,
      to: false,
      "Whether a denial of another hypothesis's concept is enough."
    ),
    examples
  ) {
    Concept(
      id: $0,
      title: $1,
      weight: $2,
      hypotheses: $3,
      phrases: $4,
      number: $5,
      rulesOut: $6,
      examples: $7
    )
  }

  /// The keys of texts that try out what is looked for.
  static let examples = group(
    defaulted(
      "examples",
      list(of: line(1...500), count: 0...20),
      to: [],
      "Texts that contain it; 'firedrill check' reads them."
    ),
    defaulted(
      "counter_examples",
      list(of: line(1...500), count: 0...20),
      to: [],
      "Texts with some of its words that do not contain it."
    )
  ) { Examples(examples: $0, counterExamples: $1) }

  static let phraseGroups = list(of: list(of: line(1...80), count: 1...80), count: 0...10)

  private static let expectedNumber = either(
    "seen, or {value: 86, tolerance: 1, unit: percent}",
    word(["seen": ExpectedNumber.seen]),
    object(
      "A number within a tolerance.",
      required("value", number(-1e12...1e12), "The number."),
      required("tolerance", number(0...1e12), "How far off it may be."),
      optional("unit", word(of: NumberUnit.self), "Its unit; any where absent.")
    ) { ExpectedNumber.value($0, tolerance: $1, unit: $2) }
  )

  static let debrief = object(
    "What everyone should take away, whatever the truth was.",
    required("trap", prose, "The trap of the incident."),
    required("prevention", list(of: prose, count: 0...20), "What would prevent it."),
    required("numbers", list(of: prose, count: 0...20), "Numbers worth knowing."),
    required("reading", list(of: reading, count: 0...20), "Sources.")
  ) { Debrief(trap: $0, prevention: $1, numbers: $2, reading: $3) }

  static let reading = object(
    "A source.",
    required("title", line(1...300), "What it is called."),
    required("source", line(1...300), "Where it is found.")
  ) { Reading(title: $0, source: $1) }
}
