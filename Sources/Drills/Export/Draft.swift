package import Foundation

/// A file or folder under a hidden name of its own beside the one that it will have, so that nothing
/// half written ever has the name.
package struct Draft {
  package let url: URL
  private let target: URL
  private var files: FileManager { .default }

  /// A draft of what a path will name.
  ///
  /// Nobody can guess its name and plant a link there. Drafts of the same path whose process was
  /// killed are removed.
  package init(_ path: String) {
    target = URL(fileURLWithPath: path)
    let stem = ".\(target.lastPathComponent).draft-"
    let process = ProcessInfo.processInfo.processIdentifier
    let folder = target.deletingLastPathComponent()
    let chance = String(UInt64.random(in: .min ... .max), radix: 36)
    url = folder.appendingPathComponent("\(stem)\(process)-\(chance)")
    for name in (try? files.contentsOfDirectory(atPath: folder.path)) ?? []
    where name.hasPrefix(stem) {
      let owner = name.dropFirst(stem.count).prefix { $0 != "-" }
      guard let owner = Int32(owner), owner > 0, kill(owner, 0) != 0, errno == ESRCH else {
        continue
      }
      try? files.removeItem(at: folder.appendingPathComponent(name))
    }
  }

  /// Creates a new file of the draft and opens it for writing; a link is never followed.
  package func createFile(
    _ place: URL,
    permissions: mode_t = 0o666
  ) throws(ExportError) -> FileHandle {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let descriptor = open(place.path, flags, permissions)
    guard descriptor >= 0 else { throw .cannotCreate(path: place.path) }
    return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  }

  /// Refuses to touch what is there, unless it may be replaced and is a file, or a folder with no other
  /// files than those of the same `names`.
  package func checkTarget(isForced: Bool, names: [String]? = nil) throws(ExportError) {
    let path = target.relativePath
    guard let kind = kind(of: target) else { return }
    guard isForced else { throw .exists(path: path) }
    switch kind {
    case .typeRegular:
      guard names == nil else { throw .otherForm(path: path, isFolder: false) }
    case .typeDirectory:
      guard let names else { throw .otherForm(path: path, isFolder: true) }
      let found = (try? files.contentsOfDirectory(atPath: path)) ?? []
      if let stranger = found.sorted().first(where: { !names.contains($0) }) {
        throw .stranger(path: path, file: stranger)
      }
    default: throw .special(path: path)
    }
  }

  /// The kind of what a name stands for, a link itself and not its goal; `nil` for nothing.
  private func kind(of place: URL) -> FileAttributeType? {
    (try? files.attributesOfItem(atPath: place.path))?[.type] as? FileAttributeType
  }

  /// Gives the draft its name.
  package func publish(isForced: Bool) throws {
    guard isForced, kind(of: target) != nil else { return try files.moveItem(at: url, to: target) }
    if kind(of: target) == .typeRegular {
      guard rename(url.path, target.path) == 0 else {
        throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
      }
      return
    }
    let old = url.appendingPathExtension("old")
    try files.moveItem(at: target, to: old)
    try files.moveItem(at: url, to: target)
    try? files.removeItem(at: old)
  }

  package func discard() { try? files.removeItem(at: url) }
}
