extension Statistics {
  /// The agreement of two raters beyond chance.
  package struct CohenKappa: Hashable, Sendable {
    /// One for perfect agreement, zero for what chance gives, below zero for less.
    package var kappa: Double
    /// The share of items on which the raters agree exactly.
    package var agreement: Double
    package var items: Int
  }

  /// How much a disagreement weighs by the distance between the categories.
  package enum KappaWeights: Hashable, Sendable {
    /// All disagreements alike.
    case equal
    /// By the distance.
    case linear
    /// By its square.
    case quadratic
  }

  /// Returns Cohen's kappa of two raters who put the same items into categories 0 ..< `categories`.
  ///
  /// Refused where both put everything into one category: agreement beyond chance has no meaning.
  package static func cohenKappa(
    _ first: [Int],
    _ second: [Int],
    categories: Int,
    weights: KappaWeights = .equal
  ) throws(StatisticsError) -> CohenKappa {
    guard first.count == second.count else {
      throw .lengthMismatch(.first, .second, first.count, second.count)
    }
    guard !first.isEmpty else { throw .emptySample(.labels) }
    guard categories >= 2, categories <= 10_000 else {
      throw .outOfRange(.category, value: Double(categories), lower: 2, upper: 10_000)
    }
    var rows = [Double](repeating: 0, count: categories)
    var columns = rows
    var observed = 0.0
    var agreed = 0
    for place in first.indices {
      let (a, b) = (first[place], second[place])
      guard a >= 0, a < categories, b >= 0, b < categories else {
        let stray = a >= 0 && a < categories ? b : a
        throw .outOfRange(.category, value: Double(stray), lower: 0, upper: Double(categories - 1))
      }
      rows[a] += 1
      columns[b] += 1
      observed += weight(a, b, weights)
      agreed += a == b ? 1 : 0
    }
    var expected = 0.0
    for (a, row) in rows.enumerated() where row > 0 {
      for (b, column) in columns.enumerated() { expected += row * column * weight(a, b, weights) }
    }
    let count = Double(first.count)
    guard expected > 0 else { throw .noVariation(.labels) }
    return CohenKappa(
      kappa: 1 - observed * count / expected,
      agreement: Double(agreed) / count,
      items: first.count
    )
  }

  private static func weight(_ a: Int, _ b: Int, _ weights: KappaWeights) -> Double {
    let distance = Double(abs(a - b))
    switch weights {
    case .equal: return a == b ? 0 : 1
    case .linear: return distance
    case .quadratic: return distance * distance
    }
  }
}
