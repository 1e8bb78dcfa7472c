import TelemetryExport

/// A form in which telemetry is written to files.
package enum TelemetryFormat: String, Hashable, Sendable, CaseIterable {
  case openmetrics, prom, otlp, jsonl, csv, sqlite

  /// The form as the exporter of text files knows it; `nil` for SQLite, which writes its own file.
  var textFormat: ExportFormat? { ExportFormat(rawValue: rawValue) }

  /// Whether it is one text, which can go through a pipe.
  package var isOneText: Bool { textFormat.map { !$0.isFolder } ?? false }
}
