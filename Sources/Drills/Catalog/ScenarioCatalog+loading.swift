import Foundation
package import ScenarioModel
import ScenarioYAML
package import Sessions

extension ScenarioCatalog {
  /// Loads the scenario of a folder; a file with errors is refused with all of them.
  ///
  /// Every file is read once. `difficulty`: the scenario's own where none is given.
  package func load(
    folder path: String,
    difficulty: Int? = nil
  ) throws(CatalogError) -> LoadedScenario {
    let read = Result { () throws(CatalogError) in try files(of: path) }
    let folder: ScenarioFolder
    do throws(FileProblem) {
      folder = try ScenarioFolder(path)
    } catch {
      throw .invalid([Diagnostic(error, file: path)])
    }
    if case .failure = read {
      // What is wrong with the scenario is said before what is wrong with a file beside it.
      _ = try accepted(folder, difficulty)
    }
    let held = try read.get()
    return try loaded(folder.holding(held), difficulty, files: held)
  }

  /// Loads a scenario from its files in memory; `name` is that of the folder they came from.
  package func load(
    files: [String: [UInt8]],
    name: String,
    difficulty: Int? = nil
  ) throws(CatalogError) -> LoadedScenario {
    try loaded(ScenarioFolder(files: files, name: name), difficulty, files: files)
  }

  /// The scenario of a folder, checked for form alone: enough for a list, and quick.
  package func outline(folder: String) throws(CatalogError) -> Scenario {
    let read = ScenarioLoader.load(folder: folder)
    guard let scenario = read.scenario else { throw .invalid(read.diagnostics) }
    return scenario
  }

  private func accepted(
    _ folder: ScenarioFolder,
    _ difficulty: Int?
  ) throws(CatalogError) -> (Scenario, YAMLDocument) {
    let read = ScenarioLoader.load(folder, difficulty: difficulty) { $0.diagnostics() }
    guard let scenario = read.scenario else { throw .invalid(read.diagnostics) }
    if let difficulty, scenario.difficulty != difficulty {
      throw .noSuchDifficulty(scenario.id, asked: difficulty, only: scenario.difficulty)
    }
    return (scenario, read.document)
  }

  private func loaded(
    _ folder: ScenarioFolder,
    _ difficulty: Int?,
    files: [String: [UInt8]]
  ) throws(CatalogError) -> LoadedScenario {
    let key = LoadKey(
      files: Digests.hexadecimal(Self.bytes(of: files, named: files.keys.sorted())),
      name: folder.name,
      difficulty: difficulty
    )
    return try loads.value(key) { () throws(CatalogError) in
      let (scenario, document) = try accepted(folder, difficulty)
      guard let parts = ScenarioParts(document, difficulty: difficulty) else {
        preconditionFailure("a document without a root gave the scenario \(scenario.id)")
      }
      return LoadedScenario(
        scenario: scenario,
        worldDigest: Digests.hexadecimal(parts.world),
        textDigest: Digests.hexadecimal(Self.bytes(of: parts.prose, with: files)),
        ownDifficulty: document.statedDifficulty ?? scenario.difficulty,
        files: files
      )
    }
  }

  /// Prose with the artifacts that belong to it; calibrations, which a bundle brings, are no text.
  private static func bytes(of prose: [UInt8], with files: [String: [UInt8]]) -> [UInt8] {
    let names = files.keys.sorted().filter { $0 != fileName && !$0.hasSuffix(".bin") }
    return prose + bytes(of: files, named: names)
  }

  /// The files of these names, each behind its name and length.
  private static func bytes(of files: [String: [UInt8]], named names: [String]) -> [UInt8] {
    var bytes: [UInt8] = []
    for name in names {
      bytes += Array("\(name) \(files[name]?.count ?? 0)\n".utf8) + (files[name] ?? [])
    }
    return bytes
  }

  /// The most bytes that the files of a scenario's folder may have together.
  private static let filesLimit = 8 << 20

  /// The files of a scenario's folder by their paths in it, but hidden ones and calibrations.
  package func files(of folder: String) throws(CatalogError) -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    var size = 0
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    for name in names.sorted() where !name.hasPrefix(".") && !name.hasSuffix(".bin") {
      let path = "\(folder)/\(name)"
      let attributes = try? FileManager.default.attributesOfItem(atPath: path)
      guard attributes?[.type] as? FileAttributeType == .typeRegular else { continue }
      size += attributes?[.size] as? Int ?? 0
      guard size <= Self.filesLimit else {
        throw .tooLarge(folder: folder, limit: Self.filesLimit)
      }
      guard let data = FileManager.default.contents(atPath: path) else {
        throw .unreadable(path: path)
      }
      files[name] = Array(data)
    }
    return files
  }
}

extension ScenarioCatalog {
  /// Loads the scenario of a session's header from the files that were kept with the session.
  func load(
    _ header: SessionHeader,
    files: [String: [UInt8]]
  ) throws(DrillError) -> LoadedScenario {
    guard header.namesScenario else { throw .badScenarioName(header.scenario) }
    do {
      return try load(files: files, name: header.scenario, difficulty: header.difficulty)
    } catch {
      throw .catalog(error)
    }
  }

  /// The session of a header before its first event.
  package func session(
    _ header: SessionHeader,
    of loaded: LoadedScenario
  ) throws(DrillError) -> Session {
    guard header.generator == SessionHeader.currentGenerator else {
      throw .otherGenerator(header.generator)
    }
    return try DrillError.wrap {
      try Session(
        header: header,
        staging: try staging(of: loaded),
        digest: Digests.hexadecimal
      )
    }
  }
}
