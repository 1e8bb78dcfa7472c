extension Aggregate {
  /// The word with which a person asks for it, such as `p95`.
  package var word: String {
    switch self {
    case .count: "count"
    case .perMinute: "rate"
    case .share: "share"
    case .mean: "mean"
    case .sum: "sum"
    case .sd: "sd"
    case .quantile(_, let quantile): Self.percentile(quantile) ?? "quantile"
    case .distinct: "distinct"
    case .missing: "missing"
    }
  }

  /// The whole request in words, such as `p95 latency_ms`; `parse` reads them back.
  package var words: String {
    switch self {
    case .count, .perMinute: word
    case .share(let predicate): "share \(predicate.words)"
    case .mean(let name), .sum(let name), .sd(let name), .distinct(let name), .missing(let name):
      "\(word) \(name)"
    case .quantile(let name, let quantile):
      Self.percentile(quantile).map { "\($0) \(name)" } ?? "quantile \(name) \(quantile)"
    }
  }

  /// The quantiles that have words of their own.
  static let percentiles: [(word: String, quantile: Double)] = [
    ("p50", 0.5), ("p90", 0.9), ("p95", 0.95), ("p99", 0.99),
  ]

  private static func percentile(_ quantile: Double) -> String? {
    percentiles.first { $0.quantile == quantile }?.word
  }
}

extension Predicate {
  /// The condition as a person may read it, such as `status=error and latency_ms > 800.0`.
  package var words: String {
    switch self {
    case .always: "always"
    case .all(let parts): Self.joined(parts, by: " and ", none: "always")
    case .any(let parts): Self.joined(parts, by: " or ", none: "never")
    case .not(let part): "not \(part.wordsAsPart)"
    case .isOneOf(let name, let values): "\(name)=\(values.joined(separator: ","))"
    case .isTrue(let name): name.rawValue
    case .compares(let name, let relation, let bound): "\(name) \(relation.symbol) \(bound)"
    case .isMissing(let name): "\(name) is missing"
    }
  }

  private static func joined(
    _ parts: [Predicate],
    by separator: String,
    none: String
  ) -> String {
    guard parts.count > 1 else { return parts.first?.words ?? none }
    return parts.map(\.wordsAsPart).joined(separator: separator)
  }

  private var wordsAsPart: String {
    switch self {
    case .all(let parts) where parts.count > 1: "(\(words))"
    case .any(let parts) where parts.count > 1: "(\(words))"
    case .always, .all, .any, .not, .isOneOf, .isTrue, .compares, .isMissing: words
    }
  }
}

extension Relation {
  /// The relation as a sign.
  package var symbol: String {
    switch self {
    case .equals: "="
    case .notEquals: "≠"
    case .above: ">"
    case .atLeast: "≥"
    case .below: "<"
    case .atMost: "≤"
    }
  }
}
