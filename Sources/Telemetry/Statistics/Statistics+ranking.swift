extension Statistics {
  /// What a graded relevance is worth in a ranking.
  package enum RelevanceGain: Hashable, Sendable {
    /// The grade itself.
    case linear
    /// Two to the grade, less one.
    case exponential
  }

  /// Returns the normalised discounted cumulative gain of a ranking, cut off after `cutoff` places.
  ///
  /// `ranked` holds the relevance grades (0 to 1000) in ranked order and `judged` those of everything judged,
  /// from which the ideal ranking is made (by default, of what was ranked). The discount of place i
  /// is log₂(i + 1). Zero where nothing judged is relevant, as trec_eval has it.
  package static func ndcg(
    ranked: [Double],
    judged: [Double]? = nil,
    cutoff: Int? = nil,
    gain: RelevanceGain = .linear
  ) throws(StatisticsError) -> Double {
    let judged = judged ?? ranked
    guard !judged.isEmpty else { throw .emptySample(.labels) }
    for grade in ranked + judged where !(grade >= 0 && grade <= 1000) {
      throw .outOfRange(.relevance, value: grade, lower: 0, upper: 1000)
    }
    let limit = try requireCutoff(cutoff, count: max(ranked.count, judged.count))
    let ideal = cumulativeGain(judged.sorted(by: >), limit, gain)
    return ideal > 0 ? cumulativeGain(ranked, limit, gain) / ideal : 0
  }

  /// Returns one over the place of the first relevant entry, zero where there is none.
  package static func reciprocalRank(
    _ ranked: [Bool],
    cutoff: Int? = nil
  ) throws(StatisticsError) -> Double {
    let limit = try requireCutoff(cutoff, count: ranked.count)
    guard let place = ranked.prefix(limit).firstIndex(of: true) else { return 0 }
    return 1 / Double(place + 1)
  }

  /// Returns the mean of the reciprocal ranks of several rankings.
  package static func meanReciprocalRank(
    _ rankings: [[Bool]],
    cutoff: Int? = nil
  ) throws(StatisticsError) -> Double {
    guard !rankings.isEmpty else { throw .emptySample(.values) }
    var sum = 0.0
    for ranking in rankings { sum += try reciprocalRank(ranking, cutoff: cutoff) }
    return sum / Double(rankings.count)
  }

  /// Returns the share of all relevant entries that is among the first `cutoff`.
  ///
  /// `relevantCount` counts the relevant entries whether ranked or not.
  package static func recall(
    _ ranked: [Bool],
    relevantCount: Int,
    cutoff: Int
  ) throws(StatisticsError) -> Double {
    try requireRelevant(relevantCount, ranked)
    let limit = try requireCutoff(cutoff, count: ranked.count)
    return Double(ranked.prefix(limit).count { $0 }) / Double(relevantCount)
  }

  /// Returns the precisions at the places of the relevant entries, averaged over all relevant ones.
  package static func averagePrecision(
    _ ranked: [Bool],
    relevantCount: Int,
    cutoff: Int? = nil
  ) throws(StatisticsError) -> Double {
    try requireRelevant(relevantCount, ranked)
    let limit = try requireCutoff(cutoff, count: ranked.count)
    var found = 0.0
    var sum = 0.0
    for (place, isRelevant) in ranked.prefix(limit).enumerated() where isRelevant {
      found += 1
      sum += found / Double(place + 1)
    }
    return sum / Double(relevantCount)
  }

  private static func cumulativeGain(
    _ grades: [Double],
    _ limit: Int,
    _ gain: RelevanceGain
  ) -> Double {
    var sum = 0.0
    for (place, grade) in grades.prefix(limit).enumerated() {
      let worth =
        switch gain {
        case .linear: grade
        case .exponential: Elementary.pow(2, grade) - 1
        }
      sum += worth / Elementary.log2(Double(place + 2))
    }
    return sum
  }

  private static func requireCutoff(_ cutoff: Int?, count: Int) throws(StatisticsError) -> Int {
    guard let cutoff else { return count }
    guard cutoff >= 1 else {
      throw .outOfRange(.cutoff, value: Double(cutoff), lower: 1, upper: .infinity)
    }
    return cutoff
  }

  private static func requireRelevant(_ count: Int, _ ranked: [Bool]) throws(StatisticsError) {
    guard count > 0 else { throw .emptySample(.labels) }
    let found = ranked.count { $0 }
    guard found <= count else {
      throw .outOfRange(.count, value: Double(count), lower: Double(found), upper: .infinity)
    }
  }
}
