import ArgumentParser
import Drills

extension TelemetryFormat: ExpressibleByArgument {
  /// The forms as the help lists them.
  static let help: ArgumentHelp =
    "How to write it: openmetrics and prom (metrics, one file), otlp, jsonl and csv (a folder), sqlite (one file)."
}
