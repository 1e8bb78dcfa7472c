import Foundation

/// Writes files whole or not at all.
package enum NewFile {
  /// Creates a file; one that exists is not touched, and nothing half written keeps the name.
  ///
  /// With `isForced` one that exists is replaced in one step. Throws `.export` alone.
  package static func write(
    _ bytes: [UInt8],
    to path: String,
    isForced: Bool = false
  ) throws(DrillError) {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    guard FileManager.default.fileExists(atPath: folder) else {
      throw .export(.noFolder(path: path, folder: folder))
    }
    let draft = Draft(path)
    do {
      try draft.checkTarget(isForced: isForced)
      let handle = try draft.createFile(draft.url)
      defer { try? handle.close() }
      try handle.write(contentsOf: Data(bytes))
      try draft.publish(isForced: isForced)
    } catch let error as ExportError {
      draft.discard()
      throw .export(error)
    } catch {
      draft.discard()
      throw .export(
        FileManager.default.fileExists(atPath: path)
          ? .exists(path: path) : .unwritable(path: path, reason: error.localizedDescription)
      )
    }
  }

  /// Makes a folder that is not there yet and writes files into it.
  ///
  /// Throws `.export` alone.
  package static func write(
    _ files: [(name: String, bytes: [UInt8])],
    toNewFolder path: String,
    permissions: Int? = nil
  ) throws(DrillError) {
    do {
      try FileManager.default.createDirectory(
        atPath: path,
        withIntermediateDirectories: false,
        attributes: permissions.map { [.posixPermissions: $0] }
      )
    } catch {
      throw .export(
        FileManager.default.fileExists(atPath: path)
          ? .folderExists(path: path)
          : .folderCannotBeMade(path: path, reason: error.localizedDescription)
      )
    }
    for (name, bytes) in files { try write(bytes, to: "\(path)/\(name)") }
  }
}
