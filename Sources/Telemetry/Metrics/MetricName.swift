/// The names of a metric in the text formats of Prometheus.
package enum MetricName {
  /// The name of the family: dots become underscores, and the unit's word ends it.
  ///
  /// Source: OpenTelemetry, "Prometheus and OpenMetrics compatibility", metric metadata.
  package static func family(_ name: String, unit: FieldUnit.Base?) -> String {
    let plain = label(name)
    guard let unit, !plain.hasSuffix("_" + unit.word) else { return plain }
    return plain + "_" + unit.word
  }

  /// The name of a label: what is no letter, digit or underscore becomes an underscore.
  package static func label(_ name: String) -> String {
    String(
      decoding: name.utf8.map { byte in
        switch byte {
        case 48...57, 65...90, 95, 97...122: byte
        default: 95
        }
      },
      as: UTF8.self
    )
  }

  /// Whether a name is words of lower-case letters, digits and underscores joined by dots.
  package static func isWellFormed(_ name: String) -> Bool {
    let parts = name.utf8.split(separator: 46, omittingEmptySubsequences: false)
    return parts.allSatisfy { part in
      (97...122).contains(part.first ?? 0) && part.last != 95
        && part.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 95 }
    }
  }

  /// The last word, if it is one that a metric's name must not end in.
  ///
  /// They are what formats add to a name, types, and units that are no base units.
  /// Source: OpenMetrics 1.0, "Suffixes"; the checks of `promtool check metrics`.
  package static func forbiddenEnd(of name: String) -> String? {
    let last = label(name).split(separator: "_").last.map(String.init) ?? ""
    return forbidden.contains(last) ? last : nil
  }

  private static let forbidden: Set<String> = [
    "total", "count", "sum", "bucket", "created", "info", "counter", "gauge", "histogram",
    "summary", "milliseconds", "microseconds", "nanoseconds", "minutes", "hours", "days", "weeks",
    "kilobytes", "megabytes", "gigabytes", "bits", "percent", "s", "ms", "us", "ns", "sec", "b",
    "kb", "mb", "gb",
  ]
}
