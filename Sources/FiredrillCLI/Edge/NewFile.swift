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
    let file = URL(fileURLWithPath: path)
    let draft = file.deletingLastPathComponent()
      .appendingPathComponent(
        ".\(file.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier)"
      )
    let folder = file.deletingLastPathComponent().path
    guard FileManager.default.fileExists(atPath: folder) else {
      throw CommandFailure(
        "\(path) cannot be written: there is no folder \(folder); make it, or name another file",
        code: .cannotCreate
      )
    }
    do {
      try Data(bytes).write(to: draft)
      if isForced {
        guard rename(draft.path, path) == 0 else {
          throw POSIXError(.init(rawValue: errno) ?? .EIO)
        }
        return
      }
      try FileManager.default.moveItem(at: draft, to: file)
    } catch {
      try? FileManager.default.removeItem(at: draft)
      throw FileManager.default.fileExists(atPath: path)
        ? CommandFailure(
          "\(path) exists already; name another file or remove it",
          code: .cannotCreate
        )
        : CommandFailure(
          "\(path) cannot be written: \(error.localizedDescription)",
          code: .cannotCreate
        )
    }
  }
}
