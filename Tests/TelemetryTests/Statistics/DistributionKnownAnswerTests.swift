import Testing

@testable import Telemetry

@Test func `incomplete gamma and beta functions are mpmath's to twelve digits`() throws {
  try KnownAnswer.check("gamma", atLeast: 30, tolerance: 1e-12) { known in
    let (a, x) = (try known.number("a"), try known.number("x"))
    return ["upper": Elementary.regularizedGammaTail(shape: a, above: x)]
  }
  try KnownAnswer.check("beta", atLeast: 20, tolerance: 1e-12) { known in
    let (a, b, x) = (try known.number("a"), try known.number("b"), try known.number("x"))
    return ["value": Elementary.regularizedBeta(x, complement: 1 - x, a, b)]
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

@Test func `quantiles of Student's t are scipy's`() throws {
  try KnownAnswer.check("studentQuantile", atLeast: 15) { known in
    [
      "t": Elementary.studentTwoSidedQuantile(
        try known.number("p"),
        degreesOfFreedom: try known.number("df")
      )
    ]
  }
}
