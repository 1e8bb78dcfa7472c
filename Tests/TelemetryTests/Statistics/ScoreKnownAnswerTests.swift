import Testing

@testable import Telemetry

@Test func `calibration errors and the Brier score are those of scikit-learn and numpy`() throws {
  for (name, binning) in [
    ("eceWidth", Statistics.CalibrationBinning.equalWidth), ("eceMass", .equalMass),
  ] {
    try KnownAnswer.check(name, atLeast: 3) { known in
      let error = try Statistics.calibrationError(
        probabilities: known.array("p"),
        outcomes: known.flags("y"),
        bins: known.integer("bins"),
        binning: binning
      )
      return ["expected": error.expected, "largest": error.largest]
    }
  }
  try KnownAnswer.check("brier", atLeast: 3) { known in
    [
      "score": try Statistics.brierScore(
        probabilities: known.array("p"),
        outcomes: known.flags("y")
      )
    ]
  }
}

@Test func `ranking measures are scikit-learn's`() throws {
  try KnownAnswer.check("ndcg", atLeast: 24) { known in
    let ndcg = try Statistics.ndcg(
      ranked: known.array("ranked"),
      cutoff: known.integer("cutoff"),
      gain: known.number("exponential") == 1 ? .exponential : .linear
    )
    return ["ndcg": ndcg]
  }
  try KnownAnswer.check("averagePrecision", atLeast: 3) { known in
    let ranked = try known.flags("ranked")
    return [
      "ap": try Statistics.averagePrecision(ranked, relevantCount: known.integer("relevant")),
      "rr": try Statistics.reciprocalRank(ranked),
    ]
  }
}

@Test func `kappa is scikit-learn's`() throws {
  try KnownAnswer.check("kappa", atLeast: 9) { known in
    let weights: Statistics.KappaWeights =
      switch try known.integer("weights") {
      case 0: .equal
      case 1: .linear
      default: .quadratic
      }
    let result = try Statistics.cohenKappa(
      known.integers("first"),
      known.integers("second"),
      categories: known.integer("categories"),
      weights: weights
    )
    return ["kappa": result.kappa, "agreement": result.agreement]
  }
}

@Test func `incomplete gamma and beta functions are mpmath's to twelve digits`() throws {
  try KnownAnswer.check("gamma", atLeast: 30, tolerance: 1e-12) { known in
    let (a, x) = (try known.number("a"), try known.number("x"))
    return [
      "upper": Elementary.regularizedGammaTail(shape: a, above: x),
      "lower": Elementary.regularizedGamma(shape: a, upTo: x),
    ]
  }
  try KnownAnswer.check("beta", atLeast: 20, tolerance: 1e-12) { known in
    [
      "value": Elementary.regularizedBeta(
        try known.number("x"),
        try known.number("a"),
        try known.number("b")
      )
    ]
  }
  try KnownAnswer.check("student", atLeast: 20, tolerance: 1e-12) { known in
    [
      "p": Elementary.studentTwoSided(
        try known.number("t"),
        degreesOfFreedom: try known.number("df")
      )
    ]
  }
}

@Test func `quantiles of Student's t and Kolmogorov's limit are scipy's`() throws {
  try KnownAnswer.check("studentQuantile", atLeast: 15) { known in
    [
      "t": Elementary.studentTwoSidedQuantile(
        try known.number("p"),
        degreesOfFreedom: try known.number("df")
      )
    ]
  }
  try KnownAnswer.check("kolmogorov", atLeast: 8) { known in
    ["p": Elementary.kolmogorovTail(try known.number("x"))]
  }
}
