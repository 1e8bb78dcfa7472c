/// The reason for which a statistic has no answer.
package enum StatisticsError: Error, Hashable, Sendable {
  /// A sample has no values.
  case emptySample(Sample)
  /// A sample has fewer values than the statistic needs.
  case tooFewValues(Sample, needed: Int, given: Int)
  /// A value is infinite or not a number.
  case notFinite(Sample, index: Int)
  /// Two samples that belong together differ in length.
  case lengthMismatch(Sample, Sample, Int, Int)
  /// A parameter or value lies outside what is allowed; the bounds may themselves be excluded.
  case outOfRange(Parameter, value: Double, lower: Double, upper: Double)
  /// All values are equal, so that the statistic would divide by zero.
  case noVariation(Sample)

  /// An input of a statistic.
  package enum Sample: String, Hashable, Sendable {
    case values
    case first
    case second
    case reference
    case current
    case observed
    case expected
    case strata
    case weights
    case pValues = "p values"
  }

  /// A parameter or count of a statistic.
  package enum Parameter: String, Hashable, Sendable {
    case confidence
    case alpha
    case power
    case probability
    case difference
    case ratio
    case successes
    case count
    case weight
    case share
  }
}

extension StatisticsError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .emptySample(let sample):
      "No data: the sample '\(sample.rawValue)' is empty. Widen the filter or the window."
    case .tooFewValues(let sample, let needed, let given):
      "Too little data: the sample '\(sample.rawValue)' has \(given) and \(needed) are needed. "
        + "Widen the filter or the window."
    case .notFinite(let sample, let index):
      "Not a number: value \(index) of the sample '\(sample.rawValue)' is infinite or missing. "
        + "Filter such rows out first."
    case .lengthMismatch(let first, let second, let firstCount, let secondCount):
      "Lengths differ: '\(first.rawValue)' has \(firstCount) and '\(second.rawValue)' has "
        + "\(secondCount). Give one of each per row."
    case .outOfRange(let parameter, let value, let lower, let upper):
      "Out of range: \(parameter.rawValue) is \(Digits.shortest(value)). "
        + (upper < .infinity
          ? "Choose one between \(Digits.shortest(lower)) and \(Digits.shortest(upper))."
          : "Choose \(Digits.shortest(lower)) or more.")
    case .noVariation(let sample):
      "No variation: all of '\(sample.rawValue)' is equal, so there is nothing to compare. "
        + "Choose another column or slice."
    }
  }
}
