import Foundation
import ScenarioYAML

/// The JSON Schema validator of Python as a second opinion; tests that need it are skipped without.
enum JSONSchemaOracle {
  private static let script = URL(filePath: #filePath)
    .deletingLastPathComponent().appending(path: "Fixtures/validate.py")

  static let isAvailable = (try? run(#"{"schema": {}, "instances": []}"#)) != nil

  /// Whether the schema accepts each instance.
  static func verdicts(schema: JSONValue, instances: [JSONValue]) throws -> [Bool] {
    let job: JSONValue = ["schema": schema, "instances": .array(instances)]
    return try run(job.compact).filter { $0 == "0" || $0 == "1" }.map { $0 == "1" }
  }

  private struct Failure: Error { var status: Int32 }

  /// Hands the job over in a file: a pipe could fill up while the other end is not read.
  private static func run(_ job: String) throws -> String {
    let input = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: input) }
    try Data(job.utf8).write(to: input)
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", script.path()]
    process.standardInput = try FileHandle(forReadingFrom: input)
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure(status: process.terminationStatus) }
    return String(decoding: data, as: UTF8.self)
  }
}
