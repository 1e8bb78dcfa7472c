import ScenarioModel
import Telemetry
import TextAnalysis

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
  /// Words of the system that mean none of the things: what is spelt so is no slip of another word.
  private let others: Set<String>
  private let thesaurus: Thesaurus

  init(_ vocabularies: [RequestVocabulary], in scenario: Scenario, _ thesaurus: Thesaurus) {
    self.vocabularies = vocabularies
    self.thesaurus = thesaurus
    let told =
      [scenario.title, scenario.brief.role, scenario.brief.page] + scenario.brief.background
      + scenario.hypotheses.map(\.title) + scenario.places.map(\.title)
    background = Set(told.flatMap(RequestWords.stems))
    let titles = scenario.world.tables.flatMap { table in
      [table.title] + table.fields.filter { !$0.isHidden }.map(\.title)
    }
    others = Set((titles + scenario.mitigations.map(\.title)).flatMap(RequestWords.stems))
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
    /// Whether a word counts for it that may be another one misspelt, and not by one slip of the keys.
    var isGuessed: Bool
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
    let words = request.map(reading)
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
      let isGuessed = words.contains { $0.isGuessed && $0.strengths[index] > 0 }
      return Fit(index: index, figure: figure, isGuessed: isGuessed)
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
    /// Whether its meanings are those of words that are spelt more or less alike.
    var isGuessed = false
  }

  /// Reads a word as itself, words akin to it, and where nothing is known of it the words of which it is
  /// a slip of the keys.
  private func reading(of word: RequestWord) -> WeighedWord {
    let akin = thesaurus.akin(to: word.stem).sorted().map { Meaning(stem: $0, certainty: 0.8) }
    let meanings = [Meaning(stem: word.stem, certainty: 1)] + akin
    guard !isKnown(meanings), !isWord(word) else { return weighed(meanings) }
    let meant = slips(word)
    var reading = weighed(meanings + meant.map { Meaning(stem: $0.stem, certainty: 0.8) })
    reading.isGuessed = !meant.contains { word.isOneSlip(of: $0) }
    return reading
  }

  private func isKnown(_ meanings: [Meaning]) -> Bool {
    meanings.contains { meaning in
      vocabularies.contains { $0.strength(of: meaning.stem) > 0 }
    }
  }

  /// Whether a word stands for itself although no thing is meant by it: another common word, or one of
  /// the field or of this system.
  private func isWord(_ word: RequestWord) -> Bool {
    PlainWords.contain(word.stem) || thesaurus.knows(word.stem) || background.contains(word.stem)
      || others.contains(word.stem)
  }

  /// The known words that a word may be misspelt from: those of which it is one slip of the keys, else
  /// those that begin with its letter and differ by one letter, or two in long words.
  private func slips(_ word: RequestWord) -> [RequestWord] {
    guard word.spelling.count >= 5 else { return [] }
    let slips = known.filter { word.isOneSlip(of: $0) }
    guard slips.isEmpty else { return slips }
    let reach = word.spelling.count < 8 ? 1 : 2
    return known.filter {
      $0.spelling.count >= 4 && $0.spelling.first == word.spelling.first
        && NearestName.distance($0.spelling, word.spelling) <= reach
    }
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

extension RequestWord {
  /// Whether the word is another one with a letter dropped, doubled, added or exchanged with its
  /// neighbour; another letter in a place is no slip, since it mostly makes another word.
  fileprivate func isOneSlip(of other: RequestWord) -> Bool {
    spelling != other.spelling && Spelling.isSame(spelling, other.spelling)
      && (spelling.count != other.spelling.count || spelling.sorted() == other.spelling.sorted())
  }
}
