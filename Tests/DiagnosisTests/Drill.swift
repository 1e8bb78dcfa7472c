import Foundation
import ScenarioModel
import ScenarioYAML

/// The scenarios that tests calibrate: the small one of the sessions' tests, and the shipped one.
enum Drill {
  private static let tests = URL(filePath: #filePath).deletingLastPathComponent()

  private static let small = Result {
    try load(tests.appending(path: "../SessionsTests/Fixtures/queue-drill").standardized)
  }
  private static let shipped = Result {
    try load(tests.appending(path: "../../Scenarios/canary-segment-regression").standardized)
  }

  /// Four causes of a small incident.
  static func queue() throws -> Staging { try small.get() }

  /// The canary that is green everywhere but in one language.
  static func canary() throws -> Staging { try shipped.get() }

  private static func load(_ folder: URL) throws -> Staging {
    let loaded = ScenarioLoader.load(folder: folder.path) { $0.diagnostics() }
    guard let scenario = loaded.scenario else {
      throw Unreadable(diagnostics: loaded.diagnostics.map(\.description))
    }
    return try Staging(scenario)
  }

  private struct Unreadable: Error {
    var diagnostics: [String]
  }
}
