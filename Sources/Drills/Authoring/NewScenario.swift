import Foundation
import ScenarioModel
import ScenarioYAML

/// Makes a folder with a scenario to begin from.
package enum NewScenario {
  /// Makes the folder `id` inside a folder and returns its path; nothing that exists is touched.
  ///
  /// It holds a small scenario, or the texts of the scenario in the folder `source` under the new name,
  /// without its calibrations: they are of the old world.
  package static func make(
    _ name: String,
    in folder: String,
    from source: String? = nil
  ) throws(NewScenarioError) -> String {
    let id = try checked(name)
    let files = FileManager.default
    var isFolder: ObjCBool = false
    guard files.fileExists(atPath: folder, isDirectory: &isFolder) else {
      throw .noFolder(folder)
    }
    guard isFolder.boolValue else { throw .file(folder) }
    let path = folder.hasSuffix("/") ? "\(folder)\(id)" : "\(folder)/\(id)"
    guard !files.fileExists(atPath: path) else { throw .exists(path) }
    // Filled under another name and then renamed, so that a kill leaves no half scenario.
    let draft = "\(folder)/.\(id).\(ProcessInfo.processInfo.processIdentifier)"
    do {
      try files.createDirectory(atPath: draft, withIntermediateDirectories: false)
      if let source {
        try copy(source, to: draft, as: id)
      } else {
        try Data(ScenarioTemplate.text(id).utf8)
          .write(to: URL(fileURLWithPath: "\(draft)/\(ScenarioLoader.fileName)"))
      }
      try files.moveItem(atPath: draft, toPath: path)
    } catch {
      try? files.removeItem(atPath: draft)
      throw .failed(path, reason: error.localizedDescription)
    }
    return path
  }

  /// Copies the texts of a scenario, whose name changes with its folder.
  private static func copy(_ source: String, to draft: String, as id: ScenarioID) throws {
    let files = FileManager.default
    for item in try files.contentsOfDirectory(atPath: source)
    where !CalibrationStore.isShippedName(item) && !item.hasPrefix(".") {
      try files.copyItem(atPath: "\(source)/\(item)", toPath: "\(draft)/\(item)")
    }
    let file = "\(draft)/\(ScenarioLoader.fileName)"
    let text = try String(contentsOfFile: file, encoding: .utf8)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.hasPrefix("id:") ? "id: \(id.rawValue)" : schemaNamed(line) ?? String(line)
    }
    try Data(lines.joined(separator: "\n").utf8).write(to: URL(fileURLWithPath: file))
  }

  /// The comment that leads an editor to the schema, with a new scenario's path; `nil` for other lines.
  ///
  /// The schema lies in the folder around the scenario's own.
  private static func schemaNamed(_ line: Substring) -> String? {
    guard line.hasPrefix("#"), let key = line.firstRange(of: schemaKey) else { return nil }
    return line[..<key.upperBound] + "../schema.json"
  }

  private static let schemaKey = "yaml-language-server: $schema="

  /// The longest name of a scenario, as the file's format has it.
  ///
  /// Unit: letters.
  package static let longestName = 64

  /// Checks that a scenario can have a name: small letters, digits and hyphens.
  private static func checked(_ name: String) throws(NewScenarioError) -> ScenarioID {
    let letters = name.unicodeScalars
    let isPlain = letters.allSatisfy {
      ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "-"
    }
    guard isPlain, let first = letters.first, first != "-", letters.count <= longestName else {
      throw .name(name)
    }
    return ScenarioID(name)
  }
}

/// Reasons why a new scenario cannot be made.
package enum NewScenarioError: Error, Hashable {
  /// No scenario can have this name.
  case name(String)
  /// The folder to make it in does not exist.
  case noFolder(String)
  /// A file has the name of the folder to make it in.
  case file(String)
  /// Its own folder exists already.
  case exists(String)
  /// The file system refused to make the folder or to write into it.
  case failed(String, reason: String)
}
