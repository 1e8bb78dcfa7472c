internal import ScenarioModel
internal import Telemetry

extension ScenarioShapes {
  /// All candidate root causes, the combined ones last.
  static let hypotheses: Shape<[Hypothesis]> = collection(
    of: identifier(HypothesisID.self),
    having("combines", combination, otherwise: single),
    count: 1...20
  ).map { written in
    CombinedCauses.hypotheses(
      single: written.compactMap { if case .single(let cause) = $0 { cause } else { nil } },
      combined: written.compactMap { if case .combined(let causes) = $0 { causes } else { nil } }
    )
  }

  /// A candidate root cause as it stands in the file.
  enum WrittenHypothesis: Sendable {
    case single(Hypothesis)
    case combined(CombinedCauses)
  }

  private static let combination: Shape<@Sendable (HypothesisID) -> WrittenHypothesis> = object(
    "Several causes at once; effects, places, key findings and families are those of its parts.",
    required(
      "combines",
      list(of: identifier(HypothesisID.self), count: 2...3),
      "The causes that hold together."
    ),
    fromDifficulty,
    required("title", title, "What the player reads."),
    required(
      "prior",
      number(moreThan: 0, atMost: 1),
      "Its probability after the alert, which the single causes give up in proportion."
    ),
    optional("prior_because", line(1...300), "Why it is as likely as that."),
    defaulted(
      "artifacts",
      map(of: identifier(ArtifactID.self), to: odds, count: 0...32),
      to: [:],
      "The odds of versions of artifacts, where the product of those of its parts is not right."
    ),
    required("explanation", explanation, "What the debrief says of it.")
  ) { parts, _, title, prior, priorReason, artifacts, explanation in
    { id in
      .combined(
        CombinedCauses(
          id: id,
          parts: parts,
          title: title,
          prior: prior,
          priorReason: priorReason,
          artifacts: artifacts.map { ArtifactOdds(artifact: $0.key, variants: $0.value) },
          explanation: explanation
        )
      )
    }
  }

  private static let single: Shape<@Sendable (HypothesisID) -> WrittenHypothesis> = object(
    "A candidate root cause; any can be the truth of a session.",
    required("title", title, "What the player reads."),
    required("prior", number(moreThan: 0, atMost: 1), "Its probability after the alert."),
    optional("prior_because", line(1...300), "Why the prior is far from even, where it is."),
    required("family", identifier(FamilyID.self), "The family of causes it belongs to."),
    defaulted(
      "places",
      list(of: identifier(PlaceID.self), count: 0...10),
      to: [],
      "Where the cause lies; nowhere where nothing is wrong."
    ),
    defaulted("effects", effects(tag: .fault), to: [], "What it does to the world."),
    defaulted(
      "artifacts",
      map(of: identifier(ArtifactID.self), to: odds, count: 0...32),
      to: [:],
      "The odds of the versions of artifacts."
    ),
    defaulted(
      "key_findings",
      list(of: keyFinding, count: 0...20),
      to: [],
      "The findings without which it is not established."
    ),
    required("explanation", explanation, "What the debrief says of it.")
  ) { title, prior, priorReason, family, places, effects, artifacts, keyFindings, explanation in
    { id in
      .single(
        Hypothesis(
          id: id,
          title: title,
          prior: prior,
          priorReason: priorReason,
          family: family,
          places: places,
          effects: effects(id.rawValue),
          artifacts: artifacts.map { ArtifactOdds(artifact: $0.key, variants: $0.value) },
          keyFindings: keyFindings,
          explanation: explanation
        )
      )
    }
  }

  private static let odds = map(of: identifier(VariantID.self), to: weight, count: 1...16).map {
    $0.map { VariantOdds(variant: $0.key, weight: $0.value) }
  }

  private static let keyFinding = object(
    "Findings one of which establishes the cause.",
    required("action", identifier(ActionID.self), "The action."),
    required(
      "findings",
      list(of: identifier(FindingID.self), count: 1...20),
      "Any of these counts."
    ),
    defaulted("weight", weight, to: 1, "Its weight in the score.")
  ) { KeyFinding(action: $0, findings: $1, weight: $2) }

  private static let explanation = object(
    "What the debrief says of a hypothesis.",
    required("truth", prose, "What happened where it is the truth."),
    required("tempting", prose, "Why it was tempting where it is not."),
    required("ruled_out_by", prose, "The evidence that rules it out.")
  ) { HypothesisExplanation(truth: $0, tempting: $1, ruledOutBy: $2) }

  /// A document of the world and its versions.
  static let artifact: Shape<@Sendable (ArtifactID) -> Artifact> = object(
    "A document of the world that may differ by hypothesis.",
    fromDifficulty,
    required("title", title, "What the player reads."),
    required(
      "variants",
      collection(of: identifier(VariantID.self), artifactVariant, count: 1...16),
      "Its versions; hypotheses that say nothing of it have the first."
    )
  ) { _, title, variants in
    { id in Artifact(id: id, title: title, variants: variants) }
  }

  private static let artifactVariant: Shape<@Sendable (VariantID) -> ArtifactVariant> =
    object(
      "A version of an artifact, as a file of the scenario's folder or as text.",
      exactlyOne(
        of: variant("file", artifactFile, "A file of the scenario's folder."),
        variant("text", text(1...20_000), "The text.")
      ),
      impossibleBecause
    ) { text, impossible in { ArtifactVariant(id: $0, text: text, impossible: impossible) } }
}
