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
  ("Welch of nothing", .emptySample(.first), { _ = try Statistics.welch([], two) }),
  (
    "Welch of one value", .tooFewValues(.second, needed: 2, given: 1),
    { _ = try Statistics.welch(two, one) }
  ),
  ("Welch of constants", .noVariation(.values), { _ = try Statistics.welch([3, 3], [4, 4]) }),
  (
    "Welch of NaN", .notFinite(.first, index: 1), { _ = try Statistics.welch([1, .nan], two) }
  ),
  ("ranks of nothing", .emptySample(.second), { _ = try Statistics.mannWhitney(one, []) }),
  ("distance of nothing", .emptySample(.first), { _ = try Statistics.kolmogorovSmirnov([], one) }),
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
    "a ragged table", .raggedTable(row: 1),
    { _ = try Statistics.chiSquareIndependence([[1, 2], [3]]) }
  ),
  (
    "one row that counts", .noVariation(.observed),
    { _ = try Statistics.chiSquareIndependence([[1, 2], [0, 0]]) }
  ),
  (
    "a p value of two", .outOfRange(.probability, value: 2, lower: 0, upper: 1),
    { _ = try Statistics.holm([2]) }
  ),
  ("no p values", .emptySample(.pValues), { _ = try Statistics.benjaminiHochberg([]) }),
  (
    "an empty stratum", .emptyStratum(index: 1),
    {
      _ = try Statistics.standardised(
        [Statistics.Estimate(value: 1, variance: 0), nil],
        weights: [1, 1]
      )
    }
  ),
  (
    "weights of zero", .noVariation(.weights),
    { _ = try Statistics.standardised([nil], weights: [0]) }
  ),
  (
    "no resamples", .outOfRange(.resamples, value: 1, lower: 2, upper: .infinity),
    {
      _ = try Statistics.bootstrap(two, resamples: 1, generator: { 0 }, statistic: { $0[0] })
    }
  ),
  (
    "a constant reference", .noVariation(.reference),
    { _ = try Statistics.populationStability(reference: [1, 1], current: two) }
  ),
  (
    "stability of nothing", .emptySample(.current),
    { _ = try Statistics.populationStability(reference: two, current: []) }
  ),
  (
    "a share below zero", .outOfRange(.share, value: -1, lower: 0, upper: .infinity),
    { _ = try Statistics.jensenShannon([-1, 2], [1, 1]) }
  ),
  (
    "kernel of one point", .tooFewValues(.first, needed: 2, given: 1),
    { _ = try Statistics.meanDiscrepancy(Statistics.Points(one), Statistics.Points(two)) }
  ),
  (
    "kernel of equal points", .noVariation(.values),
    { _ = try Statistics.meanDiscrepancy(Statistics.Points([1, 1]), Statistics.Points([1, 1])) }
  ),
  ("half a point", .raggedTable(row: 1), { _ = try Statistics.Points([1, 2, 3], dimensions: 2) }),
  (
    "calibration of nothing", .emptySample(.values),
    { _ = try Statistics.calibrationError(probabilities: [], outcomes: []) }
  ),
  (
    "a probability of two", .outOfRange(.probability, value: 2, lower: 0, upper: 1),
    { _ = try Statistics.brierScore(probabilities: [2], outcomes: [true]) }
  ),
  ("a ranking of nothing", .emptySample(.labels), { _ = try Statistics.ndcg(ranked: []) }),
  (
    "a cutoff of zero", .outOfRange(.cutoff, value: 0, lower: 1, upper: .infinity),
    { _ = try Statistics.recall([true], relevantCount: 1, cutoff: 0) }
  ),
  (
    "nothing relevant", .emptySample(.labels),
    { _ = try Statistics.averagePrecision([false], relevantCount: 0) }
  ),
  (
    "more found than relevant", .outOfRange(.count, value: 1, lower: 2, upper: .infinity),
    { _ = try Statistics.recall([true, true], relevantCount: 1, cutoff: 2) }
  ),
  (
    "kappa of one category", .noVariation(.labels),
    { _ = try Statistics.cohenKappa([1, 1], [1, 1], categories: 3) }
  ),
  (
    "an unknown category", .outOfRange(.category, value: 3, lower: 0, upper: 2),
    { _ = try Statistics.cohenKappa([3], [1], categories: 3) }
  ),
  (
    "a quantile above one", .outOfRange(.quantile, value: 1.5, lower: 0, upper: 1),
    { _ = try Statistics.quantile(1.5, ofSorted: two) }
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
    .lengthMismatch(.values, .outcomes, 3, 2),
    "Lengths differ: 'values' has 3 and 'outcomes' has 2. Give one of each per row."
  ),
  (
    .outOfRange(.cutoff, value: 0, lower: 1, upper: .infinity),
    "Out of range: k is 0. Choose 1 or more."
  ),
  (
    .outOfRange(.quantile, value: 1.5, lower: 0, upper: 1),
    "Out of range: quantile is 1.5. Choose one between 0 and 1."
  ),
  (
    .noVariation(.reference),
    "No variation: all of 'reference' is equal, so there is nothing to compare. "
      + "Choose another column or slice."
  ),
  (
    .emptyStratum(index: 2),
    "No data: stratum 2 has weight but no data on one side. Merge or drop the stratum."
  ),
  (
    .raggedTable(row: 1),
    "Lengths differ: row 1 of the table is not as long as the first. Fill the table up."
  ),
])
func `refusals say what happened and what to do`(error: StatisticsError, text: String) {
  #expect(error.description == text)
}
