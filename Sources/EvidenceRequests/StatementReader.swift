package import ScenarioModel
import TextAnalysis

/// Something that a person says they do, in passing.
package enum StatedAction: Hashable, Sendable {
  /// One of these mitigations, the likeliest first.
  case mitigate([MitigationID])
  /// An update to those who wait for news, in these words.
  case update(String)
}

/// Finds the mitigations and updates that a person says they carry out: "I'd freeze the rollout and
/// tell product that …".
///
/// A statement needs somebody of the team who acts, or the form of an order; questions, denials and
/// conditions state nothing. Since the person is asked before anything happens, doubtful readings count.
package struct StatementReader: Sendable {
  private let mitigations: [MitigationID]
  private let ranking: RequestRanking

  package init(_ scenario: Scenario) {
    mitigations = scenario.mitigations.map(\.id)
    ranking = RequestRanking(
      scenario.mitigations.map { RequestVocabulary($0) },
      in: scenario,
      .mitigations
    )
  }

  /// The least figure at which a mitigation is meant.
  private static let least = 0.4
  /// A reading this near to the best one could be meant as well.
  private static let nearness = 0.85

  /// Returns what a text says is done, in its order, each mitigation and update once.
  ///
  /// Only `available` mitigations count. Complexity: O(clauses × words of the scenario).
  package func actions(in text: String, available: [MitigationID]) -> [StatedAction] {
    let text = AnalysedText(text)
    var actions: [StatedAction] = []
    if let update = update(in: text) { actions.append(.update(update)) }
    for clause in text.parts where text.statesAction(clause) {
      let meant = meant(text.quote(clause)).filter(available.contains)
      if !meant.isEmpty, !actions.contains(.mitigate(meant)) { actions.append(.mitigate(meant)) }
    }
    return actions
  }

  private func meant(_ words: String) -> [MitigationID] {
    let words = RequestWords.read(words).filter { !Self.acting.contains($0.spelling) }
    return ranking.readings(of: words, least: Self.least, nearness: Self.nearness)
      .map { mitigations[$0.index] }
  }

  /// Words of acting that mean no mitigation.
  private static let acting: Set<String> = ["first", "now", "immediately", "second", "start"]

  /// The words from the first that address those who wait for news to the end of the paragraph.
  private func update(in text: AnalysedText) -> String? {
    guard
      let first = text.sentences.first(where: { sentence in
        text.addresses(sentence) && !text.isQuestion(sentence)
      }), let last = text.sentences.last
    else { return nil }
    let words = first.lowerBound..<last.upperBound
    return words.count >= Self.shortestUpdate ? text.quote(words) : nil
  }

  /// The fewest words of an update.
  private static let shortestUpdate = 8
}

extension AnalysedText {
  /// The clauses, parted at "and" as well: two orders may stand in one.
  fileprivate var parts: [Range<Int>] {
    clauses.flatMap { clause -> [Range<Int>] in
      let cuts = clause.filter { word($0) == "and" || word($0) == "then" }
      let bounds = [clause.lowerBound] + cuts + [clause.upperBound]
      return zip(bounds, bounds.dropFirst()).map { $0..<$1 }.filter { !$0.isEmpty }
    }
  }

  /// Whether a part says that somebody of the team does something, or is an order.
  fileprivate func statesAction(_ part: Range<Int>) -> Bool {
    let sentence = sentence(of: part.lowerBound)
    guard !isQuestion(sentence),
      !words[part].contains(where: { Acting.against.contains($0.folded) }),
      !Acting.conditions.contains(word(clause(of: part.lowerBound).lowerBound))
    else { return false }
    // "I look at the pools and at the logs": the second part has the verb of the first.
    let clauseSoFar = words[clause(of: part.lowerBound).lowerBound..<part.upperBound]
    let isLooking = clauseSoFar.contains { Acting.looking.contains($0.folded) }
    let isOrder = words[part].contains { Acting.orders.contains($0.folded) }
    guard isOrder || !isLooking else { return false }
    let hasDoer = words[part].contains { Acting.doers.contains($0.folded) }
    // "I freeze the ramp and roll back": the second part has the doer of the first.
    let clause = clause(of: part.lowerBound)
    let hasDoerBefore = words[clause.lowerBound..<part.lowerBound]
      .contains { Acting.doers.contains($0.folded) }
    let start = part.first { !Acting.openers.contains(word($0)) } ?? part.lowerBound
    return hasDoer || hasDoerBefore || Acting.orders.contains(word(start))
  }

  /// Whether a sentence speaks to those who wait for news: "To product: …", "I tell support that …".
  fileprivate func addresses(_ sentence: Range<Int>) -> Bool {
    let audiences = sentence.filter { Acting.audiences.contains(words[$0].folded) }
    guard let first = audiences.first else { return false }
    if word(sentence.lowerBound) == "to", first <= sentence.lowerBound + 3 { return true }
    let before = words[sentence.lowerBound..<first]
    return before.contains { Acting.telling.contains($0.stem) }
      && (before.contains { Acting.doers.contains($0.folded) }
        || Acting.telling.contains(words[sentence.lowerBound].stem))
      && !before.contains { Acting.against.contains($0.folded) }
  }
}

/// Words by which people say that they act.
private enum Acting {
  static let doers: Set<String> = [
    "i", "i'd", "i'll", "i'm", "i've", "we", "we'd", "we'll", "we're", "we've", "let's", "me",
  ]

  /// Words that take an action back or leave it open.
  static let against: Set<String> = [
    "not", "never", "don't", "wouldn't", "won't", "didn't", "cannot", "can't", "no", "without",
    "instead", "avoid", "if", "unless", "before", "until", "whether", "rather", "could've", "they",
    "nobody", "shouldn't", "haven't",
  ]

  /// Verbs of looking: who looks changes nothing.
  static let looking: Set<String> = [
    "look", "check", "compare", "read", "see", "ask", "plot", "open", "watch", "measure", "find",
    "test",
  ]

  /// Words that make the rest of a clause a condition.
  static let conditions: Set<String> = [
    "if", "unless", "before", "until", "once", "when", "after", "because", "why", "whether",
  ]

  /// Words before an order: "then roll back", "first, pause it".
  static let openers: Set<String> = ["and", "then", "first", "second", "now", "so", "next", "ok"]

  /// Verbs with which orders begin.
  static let orders: Set<String> = [
    "freeze", "pause", "stop", "hold", "halt", "roll", "revert", "drain", "route", "switch", "send",
    "promote", "resume", "restart", "rotate", "pin", "disable", "disconnect", "rebuild", "preserve",
    "declare", "put", "keep", "take", "turn", "serve", "give", "block", "remove", "warn", "reload",
    "copy", "shorten", "split", "repair", "reshuffle", "reassign", "approve", "let", "lift",
    "fence",
  ]

  static let audiences: Set<String> = [
    "product", "support", "management", "stakeholders", "stakeholder", "customers", "owner",
    "owners",
    "team", "teams", "leadership", "everyone", "channel", "business", "security", "sales", "legal",
    "manager", "boss", "status",
  ]

  /// Stems of verbs of telling.
  static let telling: Set<String> = Set(
    [
      "tell", "inform", "write", "update", "post", "notify", "message", "mail", "email", "announce",
      "send",
    ]
    .map { PorterStem.stem($0) }
  )
}
