import Testing

@testable import Telemetry

/// A distribution, its parameters and its distribution function.
struct KnownLaw: Sendable, CustomTestStringConvertible {
  var family: DistributionFamily
  var parameters: [Double]
  var cdf: @Sendable (Double) -> Double

  var testDescription: String { "\(family) \(parameters)" }

  static let continuous: [KnownLaw] = [
    KnownLaw(family: .uniform, parameters: [-3, 7]) { ($0 + 3) / 10 },
    KnownLaw(family: .normal, parameters: [50, 8]) { Elementary.normalCDF(($0 - 50) / 8) },
    KnownLaw(family: .lognormal, parameters: [420, 0.45]) {
      Elementary.normalCDF(Elementary.log($0 / 420) / 0.45)
    },
    KnownLaw(family: .exponential, parameters: [30]) { 1 - Elementary.exp(-$0 / 30) },
    gamma(mean: 209, shape: 2.2), gamma(mean: 3, shape: 40), gamma(mean: 5, shape: 1),
    gamma(mean: 1, shape: 0.3), beta(mean: 0.86, concentration: 20),
    beta(mean: 0.5, concentration: 2), beta(mean: 0.1, concentration: 3),
    beta(mean: 0.98, concentration: 100),
  ]

  private static func gamma(mean: Double, shape: Double) -> KnownLaw {
    KnownLaw(family: .gamma, parameters: [mean, shape]) {
      1 - Elementary.regularizedGammaTail(shape: shape, above: $0 * shape / mean)
    }
  }

  private static func beta(mean: Double, concentration: Double) -> KnownLaw {
    KnownLaw(family: .beta, parameters: [mean, concentration]) {
      Elementary.regularizedBeta(
        $0,
        complement: 1 - $0,
        mean * concentration,
        (1 - mean) * concentration
      )
    }
  }
}

private let sampleSize = 1_000_000

private func sample(_ generator: Generator, seed: UInt64) throws -> Rows {
  let world = World(
    try CompiledWorld(model: .drawing([generator], count: sampleSize)),
    seed: seed
  )
  return try world.rows(
    of: "draws",
    in: MinuteRange(from: 0, to: 1),
    fields: ["value0"],
    timeline: Timeline()
  )
}

/// The greatest distance between the empirical and the given distribution function.
///
/// Taken at 65,536 levels of the latter, which understates it by at most 1.6 · 10⁻⁵.
private func distance(_ values: [Float], _ cdf: (Double) -> Double) -> Double {
  let levels = 65_536
  var counts = [Int](repeating: 0, count: levels)
  for value in values {
    counts[min(max(Int(cdf(Double(value)) * Double(levels)), 0), levels - 1)] += 1
  }
  var below = 0
  var greatest = 0.0
  for (level, count) in counts.enumerated() {
    below += count
    let gap = Double(below) / Double(values.count) - Double(level + 1) / Double(levels)
    greatest = max(greatest, gap.magnitude)
  }
  return greatest
}

/// At n = 10⁶ the statistic exceeds 1.95 ÷ √n once in a thousand samples of the true law.
@Test(arguments: KnownLaw.continuous)
func `a million variates follow their law`(law: KnownLaw) throws {
  let generator = Generator.number(
    Distribution(
      family: law.family,
      parameters: law.parameters.map { Parameter(.constant($0)) }
    )
  )
  let values = try sample(generator, seed: 2024).numbers("value0")
  #expect(values.count == sampleSize)
  #expect(distance(values, law.cdf) < 1.95e-3)
}

/// Pearson's statistic and the greatest value that a true law exceeds once in a thousand samples.
private func pearson(_ counts: [Int], _ expected: [Double]) -> (statistic: Double, bound: Double) {
  let statistic = zip(counts, expected).reduce(0.0) { sum, pair in
    let gap = Double(pair.0) - pair.1
    return sum + gap * gap / pair.1
  }
  // Wilson and Hilferty's approximation of the χ² quantile at 0.999.
  let degrees = Double(counts.count - 1)
  let root = 1 - 2 / (9 * degrees) + 3.0902 * (2 / (9 * degrees)).squareRoot()
  return (statistic, degrees * root * root * root)
}

@Test(arguments: [0.4, 3, 9.99, 10, 37.5, 4000])
func `a million counts follow Poisson's law`(mean: Double) throws {
  let generator = Generator.number(
    Distribution(family: .poisson, parameters: [Parameter(.constant(mean))])
  )
  let values = try sample(generator, seed: 77).numbers("value0")
  let spread = 3 * mean.squareRoot()
  let low = max(0, Int(mean - spread))
  let high = Int(mean + spread) + 1
  var counts = [Int](repeating: 0, count: high - low + 1)
  for value in values { counts[min(max(Int(value), low), high) - low] += 1 }
  var expected = (low...high).map { count in
    Double(sampleSize)
      * Elementary.exp(
        Double(count) * Elementary.log(mean) - mean - Elementary.logGamma(Double(count) + 1)
      )
  }
  expected[0] =
    Double(sampleSize) * Elementary.regularizedGammaTail(shape: Double(low + 1), above: mean)
  expected[expected.count - 1] =
    Double(sampleSize) * (1 - Elementary.regularizedGammaTail(shape: Double(high), above: mean))
  let (statistic, bound) = pearson(counts, expected)
  #expect(statistic < bound)
}

@Test func `a million categories come in proportion to their weights`() throws {
  let weights = [5.0, 0, 1, 2.5, -3, 0.5, 0]
  let parameters = weights.map { weight in
    weight < 0
      ? Parameter(0, adjustments: [Adjustment(change: .shift(.constant(weight)))])
      : Parameter(.constant(weight))
  }
  let generator = Generator.category(
    parameters.enumerated().map { CategoryValue("v\($0)", weight: $1) }
  )
  let codes = try sample(generator, seed: 5).codes("value0")
  var counts = [Int](repeating: 0, count: weights.count)
  for code in codes { counts[Int(code)] += 1 }
  #expect(counts[1] == 0 && counts[4] == 0 && counts[6] == 0)
  let drawn = [0, 2, 3, 5]
  let (statistic, bound) = pearson(
    drawn.map { counts[$0] },
    drawn.map { weights[$0] / 9 * Double(sampleSize) }
  )
  #expect(statistic < bound)
}

@Test func `a million entities are uniform`() throws {
  let values = try sample(.entity(population: 1000), seed: 5).identifiers("value0")
  var counts = [Int](repeating: 0, count: 1000)
  for value in values { counts[Int(value)] += 1 }
  let (statistic, bound) = pearson(
    counts,
    [Double](repeating: Double(sampleSize) / 1000, count: 1000)
  )
  #expect(statistic < bound)
}

@Test func `neighbouring draws and neighbouring fields do not correlate`() throws {
  let uniform = Generator.number(Distribution(family: .uniform, parameters: [0, 1]))
  let world = World(
    try CompiledWorld(model: .drawing([uniform, uniform], count: sampleSize)),
    seed: 1
  )
  let rows = try world.rows(
    of: "draws",
    in: MinuteRange(from: 0, to: 1),
    fields: ["value0", "value1"],
    timeline: Timeline()
  )
  let (left, right) = (rows.numbers("value0"), rows.numbers("value1"))
  func correlation(_ pairs: Zip2Sequence<ArraySlice<Float>, ArraySlice<Float>>) -> Double {
    pairs.reduce(0.0) { $0 + (Double($1.0) - 0.5) * (Double($1.1) - 0.5) } * 12
      / Double(sampleSize)
  }
  #expect(correlation(zip(left[...], right[...])).magnitude < 3.3e-3)
  #expect(correlation(zip(left[...], left.dropFirst())).magnitude < 3.3e-3)
  #expect(correlation(zip(left[...], left.dropFirst(2))).magnitude < 3.3e-3)
}
