import Testing

@testable import Telemetry

@Test func `Wilson intervals are those of statsmodels`() throws {
  try KnownAnswer.check("wilson", atLeast: 18) { known in
    let interval = try Statistics.wilsonInterval(
      known.proportion("successes", "trials"),
      confidence: known.number("confidence")
    )
    return ["lower": interval.lower, "upper": interval.upper]
  }
}

@Test func `two proportions compare as in statsmodels`() throws {
  try KnownAnswer.check("twoProportions", atLeast: 7) { known in
    let test = try Statistics.compareProportions(
      known.proportion("s1", "n1"),
      known.proportion("s2", "n2")
    )
    return [
      "z": test.z, "p": test.p, "difference": test.difference, "lower": test.interval.lower,
      "upper": test.interval.upper,
    ]
  }
}

@Test func `pairs compare as in statsmodels`() throws {
  try KnownAnswer.check("paired", atLeast: 10) { known in
    let test = try Statistics.comparePairs(
      Statistics.PairedCounts(
        both: known.integer("a"),
        firstOnly: known.integer("b"),
        secondOnly: known.integer("c"),
        neither: known.integer("d")
      )
    )
    var results = [
      "p": test.p, "difference": test.difference, "lower": test.interval.lower,
      "upper": test.interval.upper,
    ]
    results["kappa"] = test.kappa
    return results
  }
}

@Test func `the interval of pairs holds the truth about as often as it says`() throws {
  // Every table of 24 items, weighted by its chance under given shares and a given overlap.
  let n = 24
  let logs = (0...n).reduce(into: [0.0]) {
    $0.append($0[$0.count - 1] + Elementary.log(Double($1 + 1)))
  }
  for (both, first, second) in [(0.6, 0.15, 0.15), (0.3, 0.25, 0.1), (0.05, 0.3, 0.05)] {
    let chances = [both, first, second, 1 - both - first - second].map { Elementary.log($0) }
    var covered = 0.0
    for a in 0...n {
      for b in 0...(n - a) {
        for c in 0...(n - a - b) {
          let cells = [a, b, c, n - a - b - c]
          let test = try Statistics.comparePairs(
            Statistics.PairedCounts(both: a, firstOnly: b, secondOnly: c, neither: cells[3])
          )
          guard (test.interval.lower...test.interval.upper).contains(first - second) else {
            continue
          }
          let chance = zip(cells, chances).reduce(logs[n]) {
            $0 - logs[$1.0] + Double($1.0) * $1.1
          }
          covered += Elementary.exp(chance)
        }
      }
    }
    #expect((0.935...0.98).contains(covered), "\(both), \(first), \(second): \(covered)")
  }
}

@Test func `power and sample size are those of statsmodels`() throws {
  try KnownAnswer.check("power", atLeast: 5) { known in
    let power = try Statistics.powerOfTwoProportions(
      known.number("p1"),
      known.number("p2"),
      firstCount: known.integer("n1"),
      secondCount: known.integer("n2"),
      alpha: known.number("alpha")
    )
    return ["power": power]
  }
  try KnownAnswer.check("sampleSize", atLeast: 5) { known in
    let count = try Statistics.sampleSizeForTwoProportions(
      known.number("p1"),
      known.number("p2"),
      alpha: known.number("alpha"),
      power: known.number("power"),
      ratio: known.number("ratio")
    )
    return ["count": Double(count)]
  }
}

@Test func `the chi-square test of shares is scipy's`() throws {
  try KnownAnswer.check("goodness", atLeast: 5) { known in
    let test = try Statistics.chiSquareGoodnessOfFit(
      observed: known.integers("observed"),
      shares: known.array("shares")
    )
    return ["statistic": test.statistic, "p": test.p, "df": Double(test.degreesOfFreedom)]
  }
}

@Test func `adjusted p values are those of statsmodels`() throws {
  func numbered(_ values: [Double]) -> [String: Double] {
    Dictionary(uniqueKeysWithValues: values.enumerated().map { ("\($0.offset)", $0.element) })
  }
  try KnownAnswer.check("holm", atLeast: 4) { numbered(try Statistics.holm($0.array("p"))) }
}

@Test func `standardised difference and difference in differences follow their definitions`() throws
{
  func named(_ test: Statistics.DifferenceTest) -> [String: Double] {
    [
      "difference": test.difference, "error": test.standardError, "z": test.z, "p": test.p,
      "lower": test.interval.lower, "upper": test.interval.upper,
    ]
  }
  func estimates(_ successes: [Int], _ trials: [Int]) throws -> [Statistics.Estimate] {
    try zip(successes, trials).map {
      Statistics.Estimate(try Statistics.Proportion(successes: $0, trials: $1))
    }
  }
  try KnownAnswer.check("standardised", atLeast: 1) { known in
    named(
      try Statistics.standardisedDifference(
        first: estimates(known.integers("s1"), known.integers("n1")),
        second: estimates(known.integers("s2"), known.integers("n2")),
        weights: known.array("weights")
      )
    )
  }
  try KnownAnswer.check("didProportions", atLeast: 1) { known in
    let groups = try estimates(known.integers("successes"), known.integers("trials"))
    return named(
      try Statistics.differenceInDifferences(
        treatedBefore: groups[0],
        treatedAfter: groups[1],
        controlBefore: groups[2],
        controlAfter: groups[3]
      )
    )
  }
  try KnownAnswer.check("didMeans", atLeast: 1) { known in
    let groups = try ["a", "b", "c", "d"].map {
      Statistics.Estimate(Statistics.Moments(of: try known.array($0)))
    }
    return named(
      try Statistics.differenceInDifferences(
        treatedBefore: groups[0],
        treatedAfter: groups[1],
        controlBefore: groups[2],
        controlAfter: groups[3]
      )
    )
  }
}
