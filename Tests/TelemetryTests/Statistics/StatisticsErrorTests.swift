import Testing

@testable import Telemetry

private typealias Refusal = (
  name: String, error: StatisticsError, call: @Sendable () throws -> Void
)

private let one: [Double] = [1]
private let two: [Double] = [1, 2]

private let refusals: [Refusal] = [
  ("no trials", .emptySample(.values), { _ = try Statistics.Proportion(successes: 0, trials: 0) }),
  (
    "too many successes", .outOfRange(.successes, value: 3, lower: 0, upper: 2),
    { _ = try Statistics.Proportion(successes: 3, trials: 2) }
  ),
  (
    "confidence of one", .outOfRange(.confidence, value: 1, lower: 0, upper: 1),
    {
      let half = try Statistics.Proportion(successes: 1, trials: 2)
      _ = try Statistics.wilsonInterval(half, confidence: 1)
    }
  ),
  (
    "Welch of one value", .tooFewValues(.second, needed: 2, given: 1),
    { _ = try Statistics.welch(Statistics.Moments(of: two), Statistics.Moments(of: one)) }
  ),
  (
    "Welch of constants", .noVariation(.values),
    { _ = try Statistics.welch(Statistics.Moments(of: [3, 3]), Statistics.Moments(of: [4, 4])) }
  ),
  (
    "ranks of NaN", .notFinite(.first, index: 1),
    { _ = try Statistics.mannWhitney([1, .nan], two) }
  ),
  ("ranks of nothing", .emptySample(.second), { _ = try Statistics.mannWhitney(one, []) }),
  (
    "a sample size for no difference", .outOfRange(.difference, value: 0, lower: 0, upper: 1),
    { _ = try Statistics.sampleSizeForTwoProportions(0.5, 0.5) }
  ),
  (
    "power of nobody", .outOfRange(.count, value: 0, lower: 1, upper: .infinity),
    { _ = try Statistics.powerOfTwoProportions(0.5, 0.4, firstCount: 0, secondCount: 9) }
  ),
  (
    "counts without shares", .lengthMismatch(.observed, .expected, 2, 1),
    { _ = try Statistics.chiSquareGoodnessOfFit(observed: [1, 2], shares: [1]) }
  ),
  (
    "a share of zero", .outOfRange(.share, value: 0, lower: 0, upper: .infinity),
    { _ = try Statistics.chiSquareGoodnessOfFit(observed: [1, 2], shares: [1, 0]) }
  ),
  (
    "counts of zero", .emptySample(.observed),
    { _ = try Statistics.chiSquareGoodnessOfFit(observed: [0, 0], shares: [1, 1]) }
  ),
  (
    "a p value of two", .outOfRange(.probability, value: 2, lower: 0, upper: 1),
    { _ = try Statistics.holm([2]) }
  ),
  ("no p values", .emptySample(.pValues), { _ = try Statistics.holm([]) }),
  (
    "weights of zero", .noVariation(.weights),
    {
      let stratum = Statistics.Estimate(value: 1, variance: 0)
      _ = try Statistics.standardisedDifference(first: [stratum], second: [stratum], weights: [0])
    }
  ),
  (
    "strata without weights", .lengthMismatch(.strata, .weights, 1, 0),
    {
      let stratum = Statistics.Estimate(value: 1, variance: 0)
      _ = try Statistics.standardisedDifference(first: [stratum], second: [stratum], weights: [])
    }
  ),
  (
    "stability of nothing", .emptySample(.current),
    { _ = try Statistics.populationStability(referenceCounts: [2], currentCounts: [0]) }
  ),
]

@Test(arguments: refusals.indices)
private func `what has no answer is refused`(index: Int) {
  let refusal = refusals[index]
  #expect(throws: refusal.error, "\(refusal.name)") { try refusal.call() }
}

@Test(arguments: [
  (
    StatisticsError.emptySample(.first),
    "No data: the sample 'first' is empty. Widen the filter or the window."
  ),
  (
    .tooFewValues(.second, needed: 2, given: 1),
    "Too little data: the sample 'second' has 1 and 2 are needed. Widen the filter or the window."
  ),
  (
    .notFinite(.values, index: 4),
    "Not a number: value 4 of the sample 'values' is infinite or missing. "
      + "Filter such rows out first."
  ),
  (
    .lengthMismatch(.observed, .expected, 3, 2),
    "Lengths differ: 'observed' has 3 and 'expected' has 2. Give one of each per row."
  ),
  (
    .outOfRange(.count, value: 0, lower: 1, upper: .infinity),
    "Out of range: count is 0. Choose 1 or more."
  ),
  (
    .outOfRange(.power, value: 1.5, lower: 0, upper: 1),
    "Out of range: power is 1.5. Choose one between 0 and 1."
  ),
  (
    .noVariation(.reference),
    "No variation: all of 'reference' is equal, so there is nothing to compare. "
      + "Choose another column or slice."
  ),
])
func `refusals say what happened and what to do`(error: StatisticsError, text: String) {
  #expect(error.description == text)
}
