package import Foundation

/// The folders of the package that tests read, wherever the tests are started.
package enum Repository {
  /// The folder of `Package.swift`.
  package static let root = tests.deletingLastPathComponent()

  package static let scenarios = root.appending(path: "Scenarios")

  /// The names of all shipped scenarios, in order.
  package static let scenarioNames: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: scenarios.path)) ?? [])
    .filter { name in
      let file = scenarios.appending(path: "\(name)/scenario.yaml")
      return FileManager.default.fileExists(atPath: file.path)
    }
    .sorted()

  package static let replays = root.appending(path: "Replays")

  /// The scenario that most tests play: a canary as it once was shipped, kept so that menus and
  /// figures in tests do not move with the shipped one.
  package static let canary = fixtures.appending(path: "canary-segment-regression")

  /// The small scenario that tests play, which is no part of the program.
  package static let queueDrill = fixtures.appending(path: "queue-drill")

  /// A small question bank, which is no part of the program.
  package static let questions = fixtures.appending(path: "Questions")

  private static let fixtures = tests.appending(path: "TestSupport/Fixtures")

  private static let tests = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The folder that a variable names; else one beside the package that not everyone has.
  package static func shared(_ name: String, variable: String) -> URL {
    ProcessInfo.processInfo.environment[variable].map { URL(filePath: $0) }
      ?? root.deletingLastPathComponent().appending(path: "shared/\(name)")
  }
}
