/// The files of a scenario as they were when a session began.
///
/// The store keeps one copy of equal bundles and calls it by its digest.
package struct ScenarioBundle: Hashable, Sendable {
  /// The files' bytes by their paths, relative to the scenario's folder, with `/` between names.
  package var files: [String: [UInt8]]

  package init(files: [String: [UInt8]]) {
    self.files = files
  }
}

extension ScenarioBundle {
  /// The paths in the order of their UTF-8 bytes, the same on every machine.
  package var paths: [String] {
    files.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// A digest in hexadecimal that differs where any path or byte does.
  ///
  /// Each path and content goes in behind its length, so none can be taken for part of another.
  package func digest(hash: ByteHash) -> String {
    var bytes: [UInt8] = []
    for path in paths {
      for part in [Array(path.utf8), files[path] ?? []] {
        bytes += "\(part.count):".utf8
        bytes += part
      }
    }
    return hash(bytes).hexadecimal
  }
}
