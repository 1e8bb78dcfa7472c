import Telemetry

extension ScenarioCheck {
  mutating func checkPlacesAndFamilies() {
    let places = scenario.places.map(\.id)
    checkKeys(places, .place, at: ["places"])
    for place in places where !scenario.hypotheses.contains(where: { $0.places.contains(place) }) {
      report(.unused(.place, place.rawValue), at: ["places", .key(place.rawValue)])
    }
    let families = scenario.families.map(\.id)
    checkKeys(families, .family, at: ["families"])
    for family in families where !scenario.hypotheses.contains(where: { $0.family == family }) {
      report(.unused(.family, family.rawValue), at: ["families", .key(family.rawValue)])
    }
  }

  mutating func checkArtifacts() {
    let path: Diagnostic.Path = ["artifacts"]
    checkKeys(scenario.artifacts.map(\.id), .artifact, at: path)
    for artifact in scenario.artifacts {
      let place = path.at(artifact.id)
      if !scenario.actions.contains(where: { $0.evidence.shows(artifact.id) }) {
        report(.unused(.artifact, artifact.id.rawValue), at: place)
      }
      let variants = place.at("variants")
      checkKeys(artifact.variants.map(\.id), .variant, at: variants)
      if artifact.variants.isEmpty { report(.count(.variant, 0, .atLeast(1)), at: variants) }
      for variant in artifact.variants where !isDealt(variant.id, of: artifact) {
        report(.variantNeverDealt(variant.id, artifact.id), at: variants.at(variant.id))
      }
      for variant in artifact.variants {
        check(variant.impossible, at: variants.at(variant.id))
      }
    }
  }

  /// Checks the hypotheses under which something cannot occur.
  mutating func check(_ impossible: [ImpossibleReason], at path: Diagnostic.Path) {
    for reason in impossible {
      checkExists(
        reason.hypothesis,
        .hypothesis,
        among: scenario.hypotheses.map(\.id),
        at: path.at("impossible_because", .key(reason.hypothesis.rawValue))
      )
    }
  }

  /// Whether some hypothesis leaves that variant behind.
  func isDealt(_ variant: VariantID, of artifact: Artifact) -> Bool {
    scenario.hypotheses.contains { hypothesis in
      guard let odds = hypothesis.artifacts.first(where: { $0.artifact == artifact.id }) else {
        return artifact.variants.first?.id == variant
      }
      return odds.variants.contains { $0.variant == variant && $0.weight > 0 }
    }
  }

  mutating func checkHypotheses() {
    let path: Diagnostic.Path = ["hypotheses"]
    let hypotheses = scenario.hypotheses
    checkKeys(hypotheses.map(\.id), .hypothesis, at: path)
    let single = scenario.singleCauses.count
    if !(2...12).contains(single) {
      report(.count(.hypothesis, single, .between(2, 12)), at: path)
    } else if single < 5 {
      report(.few(.hypothesis, single, advised: 5), at: path)
    }
    checkPriors(at: path)
    for hypothesis in hypotheses where !hypothesis.parts.isEmpty {
      checkParts(of: hypothesis, at: path.at(hypothesis.id))
    }
    // Effects and places of a combined cause are checked at its parts, which they come from.
    for hypothesis in scenario.singleCauses {
      let place = path.at(hypothesis.id)
      checkExists(
        hypothesis.family,
        .family,
        among: scenario.families.map(\.id),
        at: place.at("family")
      )
      for (index, name) in hypothesis.places.enumerated() {
        checkExists(
          name,
          .place,
          among: scenario.places.map(\.id),
          at: place.at("places", .index(index))
        )
      }
      checkEffects(of: hypothesis, at: place)
      checkOdds(of: hypothesis, at: place.at("artifacts"))
      for (index, key) in hypothesis.keyFindings.enumerated() {
        check(key, at: place.at("key_findings", .index(index)))
      }
    }
  }

  /// Checks that a combined cause has at least two single causes that do harm, and that no other has the
  /// same ones.
  private mutating func checkParts(of hypothesis: Hypothesis, at path: Diagnostic.Path) {
    let place = path.at("combines")
    let single = scenario.singleCauses
    for (index, name) in hypothesis.parts.enumerated() {
      checkExists(name, .hypothesis, among: single.map(\.id), at: place.at(index))
      if hypothesis.parts.prefix(index).contains(name) {
        report(.duplicate(.hypothesis, name.rawValue), at: place.at(index))
      }
      if let cause = single.first(where: { $0.id == name }), cause.effects.isEmpty {
        report(.combinesHarmless(name), at: place.at(index))
      }
    }
    if let first = scenario.hypothesis(of: hypothesis.parts), first.id != hypothesis.id {
      report(.combinesSame(as: first.id), at: place)
    }
    checkOdds(of: hypothesis, at: path.at("artifacts"))
  }

  private mutating func checkPriors(at path: Diagnostic.Path) {
    var isRight = true
    for hypothesis in scenario.hypotheses {
      isRight =
        check(.prior, hypothesis.prior, .probability, at: path.at(hypothesis.id).at("prior"))
        && isRight
    }
    let sum = scenario.hypotheses.map(\.prior).reduce(0, +)
    if isRight, !scenario.hypotheses.isEmpty, (sum - 1).magnitude > 1e-9 {
      report(.priorSum(sum), at: path)
    }
  }

  private mutating func checkOdds(of hypothesis: Hypothesis, at path: Diagnostic.Path) {
    checkKeys(hypothesis.artifacts.map(\.artifact), .artifact, at: path)
    for odds in hypothesis.artifacts {
      let place = path.at(odds.artifact)
      guard let artifact = scenario.artifact(odds.artifact) else {
        checkExists(odds.artifact, .artifact, among: scenario.artifacts.map(\.id), at: place)
        continue
      }
      checkKeys(odds.variants.map(\.variant), .variant, at: place)
      for variant in odds.variants {
        let place = place.at(variant.variant)
        checkExists(variant.variant, .variant, among: artifact.variants.map(\.id), at: place)
        check(.weight, variant.weight, .notNegative, at: place)
      }
      if !odds.variants.contains(where: { $0.weight > 0 }) { report(.noWeight, at: place) }
    }
  }

  private mutating func check(_ key: KeyFinding, at path: Diagnostic.Path) {
    check(.weight, key.weight, .positive, at: path.at("weight"))
    if key.findings.isEmpty { report(.empty(.keyFindings), at: path.at("findings")) }
    guard let action = scenario.action(key.action) else {
      checkExists(
        key.action,
        .action,
        among: scenario.actions.map(\.id),
        at: path.at("action")
      )
      return
    }
    let known = action.evidence.findings.map(\.id)
    for (index, finding) in key.findings.enumerated() {
      checkExists(finding, .finding, among: known, at: path.at("findings", .index(index)))
    }
  }
}

extension Evidence {
  /// Whether a panel shows that artifact.
  func shows(_ artifact: ArtifactID) -> Bool {
    panels.contains { $0.content == .artifact(artifact) }
  }

  /// Whether a panel shows some artifact.
  var showsArtifact: Bool {
    panels.contains {
      if case .artifact = $0.content { true } else { false }
    }
  }
}
