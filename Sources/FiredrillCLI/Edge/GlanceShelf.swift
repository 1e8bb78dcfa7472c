import Foundation
import ScenarioModel

/// What a list says of each scenario, kept while its files and the program stay what they are.
///
/// Reading a scenario whole to show its title takes most of the time of a list. A kept glance holds
/// for the digest of everything that it was made from; without one the scenario is read.
struct GlanceShelf {
  private let library: ScenarioLibrary
  private let cache: URL

  init(_ surroundings: Surroundings) {
    library = ScenarioLibrary(surroundings)
    cache = surroundings.cacheFolder.appendingPathComponent("glances")
  }

  /// What a list says of the scenario of a folder, checked for form alone.
  func glance(folder: String) throws(CommandFailure) -> ListedScenario {
    guard let key = key(of: folder) else {
      return ListedScenario(try library.glance(folder: folder), folder: folder)
    }
    if let kept = kept(folder), kept.key == key { return kept.scenario }
    let scenario = ListedScenario(try library.glance(folder: folder), folder: folder)
    keep(KeptGlance(key: key, scenario: scenario))
    return scenario
  }

  /// A digest of the program, the folder's name and the files in it; `nil` where they cannot be read.
  private func key(of folder: String) -> String? {
    guard let program = Self.program, let files = try? library.bundle(of: folder) else {
      return nil
    }
    var bytes = Array("\(program)\n\(folder)\n".utf8)
    for name in files.keys.sorted() {
      let file = files[name] ?? []
      bytes += Array("\(name) \(file.count)\n".utf8) + file
    }
    return Digests.hexadecimal(bytes)
  }

  /// What tells this build of the program from another: where it is, its size and its age.
  private static let program: String? = {
    guard let path = Bundle.main.executableURL?.resolvingSymlinksInPath().path,
      let attributes = try? FileManager.default.attributesOfItem(atPath: path),
      let size = attributes[.size] as? Int, let date = attributes[.modificationDate] as? Date
    else { return nil }
    return "\(path) \(size) \(date.timeIntervalSince1970)"
  }()

  private func kept(_ folder: String) -> KeptGlance? {
    FileManager.default.contents(atPath: place(of: folder).path).flatMap {
      try? JSONDecoder().decode(KeptGlance.self, from: $0)
    }
  }

  /// A cache is a convenience: what cannot be kept is read again the next time.
  private func keep(_ glance: KeptGlance) {
    try? FileManager.default.createDirectory(at: cache, withIntermediateDirectories: true)
    let file = place(of: glance.scenario.folder)
    try? JSONEncoder().encode(glance).write(to: file, options: .atomic)
  }

  private func place(of folder: String) -> URL {
    let path = URL(fileURLWithPath: folder).standardizedFileURL.path
    return cache.appendingPathComponent(Digests.hexadecimal(Array(path.utf8)).prefix(16) + ".json")
  }
}

/// A glance with what it was made from.
private struct KeptGlance: Codable {
  var key: String
  var scenario: ListedScenario
}
