package import Foundation
package import ScenarioModel
import ScenarioYAML
import Sessions
import Telemetry

/// The scenarios that are installed or kept with a session: finds, loads and lists them.
///
/// A load reads each file of the folder once and parses the scenario once. Scenarios are kept by the digest
/// of their files, and stagings by theirs, so that a second session of the same scenario starts at once.
package final class ScenarioCatalog: Sendable {
  private let places: [URL]
  /// Scenarios without an error; one takes about two megabytes.
  let loads = BoundedCache<LoadKey, LoadedScenario>(limit: 24)
  /// Lines of lists by the folders of their scenarios.
  let summaries = BoundedCache<String, KnownSummary>(limit: 256)
  /// One takes about a megabyte.
  private let stagings = BoundedCache<StagingKey, Staging>(limit: 64)

  /// All on which a loaded scenario depends.
  struct LoadKey: Hashable {
    /// The digest of the names and bytes of the files.
    var files: String
    /// The folder's name, as messages and the scenario's checks have it.
    var name: String
    var difficulty: Int?
  }

  private struct StagingKey: Hashable {
    var world: String
    var text: String
    var difficulty: Int
  }

  /// The name of the file that a scenario's folder holds.
  package static let fileName = ScenarioLoader.fileName

  /// The scenarios of the first of the folders that has any.
  package init(_ folders: [URL]) { places = folders }

  /// The folders of all scenarios, in order of their names.
  package func folders() throws(CatalogError) -> [String] {
    for folder in places {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
      let found = names.sorted().map { folder.appendingPathComponent($0).relativePath }
        .filter { isScenario($0) }
      if !found.isEmpty { return found }
    }
    throw .noScenarios(places: places.map(\.relativePath))
  }

  /// The folder meant by a path, or by a scenario's name or an unambiguous beginning of it.
  package func folder(named name: String) throws(CatalogError) -> String {
    if name.contains("/") || isScenario(name) { return name }
    let folders = try folders()
    let names = folders.map { URL(fileURLWithPath: $0).lastPathComponent }
    do {
      return folders[try Picker(names, kind: "scenario").pick(name)]
    } catch {
      throw .notPicked(error)
    }
  }

  /// The folder of a scenario that was named, or of the only one there is.
  package func folder(chosen name: String?) throws(CatalogError) -> String {
    if let name { return try folder(named: name) }
    let folders = try folders()
    guard folders.count == 1, let only = folders.first else { throw .unnamed }
    return only
  }

  private func isScenario(_ folder: String) -> Bool {
    FileManager.default.fileExists(atPath: "\(folder)/\(Self.fileName)")
  }

  /// The staging of a loaded scenario; the same value for the same digests and difficulty.
  package func staging(of loaded: LoadedScenario) throws(StagingError) -> Staging {
    let key = StagingKey(
      world: loaded.worldDigest,
      text: loaded.textDigest,
      difficulty: loaded.scenario.difficulty
    )
    return try stagings.value(key) { () throws(StagingError) in try Staging(loaded.scenario) }
  }
}
