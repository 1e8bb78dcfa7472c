/// One number of a metric as Prometheus's text formats write it.
package struct MetricSample: Sendable {
  /// The family's name with the suffix of the sample, such as `_total` or `_bucket`.
  package let name: String
  /// Names and values in order; `le` last where it is a bucket.
  package let labels: [(name: String, value: String)]
  /// The minute relative to the page; the rows before it are in the value.
  package let minute: Int
  package let value: Double
}

extension MetricHistory {
  /// Calls a body with each number, family by family, series by series, minute by minute.
  package func forEachSample(_ body: (MetricSample) throws -> Void) rethrows {
    for family in families {
      for series in family.series {
        for (index, minute) in minutes.enumerated() {
          try series.forEachNumber(at: index, of: family) { suffix, bound, value in
            var labels = series.attributes.map { (MetricName.label($0.name), $0.value) }
            if let bound { labels.append(("le", bound)) }
            try body(
              MetricSample(
                name: family.familyName + suffix,
                labels: labels,
                minute: minute,
                value: value
              )
            )
          }
        }
      }
    }
  }
}

extension MetricSeries {
  /// Calls a body with the suffix, the bucket's bound and the value of each number at a minute.
  package func forEachNumber(
    at index: Int,
    of family: MetricFamily,
    _ body: (_ suffix: String, _ bound: String?, _ value: Double) throws -> Void
  ) rethrows {
    switch samples {
    case .counter(let values, _): try body("_total", nil, values[index])
    case .gauge(let values):
      if !values[index].isNaN { try body("", nil, values[index]) }
    case .histogram(let samples):
      var total = 0
      for (bucket, count) in samples.buckets(at: index).enumerated() {
        total += count
        let bound =
          bucket < samples.bounds.count ? OpenNumber.text(samples.bounds[bucket]) : "+Inf"
        try body("_bucket", bound, Double(total))
      }
      try body("_sum", nil, samples.sums[index])
      try body("_count", nil, Double(total))
    }
  }
}

/// Numbers in the form that OpenMetrics asks of label values.
package enum OpenNumber {
  /// The canonical text of a bound: whole numbers have `.0`.
  ///
  /// Source: OpenMetrics 1.0, "Considerations: canonical numbers".
  package static func text(_ value: Double) -> String {
    value == value.rounded() && value.magnitude < 1e15
      ? Digits.fixed(value, decimals: 1) : Digits.shortest(value)
  }
}
