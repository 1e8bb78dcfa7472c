import Telemetry

extension Scenario {
  /// The findings of the scenario standard that need no simulation, in the order of the file.
  ///
  /// They are about order, documents and sentences, and only for scenarios that are shipped. The
  /// form is taken for right. Complexity: the size of the scenario.
  package func standardDiagnostics() -> [Diagnostic] {
    var check = ScenarioCheck(self)
    check.runStandard()
    return check.inOrder
  }
}

extension ScenarioCheck {
  /// The smallest chance, 0 to 1, that an outcome or a document needs under each hypothesis.
  ///
  /// An outcome that occurs more seldom rules a hypothesis out by itself. It holds for single causes: what
  /// two of them together push past one cannot come out any more where both are true.
  package static let leastChance = 0.02

  /// Checks what every shipped scenario keeps to beyond being sound.
  mutating func runStandard() {
    checkLengths()
    checkOrder()
    checkVariantChances()
    checkSentences()
  }

  /// Warns where the title of an action or mitigation stands out by its length.
  private mutating func checkLengths() {
    for (index, length, usual) in Self.odd(scenario.actions.map(\.title)) {
      let name = scenario.actions[index].id.rawValue
      report(
        .lengthStandsOut(.action, name, length: length, usual: usual),
        at: ["actions", .key(name), "title"]
      )
    }
    for (index, length, usual) in Self.odd(scenario.mitigations.map(\.title)) {
      let name = scenario.mitigations[index].id.rawValue
      report(
        .lengthStandsOut(.mitigation, name, length: length, usual: usual),
        at: ["mitigations", .key(name), "title"]
      )
    }
  }

  /// Warns where actions, mitigations or hypotheses are listed in an order of the author's own.
  private mutating func checkOrder() {
    let orders = [
      (
        ScenarioProblem.Noun.hypothesis, "hypotheses",
        scenario.hypotheses.map(\.id.rawValue), scenario.hypothesesInOrder.map(\.id.rawValue)
      ),
      (
        .action, "actions", scenario.actions.map(\.id.rawValue),
        scenario.actionsInOrder.map(\.id.rawValue)
      ),
      (
        .mitigation, "mitigations", scenario.mitigations.map(\.id.rawValue),
        scenario.mitigationsInOrder.map(\.id.rawValue)
      ),
    ]
    for (noun, key, written, inOrder) in orders where written != inOrder {
      report(.orderTells(noun, inOrder: inOrder), at: [.key(key)])
    }
  }

  /// Warns where a version of a document rules a hypothesis out because it is never dealt there.
  private mutating func checkVariantChances() {
    for artifact in scenario.artifacts where artifact.variants.count > 1 {
      for variant in artifact.variants where isDealt(variant.id, of: artifact) {
        let rare = scenario.singleCauses.filter { hypothesis in
          hypothesis.chance(of: variant.id, of: artifact) < Self.leastChance
            && !variant.impossible.contains { $0.hypothesis == hypothesis.id }
        }
        guard !rare.isEmpty else { continue }
        report(
          .variantTooRare(variant.id, artifact.id, under: rare.map(\.id)),
          at: ["artifacts", .key(artifact.id.rawValue), "variants", .key(variant.id.rawValue)]
        )
      }
    }
  }

  /// Warns where the sentence of a measured outcome says how large a figure is.
  private mutating func checkSentences() {
    for action in scenario.actions where !action.evidence.measures.isEmpty {
      for (index, finding) in action.evidence.findings.enumerated() {
        let words = Placeholder.textOnly(finding.says).lowercased()
          .split { !$0.isLetter }.map(String.init).filter(Self.wordsOfJudgement.contains)
        guard !words.isEmpty else { continue }
        report(
          .judges(finding.id, action.id, words: words),
          at: ["actions", .key(action.id.rawValue), "findings", .index(index), "says"]
        )
      }
    }
  }

  /// Words that say how large, likely or usual a figure is.
  private static let wordsOfJudgement: Set<String> = [
    "barely", "certainly", "clear", "clearly", "considerably", "dramatically", "evidently", "far",
    "hardly", "heavily", "little", "markedly", "massively", "much", "normal", "normally",
    "noticeably", "obvious", "obviously", "ordinary", "plainly", "really", "remarkably",
    "scarcely", "sharply", "significantly", "slightly", "somewhat", "strikingly", "strongly",
    "substantially", "surely", "suspicious", "suspiciously", "unusual", "unusually", "usual",
    "vastly", "very",
  ]
}

extension Hypothesis {
  /// The share of its worlds, 0 to 1, in which a version of an artifact is dealt.
  package func chance(of variant: VariantID, of artifact: Artifact) -> Double {
    guard let odds = artifacts.first(where: { $0.artifact == artifact.id })?.variants else {
      return artifact.variants.first?.id == variant ? 1 : 0
    }
    let total = odds.reduce(0) { $0 + $1.weight }
    let own = odds.reduce(0) { $0 + ($1.variant == variant ? $1.weight : 0) }
    return total > 0 ? own / total : 0
  }
}
