internal import ScenarioModel
internal import Statecharts
internal import Telemetry

extension ScenarioShapes {
  /// Something the player can look at, check or say.
  static let action: Shape<@Sendable (ActionID) -> Action> = object(
    "Something the player can look at, check or say.",
    fromDifficulty,
    defaulted("kind", word(of: ActionKind.self), to: "inspect", "What it is for."),
    required("title", title, "What the player reads."),
    defaulted(
      "synonyms",
      list(of: line(1...80), count: 0...30),
      to: [],
      "Other words for it."
    ),
    optional("purpose", line(1...300), "What it tells apart, in a sentence that fits any truth."),
    required("minutes", integer(1...1440), "What it costs, in simulated minutes."),
    optional("when", chartGuard, "When it can be chosen; always where absent."),
    defaulted(
      "needs",
      list(of: identifier(ActionID.self), count: 0...10),
      to: [],
      "Actions one of which must have been done before."
    ),
    defaulted("gateway", boolean, to: false, "Whether its value lies in what it opens."),
    optional("nudge", line(1...300), "A question that points to it."),
    optional("pointer", line(1...300), "The class of evidence it gives."),
    evidenceKeys
  ) {
    _,
    kind,
    title,
    synonyms,
    purpose,
    minutes,
    condition,
    needs,
    isGateway,
    nudge,
    pointer,
    evidence in
    { id in
      Action(
        id: id,
        kind: kind,
        title: title,
        synonyms: synonyms,
        purpose: purpose,
        minutes: minutes,
        guardCondition: condition ?? .always,
        needs: needs,
        evidence: evidence,
        isGateway: isGateway,
        nudge: nudge,
        pointer: pointer
      )
    }
  }

  private static let evidenceKeys = group(
    optional("window", evidenceWindow, "The minutes over which evidence is computed."),
    defaulted("measures", measures, to: [:], "Figures computed from rows, by name."),
    required("panels", list(of: panel, count: 0...12), "What is shown."),
    required(
      "findings",
      list(of: finding, count: 1...20),
      "The outcomes; the first whose condition holds is found."
    )
  ) { window, measures, panels, findings in
    Evidence(
      window: window ?? .none,
      measures: measures,
      panels: panels,
      findings: findings
    )
  }

  /// The fixed window over which evidence is computed.
  private static let evidenceWindow = exactlyOne(
    "The minutes over which evidence is computed.",
    of: variant("page", window, "Minutes relative to the page.", EvidenceWindow.page),
    variant("band", window, "Minutes relative to the start of the time band.", EvidenceWindow.band),
    variant(
      "last",
      integer(1...10_000),
      "The last minutes before the action ends.",
      EvidenceWindow.last
    )
  )

  private static let finding = object(
    "An outcome of an action.",
    required("id", identifier(FindingID.self), "Its name, unique in the action."),
    required("says", line(1...400), "One sentence; {measure.key|format} stands for a figure."),
    optional("when", findingCondition, "When it is the outcome; the last has none."),
    impossibleBecause
  ) { Finding(id: $0, says: $1, condition: $2 ?? .always, impossible: $3) }

  /// The causes under which an outcome or a document cannot occur.
  static let impossibleBecause = defaulted(
    "impossible_because",
    map(of: identifier(HypothesisID.self), to: line(1...300), count: 0...20).map {
      $0.map { ImpossibleReason(hypothesis: $0.key, reason: $0.value) }
    },
    to: [:],
    "The hypotheses under which it cannot occur, each with the reason; elsewhere it needs 2 %."
  )

  /// A change that the player can make to the system.
  static let mitigation: Shape<@Sendable (MitigationID) -> Mitigation> = object(
    "A change that the player can make to the system.",
    fromDifficulty,
    required("kind", mitigationKind, "Whether it limits harm or treats causes."),
    required("title", title, "What the player reads."),
    required("summary", line(1...400), "What it does."),
    required("minutes", integer(1...1440), "What it costs, in simulated minutes."),
    optional("when", chartGuard, "When it can be chosen; always where absent."),
    defaulted("reversible", boolean, to: true, "Whether it can be undone."),
    optional("expects", harmExpectation, "What it does to harm; 'firedrill check' simulates it.")
  ) { _, kind, title, summary, minutes, condition, isReversible, expects in
    { id in
      Mitigation(
        id: id,
        kind: kind,
        title: title,
        summary: summary,
        minutes: minutes,
        guardCondition: condition ?? .always,
        isReversible: isReversible,
        expects: expects ?? HarmExpectation()
      )
    }
  }

  private static let harmExpectation = object(
    "Truths under which the mitigation changes harm by more than noise.",
    defaulted(
      "lowers",
      list(of: identifier(HypothesisID.self), count: 0...20),
      to: [],
      "Truths under which harm falls."
    ),
    defaulted(
      "raises",
      list(of: identifier(HypothesisID.self), count: 0...20),
      to: [],
      "Truths under which harm grows."
    )
  ) { HarmExpectation(lowers: $0, raises: $1) }

  private static let mitigationKind = either(
    "'contain' or {targeted: ...}",
    word(["contain": MitigationKind.contain]),
    exactlyOne(
      "A mitigation of particular causes.",
      of: variant("targeted", targeted, "Treats particular causes.")
    )
  )

  private static let targeted = object(
    "Which causes it treats, and what is at stake.",
    required(
      "hypotheses",
      list(of: identifier(HypothesisID.self), count: 1...20),
      "The causes it treats."
    ),
    required("loss_if_wrong", number(atLeast: 0, atMost: 1e9), "What it costs under other causes."),
    required(
      "benefit_if_right",
      number(moreThan: 0, atMost: 1e9),
      "What it saves under these causes."
    )
  ) { MitigationKind.targeted($0, lossIfWrong: $1, benefitIfRight: $2) }
}
