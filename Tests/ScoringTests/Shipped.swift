import Foundation
import ScenarioModel
import ScenarioYAML

/// The scenarios that ship, without their worlds.
enum Shipped {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Scenarios").standardized

  /// The scenario in a folder of that name.
  static func scenario(_ name: String) throws -> Scenario {
    let loaded = ScenarioLoader.load(folder: folder.appending(path: name).path)
    guard let scenario = loaded.scenario else {
      throw Unreadable(diagnostics: loaded.diagnostics.map(\.description))
    }
    return scenario
  }

  /// All of them, by name.
  static func scenarios() throws -> [Scenario] {
    try FileManager.default
      .contentsOfDirectory(at: folder, includingPropertiesForKeys: [.isDirectoryKey])
      .filter { $0.hasDirectoryPath }
      .map(\.lastPathComponent)
      .sorted()
      .map(scenario)
  }

  struct Unreadable: Error {
    var diagnostics: [String]
  }
}
