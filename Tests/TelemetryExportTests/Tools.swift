import Foundation
import Telemetry

@testable import TelemetryExport

/// A folder that is removed when the test that made it ends.
final class ScratchFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "export-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

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
  struct Failure: Error { var output: String }

  /// Whether Debian's `prometheus`, which brings `promtool`, is installed.
  static let hasPrometheus =
    (try? run("promtool", ["--version"])) != nil && (try? run("prometheus", ["--version"])) != nil

  /// Whether Python has the packages of `Tests/oracles.txt`.
  static let hasOracles =
    (try? run("python3", ["-c", "import opentelemetry.proto, google.protobuf, prometheus_client"]))
    != nil

  /// Reads an export with the parsers of `Oracles/read_export.py`.
  static func read<Report: Decodable>(
    _ format: String,
    in folder: ScratchFolder,
    as type: Report.Type
  ) throws -> Report {
    let script = URL(filePath: #filePath)
      .deletingLastPathComponent().appending(path: "Oracles/read_export.py")
    let output = try run("python3", [script.path(), format, folder.url.path()])
    return try JSONDecoder().decode(type, from: Data(output.utf8))
  }

  /// What a program prints; throws it when the program fails.
  @discardableResult
  static func run(_ program: String, _ arguments: [String], input: URL? = nil) throws -> String {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.standardOutput = output
    process.standardError = output
    process.standardInput = try input.map { try FileHandle(forReadingFrom: $0) } ?? .nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let text = String(decoding: data, as: UTF8.self)
    guard process.terminationStatus == 0 else { throw Failure(output: text) }
    return text
  }
}
