import Foundation
package import Reports

/// The line of each scenario in a list, kept while its files and the program stay what they are.
///
/// Reading a scenario whole to show its title takes most of the time of a list. A kept line holds
/// for the digest of everything that it was made from; without one the scenario is read. A process that
/// asked before reads the files anew only where the file system says that one was changed.
package struct ScenarioSummaryCache: Sendable {
  private let catalog: ScenarioCatalog
  private let folder: URL
  private let programStamp: String?
  package init(_ environment: DrillEnvironment, _ catalog: ScenarioCatalog) {
    self.catalog = catalog
    folder = environment.cacheFolder.appendingPathComponent("summaries")
    programStamp = environment.programStamp
  }

  /// The line of a list for the scenario of a folder, which is checked for form alone.
  package func summary(folder: String) throws(CatalogError) -> ListedScenario {
    try entry(folder: folder).scenario
  }

  /// The topic and the families of the scenario of a folder, which is checked for form alone.
  func installed(folder: String) throws(CatalogError) -> InstalledScenario {
    try entry(folder: folder).installed
  }

  private func entry(folder: String) throws(CatalogError) -> KeptSummary {
    if let known = catalog.summaries[folder], known.stamp.isCurrent { return known.summary }
    // Taken before the files are read: what is changed meanwhile is seen the next time.
    let stamp = FolderStamp(of: folder)
    let summary = try read(folder)
    catalog.summaries[folder] = KnownSummary(stamp: stamp, summary: summary)
    return summary
  }

  private func read(_ folder: String) throws(CatalogError) -> KeptSummary {
    let key = key(of: folder)
    if let key, let kept = kept(folder), kept.key == key { return kept }
    let outline = try catalog.outline(folder: folder)
    let entry = KeptSummary(
      key: key ?? "",
      scenario: ListedScenario(outline, folder: folder),
      installed: InstalledScenario(outline)
    )
    if key != nil { keep(entry) }
    return entry
  }

  /// A digest of the program, the folder's name and the files in it; `nil` where they cannot be read.
  private func key(of folder: String) -> String? {
    guard let programStamp, let files = try? catalog.files(of: folder) else { return nil }
    var bytes = Array("\(programStamp)\n\(folder)\n".utf8)
    for name in files.keys.sorted() {
      let file = files[name] ?? []
      bytes += Array("\(name) \(file.count)\n".utf8) + file
    }
    return Digests.hexadecimal(bytes)
  }

  private func kept(_ folder: String) -> KeptSummary? {
    FileManager.default.contents(atPath: place(of: folder).path).flatMap {
      try? JSONDecoder().decode(KeptSummary.self, from: $0)
    }
  }

  /// A cache is a convenience: what cannot be kept is read again the next time.
  private func keep(_ summary: KeptSummary) {
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = place(of: summary.scenario.folder)
    try? JSONEncoder().encode(summary).write(to: file, options: .atomic)
  }

  private func place(of scenario: String) -> URL {
    let path = URL(fileURLWithPath: scenario).standardizedFileURL.path
    let name = Digests.hexadecimal(Array(path.utf8)).prefix(16)
    return folder.appendingPathComponent(name + ".json")
  }
}

/// The summary of a scenario with a digest of the files from which it was made.
struct KeptSummary: Codable, Sendable {
  var key: String
  var scenario: ListedScenario
  var installed: InstalledScenario
}

/// The summary of a scenario with the state of the folder from which it was made.
struct KnownSummary: Sendable {
  let stamp: FolderStamp
  let summary: KeptSummary
}
