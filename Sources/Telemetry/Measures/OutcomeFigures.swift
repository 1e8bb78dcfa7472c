/// An outcome of the rows of one side in one stratum.
enum OutcomeFigures {
  case share(SlotShare)
  case mean(SlotMoments)
  /// The recorded numbers, in no order.
  case ranks([Float])

  /// The outcome of one side in each of its slots.
  static func of(_ outcome: Outcome, in rows: SlottedRows) -> [OutcomeFigures] {
    switch outcome {
    case .share(let predicate):
      return rows.shares(of: predicate).map { .share($0) }
    case .mean(let name):
      return rows.moments(of: name, squares: true).map { .mean($0) }
    case .ranks(let name):
      let gathered = rows.numbers(of: name)
      return (0..<rows.slotCount).map { .ranks(Array(gathered.values[gathered.range(of: $0)])) }
    }
  }

  /// The rows from which the figure is computed.
  var count: Int {
    switch self {
    case .share(let share): share.count
    case .mean(let moments): moments.count
    case .ranks(let values): values.count
    }
  }

  /// The share, the mean or the median.
  var value: Double? {
    switch self {
    case .share(let share): share.value
    case .mean(let moments): moments.mean
    case .ranks(let values): MedianEstimate(values)?.median
    }
  }

  /// The figure with its variance, for weighting and for changes; `nil` without enough rows and for
  /// ranks.
  ///
  /// The variance of a share is taken at (matching + ½) ÷ (n + 1), so that a small stratum in which
  /// all or none match is not taken for certain. A mean needs two rows.
  var estimate: Statistics.Estimate? {
    switch self {
    case .share(let share):
      guard let value = share.value else { return nil }
      let count = Double(share.count)
      let shrunk = (Double(share.matching) + 0.5) / (count + 1)
      return Statistics.Estimate(value: value, variance: shrunk * (1 - shrunk) / count)
    case .mean(let moments):
      guard let mean = moments.mean, let variance = moments.variance else { return nil }
      return Statistics.Estimate(value: mean, variance: variance / Double(moments.count))
    case .ranks:
      return nil
    }
  }
}

/// A median with the standard error that order statistics give it.
struct MedianEstimate {
  let median: Double
  /// McKean and Schrader's estimate; `nil` for fewer than six values.
  ///
  /// The distance of the order statistics that bound the median's 95 % interval, over the width that
  /// such an interval has in standard errors. Source: J. W. McKean and R. M. Schrader, "A comparison
  /// of methods for Studentizing the sample median", 1984.
  let standardError: Double?

  init?(_ values: [Float]) {
    var values = values
    guard let median = Selection.quantile(0.5, of: &values, in: 0..<values.count) else {
      return nil
    }
    self.median = median
    let count = values.count
    guard count >= 6 else {
      standardError = nil
      return
    }
    let critical = -Elementary.normalQuantile(0.025)
    let place = Double(count + 1) / 2 - critical * (Double(count) / 4).squareRoot()
    let rank = max(1, Int(place + 0.5))
    let low = Selection.value(at: rank - 1, of: &values)
    let high = Selection.value(at: count - rank, of: &values)
    standardError = (high - low) / (2 * critical)
  }
}

extension Statistics.Moments {
  /// The moments of a slot with at least one value.
  init?(_ moments: SlotMoments) {
    guard let mean = moments.mean else { return nil }
    count = moments.count
    self.mean = mean
    variance = moments.variance ?? 0
  }
}
