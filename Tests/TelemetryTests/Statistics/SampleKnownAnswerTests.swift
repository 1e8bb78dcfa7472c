import Testing

@testable import Telemetry

@Test func `Welch's test is scipy's`() throws {
  try KnownAnswer.check("welch", atLeast: 15) { known in
    let test = try Statistics.welch(
      Statistics.Moments(of: known.array("first")),
      Statistics.Moments(of: known.array("second")),
      confidence: known.number("confidence")
    )
    return [
      "t": test.t, "df": test.degreesOfFreedom, "p": test.p, "lower": test.interval.lower,
      "upper": test.interval.upper, "difference": test.difference,
    ]
  }
}

@Test func `Mann-Whitney is scipy's asymptotic method`() throws {
  try KnownAnswer.check("mannWhitney", atLeast: 7) { known in
    let test = try Statistics.mannWhitney(known.array("first"), known.array("second"))
    return ["u": test.u, "p": test.p]
  }
}

@Test func `population stability follows its definition and the rule for empty bins`() throws {
  try KnownAnswer.check("stability", atLeast: 4) { known in
    [
      "index": try Statistics.populationStability(
        referenceCounts: known.integers("reference"),
        currentCounts: known.integers("current")
      )
    ]
  }
}
