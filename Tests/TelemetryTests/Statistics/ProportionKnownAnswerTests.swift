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
