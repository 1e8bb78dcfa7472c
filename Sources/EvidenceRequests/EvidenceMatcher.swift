package import ScenarioModel
import Telemetry

/// Finds the action that a player's request in free words means.
///
/// A request is read as its meaningful words. Each counts by how few actions it could mean; a word
/// that means none counts against all, so that a request for missing evidence matches no action.
package struct EvidenceMatcher: Sendable {
  private let actions: [ActionVocabulary]
  /// Every word that some action knows, in order.
  private let vocabulary: [RequestWord]
  /// Words of the page and of what is known: they speak of this system, whatever action they mean.
  private let background: Set<String>

  package init(_ scenario: Scenario) {
    actions = scenario.actions.map { ActionVocabulary($0, in: scenario) }
    let told =
      [scenario.title, scenario.brief.role, scenario.brief.page] + scenario.brief.background
      + scenario.hypotheses.map(\.title) + scenario.places.map(\.title)
    background = Set(told.flatMap(RequestWords.stems))
    vocabulary = Set(actions.flatMap(\.words)).sorted { $0.spelling < $1.spelling }
  }

  /// The least figure at which an action is meant at all.
  private static let least = 0.42
  /// A reading this near to the best one could be meant as well.
  private static let nearness = 0.88
  /// The same for a single word, which says less of what is meant.
  private static let nearnessOfOneWord = 0.75
  /// The weight of a word that no action knows, against 1 for one that a single action knows.
  private static let unknownWeight = 0.9
  /// The same for a word that the page or a title uses.
  private static let backgroundWeight = 0.3
  /// The share of the figure that comes from how much of the action's own name was said.
  private static let nameShare = 0.3
  private static let mostCandidates = 3

  /// Returns the meaning of a request among the given actions, or among all if none are given.
  ///
  /// A request that means an action not among them matches `none`, not the next best.
  /// Complexity: O(words of the request × words of the scenario).
  package func match(_ request: String, among available: [ActionID]? = nil) -> EvidenceMatch {
    let words = RequestWords.read(request)
    let ranked = ranked(words)
    let nearness = words.count == 1 ? Self.nearnessOfOneWord : Self.nearness
    guard let best = ranked.first, best.figure >= Self.least else { return .none }
    let near = ranked.prefix(Self.mostCandidates).filter {
      $0.figure >= max(Self.least, best.figure * nearness)
    }
    let open = near.map(\.id).filter { available?.contains($0) ?? true }
    guard let only = open.first else { return .none }
    return open.count == 1 ? .one(only) : .ambiguous(open)
  }

  /// Every action with how well it fits, best first, ties in the scenario's order.
  private func ranked(_ request: [RequestWord]) -> [(id: ActionID, figure: Double)] {
    let words = request.map { weighed(meanings(of: $0)) }
    let total = words.reduce(0) { $0 + $1.weight }
    guard total > 0 else { return [] }
    var said: [String: Double] = [:]
    for meaning in words.flatMap(\.meanings) {
      said[meaning.stem] = max(said[meaning.stem] ?? 0, meaning.certainty)
    }
    let figures = actions.enumerated().map { index, action -> (id: ActionID, figure: Double) in
      let covered = words.reduce(0) { $0 + $1.weight * $1.strengths[index] } / total
      let named = action.names.map { share(of: $0, said: said) }.max() ?? 0
      return (action.id, covered * (1 - Self.nameShare + Self.nameShare * named))
    }
    return figures.enumerated().sorted {
      ($0.element.figure, $1.offset) > ($1.element.figure, $0.offset)
    }.map(\.element)
  }

  /// Returns the share of a name that was said, from 0 to 1.
  private func share(of name: [String], said: [String: Double]) -> Double {
    name.reduce(0) { $0 + (said[$1] ?? 0) } / Double(name.count)
  }
}

extension EvidenceMatcher {
  /// A stem of the scenario that a word of a request can stand for, and how surely.
  private struct Meaning {
    var stem: String
    var certainty: Double
  }

  /// A word of a request: what it can stand for, how much it counts, and what each action makes of it.
  private struct WeighedWord {
    var meanings: [Meaning]
    var weight: Double
    var strengths: [Double]
  }

  /// The word itself, words akin to it, and where nothing is known of it words spelt alike.
  private func meanings(of word: RequestWord) -> [Meaning] {
    let akin = Thesaurus.akin(to: word.stem).sorted().map { Meaning(stem: $0, certainty: 0.8) }
    let meanings = [Meaning(stem: word.stem, certainty: 1)] + akin
    let isKnown = meanings.contains { meaning in
      actions.contains { $0.strength(of: meaning.stem) > 0 }
    }
    guard !isKnown, word.spelling.count >= 5 else { return meanings }
    let reach = word.spelling.count < 8 ? 1 : 2
    let near = vocabulary.filter {
      $0.spelling.count >= 4 && $0.spelling.first == word.spelling.first
        && NearestName.distance($0.spelling, word.spelling) <= reach
    }
    return meanings + near.map { Meaning(stem: $0.stem, certainty: 0.8) }
  }

  private func weighed(_ meanings: [Meaning]) -> WeighedWord {
    let strengths = actions.map { action in
      meanings.map { $0.certainty * action.strength(of: $0.stem) }.max() ?? 0
    }
    let known = strengths.reduce(0, +)
    guard known > 0 else {
      let isBackground = meanings.contains { background.contains($0.stem) }
      let weight = isBackground ? Self.backgroundWeight : Self.unknownWeight
      return WeighedWord(meanings: [], weight: weight, strengths: strengths)
    }
    // Rare words tell much and common ones little; a plain ratio keeps sums the same everywhere.
    let weight = 1 / (1 + known / 4)
    return WeighedWord(meanings: meanings, weight: weight, strengths: strengths)
  }
}

/// The meaning of a player's request for evidence in free words.
///
/// EvidenceRequests owns the way from a player's words to an action of a scenario: which words carry
/// meaning, which mean the same, and when two readings are too near to choose between. It knows no
/// session, no truth and no player.
package enum EvidenceMatch: Hashable, Sendable {
  /// One action is clearly meant.
  case one(ActionID)
  /// Two or three actions could be meant, the likeliest first; ask back.
  case ambiguous([ActionID])
  /// The scenario has no such evidence.
  case none
}
