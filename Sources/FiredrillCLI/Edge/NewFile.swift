import Drills
import Foundation

/// Writes files whole or not at all.
enum NewFile {
  /// Creates a file; one that exists is not touched, and nothing half written keeps the name.
  ///
  /// With `isForced` one that exists is replaced in one step.
  static func write(
    _ bytes: [UInt8],
    to path: String,
    isForced: Bool = false
  ) throws(CommandFailure) {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    guard FileManager.default.fileExists(atPath: folder) else {
      throw CommandFailure(
        "\(path) cannot be written: there is no folder \(folder); make it, or name another file",
        code: .cannotCreate
      )
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
      throw CommandFailure(.export(error))
    } catch {
      draft.discard()
      throw FileManager.default.fileExists(atPath: path)
        ? CommandFailure(.export(.exists(path: path)))
        : CommandFailure(
          "\(path) cannot be written: \(error.localizedDescription)",
          code: .cannotCreate
        )
    }
  }
}
