import Foundation
import ScenarioModel
import ScenarioYAML

/// Makes a folder with a small scenario to begin from.
enum NewScenario {
  /// Makes `folder/id`; nothing that exists is touched.
  ///
  /// Gives the path of the new folder.
  static func make(_ name: String, in folder: String) throws(CommandFailure) -> String {
    let id = try checked(name)
    let files = FileManager.default
    var isFolder: ObjCBool = false
    guard files.fileExists(atPath: folder, isDirectory: &isFolder) else {
      throw CommandFailure(
        "there is no folder \(folder); make it, or name another with --in",
        code: .noInput
      )
    }
    guard isFolder.boolValue else {
      throw CommandFailure("\(folder) is a file; --in takes a folder", code: .cannotCreate)
    }
    let path = folder.hasSuffix("/") ? "\(folder)\(id)" : "\(folder)/\(id)"
    guard !files.fileExists(atPath: path) else {
      throw CommandFailure(
        "\(path) exists already; take another name or remove it",
        code: .cannotCreate
      )
    }
    // Filled under another name and then renamed, so that a kill leaves no half scenario.
    let draft = "\(folder)/.\(id).\(ProcessInfo.processInfo.processIdentifier)"
    do {
      try files.createDirectory(atPath: draft, withIntermediateDirectories: false)
      try Data(ScenarioTemplate.text(id).utf8)
        .write(to: URL(fileURLWithPath: "\(draft)/\(ScenarioLoader.fileName)"))
      try files.moveItem(atPath: draft, toPath: path)
    } catch {
      try? files.removeItem(atPath: draft)
      throw CommandFailure(
        "\(path) cannot be made: \(error.localizedDescription)",
        code: .cannotCreate
      )
    }
    return path
  }

  /// A name that a scenario can have: small letters, digits and hyphens.
  private static func checked(_ name: String) throws(CommandFailure) -> ScenarioID {
    let letters = name.unicodeScalars
    let isPlain = letters.allSatisfy {
      ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "-"
    }
    guard isPlain, let first = letters.first, first != "-", letters.count <= longestName else {
      throw CommandFailure(
        "'\(name)' cannot be a scenario's name; take small letters, digits and hyphens, begin with"
          + " a letter or digit, \(longestName) at most, for example slow-index",
        code: .usage
      )
    }
    return ScenarioID(name)
  }

  /// The longest name; that of the file's format.
  private static let longestName = 64
}
