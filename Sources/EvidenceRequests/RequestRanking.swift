import ScenarioModel
import Telemetry

/// Ranks things by how well the words of a request mean them.
///
/// Each meaningful word counts by how few things it could mean; a word that means none counts against
/// all, so that a request for what is not there fits nothing.
struct RequestRanking: Sendable {
  private let vocabularies: [RequestVocabulary]
  /// Every word that some thing knows, in order.
  private let known: [RequestWord]
  /// Words of the page and of what is told: they speak of this system, whatever they mean.
  private let background: Set<String>
  private let thesaurus: Thesaurus

  init(_ vocabularies: [RequestVocabulary], in scenario: Scenario, _ thesaurus: Thesaurus) {
    self.vocabularies = vocabularies
    self.thesaurus = thesaurus
    let told =
      [scenario.title, scenario.brief.role, scenario.brief.page] + scenario.brief.background
      + scenario.hypotheses.map(\.title) + scenario.places.map(\.title)
    background = Set(told.flatMap(RequestWords.stems))
    known = Set(vocabularies.flatMap(\.words)).sorted { $0.spelling < $1.spelling }
  }

  /// The weight of a word that no thing knows, against 1 for one that a single thing knows.
  private static let unknownWeight = 0.9
  /// The same for a word that the page or a title uses.
  private static let backgroundWeight = 0.3
  /// The share of the figure that comes from how much of the thing's own name was said.
  private static let nameShare = 0.3

  /// One thing, by its position, with how well a request fits it, 0 to 1.
  struct Fit: Hashable {
    var index: Int
    var figure: Double
  }

  private static let mostReadings = 3

  /// The things that a request may mean, at most three, best first: those with a figure of `least` or
  /// more that come as near to the best one as `nearness`, a factor of 0 to 1.
  ///
  /// Complexity: O(words of the request × words known).
  func readings(of request: [RequestWord], least: Double, nearness: Double) -> [Fit] {
    let ranked = ranked(request)
    guard let best = ranked.first else { return [] }
    return ranked.prefix(Self.mostReadings).filter {
      $0.figure >= max(least, best.figure * nearness)
    }
  }

  /// All things with how well a request fits them, best first, ties in their order.
  ///
  /// Complexity: O(words of the request × words known).
  private func ranked(_ request: [RequestWord]) -> [Fit] {
    let words = request.map { weighed(meanings(of: $0)) }
    let total = words.reduce(0) { $0 + $1.weight }
    guard total > 0 else { return [] }
    var said: [String: Double] = [:]
    for meaning in words.flatMap(\.meanings) {
      said[meaning.stem] = max(said[meaning.stem] ?? 0, meaning.certainty)
    }
    return vocabularies.enumerated().map { index, vocabulary in
      let covered = words.reduce(0) { $0 + $1.weight * $1.strengths[index] } / total
      let named = vocabulary.names.map { share(of: $0, said: said) }.max() ?? 0
      let figure = covered * (1 - Self.nameShare + Self.nameShare * named)
      return Fit(index: index, figure: figure)
    }.sorted { ($0.figure, $1.index) > ($1.figure, $0.index) }
  }

  /// Returns the share of a name that was said, from 0 to 1.
  private func share(of name: [String], said: [String: Double]) -> Double {
    name.reduce(0) { $0 + (said[$1] ?? 0) } / Double(name.count)
  }
}

extension RequestRanking {
  /// A stem that a word of a request can stand for, and how surely.
  private struct Meaning {
    var stem: String
    var certainty: Double
  }

  /// A word of a request: what it can stand for, how much it counts, and what each thing makes of it.
  private struct WeighedWord {
    var meanings: [Meaning]
    var weight: Double
    var strengths: [Double]
  }

  /// The word itself, words akin to it, and where nothing is known of it words spelt alike.
  private func meanings(of word: RequestWord) -> [Meaning] {
    let akin = thesaurus.akin(to: word.stem).sorted().map { Meaning(stem: $0, certainty: 0.8) }
    let meanings = [Meaning(stem: word.stem, certainty: 1)] + akin
    let isKnown = meanings.contains { meaning in
      vocabularies.contains { $0.strength(of: meaning.stem) > 0 }
    }
    guard !isKnown, word.spelling.count >= 5 else { return meanings }
    let reach = word.spelling.count < 8 ? 1 : 2
    let near = known.filter {
      $0.spelling.count >= 4 && $0.spelling.first == word.spelling.first
        && NearestName.distance($0.spelling, word.spelling) <= reach
    }
    return meanings + near.map { Meaning(stem: $0.stem, certainty: 0.8) }
  }

  private func weighed(_ meanings: [Meaning]) -> WeighedWord {
    let strengths = vocabularies.map { vocabulary in
      meanings.map { $0.certainty * vocabulary.strength(of: $0.stem) }.max() ?? 0
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
