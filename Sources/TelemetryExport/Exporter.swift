package import Telemetry

/// A form in which other programs read telemetry.
package enum ExportFormat: String, Hashable, Sendable, CaseIterable {
  /// All metrics at each minute, as OpenMetrics 1.0 text with timestamps.
  case openMetrics = "openmetrics"
  /// All metrics at the last minute, in Prometheus's text format without timestamps.
  case prometheus = "prom"
  /// Traces, metrics and logs, a file each, as OpenTelemetry's protocol in JSON lines.
  case otlp
  /// Rows of each table and each signal, a file each, as JSON lines.
  case jsonLines = "jsonl"
  /// Rows of each table, a file each, as RFC 4180 has it.
  case csv

  /// Whether an export is several files in a folder.
  package var isFolder: Bool {
    switch self {
    case .openMetrics, .prometheus: false
    case .otlp, .jsonLines, .csv: true
    }
  }
}

/// Writes a world's telemetry in the forms that other programs read.
package struct Exporter: Sendable {
  let source: RecordSource
  /// The name of the simulated service, such as the scenario's.
  let service: String

  package init(_ source: RecordSource, service: String) {
    self.source = source
    self.service = service
  }

  /// The files of an export; nothing is made until they are written.
  ///
  /// Tables without which the export is made have no file.
  package func files(in format: ExportFormat, without closed: Set<TableName> = []) -> [ExportFile] {
    switch format {
    case .openMetrics: [ExportFile("metrics.openmetrics") { try writeOpenMetrics(to: $0) }]
    case .prometheus: [ExportFile("metrics.prom") { try writeSnapshot(to: $0) }]
    case .otlp:
      [
        ExportFile("traces.jsonl") { try writeTraces(to: $0) },
        ExportFile("metrics.jsonl") { try writeMetrics(to: $0) },
        ExportFile("logs.jsonl") { try writeLogs(to: $0) },
      ]
    case .jsonLines:
      source.model.tables.filter { !closed.contains($0.name) }.map { table in
        ExportFile(fileName(of: table, "jsonl")) { try writeRows(of: table, to: $0) }
      } + [
        ExportFile("spans.jsonl") { try writeSpanLines(to: $0) },
        ExportFile("metrics.jsonl") { try writeMetricLines(to: $0) },
        ExportFile("logs.jsonl") { try writeLogLines(to: $0) },
      ]
    case .csv:
      source.model.tables.filter { !closed.contains($0.name) }.map { table in
        ExportFile(fileName(of: table, "csv")) { try writeCSV(of: table, to: $0) }
      }
    }
  }

  /// The file of a table's rows; a table that is called as a signal gets another name.
  private func fileName(of table: Table, _ ending: String) -> String {
    let name = table.name.rawValue
    return ["spans", "metrics", "logs"].contains(name)
      ? "table-\(name).\(ending)" : "\(name).\(ending)"
  }
}

/// A file of an export: its name, and its bytes made as they are written.
///
/// The caller passes in the receiver of the bytes, so nothing here touches a file system.
package struct ExportFile: Sendable {
  /// A relative path of one component, such as `traces.jsonl`.
  package let name: String
  private let make: @Sendable (ByteSink) throws -> Void

  init(_ name: String, _ make: @escaping @Sendable (ByteSink) throws -> Void) {
    self.name = name
    self.make = make
  }

  /// Makes the bytes and hands them over, some 64 KiB at a time.
  ///
  /// Rethrows what the sink throws at once; what was handed over by then is no whole file.
  package func write(to sink: ByteSink) throws { try make(sink) }
}

/// Takes the next bytes of a file.
package typealias ByteSink = (UnsafeRawBufferPointer) throws -> Void
