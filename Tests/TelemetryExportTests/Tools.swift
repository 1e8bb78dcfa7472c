import Foundation
import Telemetry
import TestSupport

@testable import TelemetryExport

extension TemporaryFolder {
  /// Writes the files of an export.
  func write(_ exporter: Exporter, _ format: ExportFormat) throws {
    for file in exporter.files(in: format) {
      var bytes = Data()
      try file.write { bytes.append(contentsOf: $0) }
      try bytes.write(to: url.appending(path: file.name))
    }
  }
}

/// Programs that read what we write.
enum Tools {
  /// Whether Debian's `prometheus`, which brings `promtool`, is installed.
  static let hasPrometheus = ["promtool", "prometheus"].allSatisfy { Tool.path($0) != nil }

  /// Whether Python has the packages of `Tests/oracles.txt`.
  static let hasOracles =
    (try? Tool.run(
      "python3",
      ["-c", "import opentelemetry.proto, google.protobuf, prometheus_client"]
    )) != nil

  /// Reads an export with the parsers of `Oracles/read_export.py`.
  static func read<Report: Decodable>(
    _ format: String,
    in folder: TemporaryFolder,
    as type: Report.Type
  ) throws -> Report {
    let script = URL(filePath: #filePath)
      .deletingLastPathComponent().appending(path: "Oracles/read_export.py")
    let output = try Tool.run("python3", [script.path, format, folder.path])
    return try JSONDecoder().decode(type, from: Data(output.utf8))
  }
}
