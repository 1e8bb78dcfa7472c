/// The values of a world's metrics at the end of each minute of a window.
///
/// Counters and histograms count from the world's first minute whatever the window, so the history
/// of a part equals that part of the whole. Its size depends on the series and minutes, not on rows.
package struct MetricHistory: Sendable {
  /// The sampled minutes; the sample of minute m holds the rows before it.
  ///
  /// They are those after the window's start up to its end.
  package let minutes: Range<Int>
  /// The minute from which counters and histograms count.
  package let firstMinute: Int
  package let families: [MetricFamily]
}

/// A metric with all of its series.
package struct MetricFamily: Sendable {
  /// As declared, such as `gen_ai.server.request.duration`.
  package let name: String
  package let help: String
  package let unit: FieldUnit.Base?
  package let kind: MetricKind.Tag
  package internal(set) var series: [MetricSeries]

  /// The name in Prometheus's text formats, without the suffixes of samples.
  package var familyName: String { MetricName.family(name, unit: unit) }
}

/// One series of a metric.
package struct MetricSeries: Sendable {
  /// The attributes that tell it from the family's other series, in declared order.
  package let attributes: [(name: String, value: String)]
  /// One entry a sampled minute.
  package let samples: MetricSamples
}

/// The values of a series, one a sampled minute.
package enum MetricSamples: Sendable {
  /// Never falling; whole where rows are counted.
  case counter([Double], isWhole: Bool)
  /// NaN in minutes without a value.
  case gauge([Double])
  case histogram(HistogramSamples)

  /// The number of sampled minutes.
  package var count: Int {
    switch self {
    case .counter(let values, _), .gauge(let values): values.count
    case .histogram(let samples): samples.sums.count
    }
  }
}

/// The values of a histogram's series.
package struct HistogramSamples: Sendable {
  /// Rising upper bounds; one more bucket without a bound follows.
  package let bounds: [Double]
  /// Minute by minute, the number of values in each bucket, above the bound before.
  package internal(set) var counts: [Int]
  /// Minute by minute, the sum of all values.
  package internal(set) var sums: [Double]

  /// The number of values in each bucket at a sampled minute.
  package func buckets(at index: Int) -> ArraySlice<Int> {
    counts[index * (bounds.count + 1)..<(index + 1) * (bounds.count + 1)]
  }
}
