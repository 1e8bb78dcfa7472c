import Testing

@testable import Telemetry

@Test func `Welch's test is scipy's`() throws {
  try KnownAnswer.check("welch", atLeast: 15) { known in
    let test = try Statistics.welch(
      known.array("first"),
      known.array("second"),
      confidence: known.number("confidence")
    )
    return [
      "t": test.t, "df": test.degreesOfFreedom, "p": test.p, "lower": test.interval.lower,
      "upper": test.interval.upper, "difference": test.difference,
    ]
  }
}

@Test func `Mann-Whitney is scipy's asymptotic method`() throws {
  try KnownAnswer.check("mannWhitney", atLeast: 14) { known in
    let test = try Statistics.mannWhitney(
      known.array("first"),
      known.array("second"),
      continuityCorrection: known.number("correction") == 1
    )
    return ["u": test.u, "p": test.p]
  }
}

@Test func `exact Kolmogorov-Smirnov is scipy's`() throws {
  try KnownAnswer.check("ksExact", atLeast: 9) { known in
    let test = try Statistics.kolmogorovSmirnov(
      known.array("first"),
      known.array("second"),
      method: .exact
    )
    return ["statistic": test.statistic, "p": test.p, "location": test.location]
  }
}

@Test func `asymptotic Kolmogorov-Smirnov is the limiting distribution`() throws {
  try KnownAnswer.check("ksAsymptotic", atLeast: 7) { known in
    let test = try Statistics.kolmogorovSmirnov(
      known.array("first"),
      known.array("second"),
      method: .asymptotic
    )
    return ["p": test.p]
  }
}

@Test func `bootstrap intervals are scipy's over the same resamples`() throws {
  func named(_ result: Statistics.Bootstrap) -> [String: Double] {
    [
      "lower": result.interval.lower, "upper": result.interval.upper,
      "error": result.standardError, "estimate": result.estimate,
    ]
  }
  func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
  func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    let half = sorted.count / 2
    return sorted.count.isMultiple(of: 2) ? (sorted[half - 1] + sorted[half]) / 2 : sorted[half]
  }
  for (name, statistic) in [("mean", mean), ("median", median)] {
    try KnownAnswer.check("bootstrap.\(name)", atLeast: 2) { known in
      var generator = SplitMix64(state: UInt64(try known.integer("seed")))
      return named(
        try Statistics.bootstrap(
          known.array("first"),
          resamples: 500,
          confidence: 0.9,
          method: known.number("bca") == 1 ? .biasCorrected : .percentile,
          generator: { generator.next() },
          statistic: statistic
        )
      )
    }
  }
  try KnownAnswer.check("bootstrap.meanDifference", atLeast: 2) { known in
    var generator = SplitMix64(state: UInt64(try known.integer("seed")))
    return named(
      try Statistics.bootstrap(
        known.array("first"),
        known.array("second"),
        resamples: 500,
        confidence: 0.9,
        method: known.number("bca") == 1 ? .biasCorrected : .percentile,
        generator: { generator.next() },
        statistic: { mean($0) - mean($1) }
      )
    )
  }
}

@Test func `divergences are scipy's`() throws {
  try KnownAnswer.check("divergence", atLeast: 4) { known in
    let (p, q) = (try known.array("p"), try known.array("q"))
    let symmetric = try Statistics.jensenShannon(p, q)
    return [
      "distance": symmetric.distance, "divergence": symmetric.divergence,
      "kl": try Statistics.kullbackLeibler(p, from: q),
    ]
  }
}

@Test func `population stability follows numpy's quantiles and the rule for empty bins`() throws {
  try KnownAnswer.check("psi", atLeast: 3) { known in
    let result = try Statistics.populationStability(
      reference: known.array("reference"),
      current: known.array("current"),
      bins: known.integer("bins")
    )
    return [
      "index": result.index, "edges": Double(result.edges.count),
      "noDrift": result.expectedWithoutDrift,
    ]
  }
  try KnownAnswer.check("psiCounts", atLeast: 1) { known in
    let result = try Statistics.populationStability(
      referenceCounts: known.integers("reference"),
      currentCounts: known.integers("current")
    )
    return ["index": result.index]
  }
}

@Test func `mean discrepancy follows scikit-learn's kernel`() throws {
  try KnownAnswer.check("mmd", atLeast: 8) { known in
    let dimensions = try known.integer("dimensions")
    let result = try Statistics.meanDiscrepancy(
      Statistics.Points(known.array("first"), dimensions: dimensions),
      Statistics.Points(known.array("second"), dimensions: dimensions),
      limit: known.integer("limit")
    )
    return ["squared": result.squared, "bandwidth": result.bandwidth]
  }
}

@Test func `the permutation test of the mean discrepancy relabels as numpy does`() throws {
  try KnownAnswer.check("mmdTest", atLeast: 2) { known in
    let dimensions = try known.integer("dimensions")
    var generator = SplitMix64(state: UInt64(try known.integer("seed")))
    let test = try Statistics.testMeanDiscrepancy(
      Statistics.Points(known.array("first"), dimensions: dimensions),
      Statistics.Points(known.array("second"), dimensions: dimensions),
      permutations: 100,
      generator: { generator.next() }
    )
    return ["squared": test.discrepancy.squared, "p": test.p]
  }
}

@Test func `a sample's distance from a distribution is scipy's`() throws {
  try KnownAnswer.check("ksOneSample", atLeast: 2) { known in
    let isNormal = try known.number("normal") == 1
    let test = try Statistics.kolmogorovSmirnov(known.array("values")) {
      isNormal ? Elementary.normalCDF($0) : min(max($0, 0), 1)
    }
    return ["statistic": test.statistic, "location": test.location, "p": test.p]
  }
}
