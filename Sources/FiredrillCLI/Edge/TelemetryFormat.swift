import ArgumentParser
import TelemetryExport

/// A form in which telemetry is written to files.
enum TelemetryFormat: String, CaseIterable, ExpressibleByArgument {
  case openmetrics, prom, otlp, jsonl, csv, sqlite

  /// The form as the exporter of text files knows it; `nil` for SQLite, which writes its own file.
  var textFormat: ExportFormat? { ExportFormat(rawValue: rawValue) }

  /// What a reader of the help needs to know.
  static let help: ArgumentHelp =
    "How to write it: openmetrics and prom (metrics, one file), otlp, jsonl and csv (a folder), sqlite (one file)."
}
