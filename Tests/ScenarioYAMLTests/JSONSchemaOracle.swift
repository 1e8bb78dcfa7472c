import Foundation
import ScenarioYAML
import TestSupport

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

  private static func run(_ job: String) throws -> String {
    try Tool.run("python3", [script.path], input: job)
  }
}
