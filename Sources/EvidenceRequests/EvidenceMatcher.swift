package import ScenarioModel

/// Finds the action that a player's request in free words means.
package struct EvidenceMatcher: Sendable {
  private let actions: [ActionID]
  private let ranking: RequestRanking

  package init(_ scenario: Scenario) {
    actions = scenario.actions.map(\.id)
    ranking = RequestRanking(
      scenario.actions.map { RequestVocabulary($0, in: scenario) },
      in: scenario,
      .evidence
    )
  }

  /// The least figure at which an action is meant at all.
  private static let least = 0.42
  /// The figure from which a request needs no question back: on labelled requests the reading was
  /// right in all but 2 % from there on.
  private static let sure = 0.62
  /// A reading this near to the best one could be meant as well.
  private static let nearness = 0.88
  /// The same for a single word, which says less of what is meant.
  private static let nearnessOfOneWord = 0.75

  /// Returns the meaning of a request among the given actions, or among all if none are given.
  ///
  /// A request that means an action not among them matches `none`, not the next best. One that was
  /// read by guessing at a misspelt word is never clear.
  /// Complexity: O(words of the request × words of the scenario).
  package func match(_ request: String, among available: [ActionID]? = nil) -> EvidenceMatch {
    let words = RequestWords.read(request)
    let nearness = words.count == 1 ? Self.nearnessOfOneWord : Self.nearness
    let near = ranking.readings(of: words, least: Self.least, nearness: nearness)
    let open = near.map { actions[$0.index] }.filter { available?.contains($0) ?? true }
    guard let best = near.first, let only = open.first else { return .none }
    guard open.count == 1 else { return .ambiguous(open) }
    let isClear = best.figure >= Self.sure && !near.contains(where: \.isGuessed)
    return isClear ? .one(only) : .likely(only)
  }
}

/// The meaning of a player's request for evidence in free words.
///
/// EvidenceRequests owns the way from a player's words to what a scenario offers: which words carry
/// meaning, which mean the same, when two readings are too near to choose between, and which actions
/// and beliefs a person states in passing. It knows no session, no truth and no player.
package enum EvidenceMatch: Hashable, Sendable {
  /// One action is clearly meant.
  case one(ActionID)
  /// One action is most likely meant; ask before it costs anything.
  case likely(ActionID)
  /// Two or three actions could be meant, the likeliest first; ask back.
  case ambiguous([ActionID])
  /// The scenario has no such evidence.
  case none
}
