import Foundation

/// Identifies the state of a folder's files without reading their contents.
struct FolderState: Hashable {
  private var files: [String: Stamp] = [:]

  /// A file as the file system describes it; an editor that writes beside and renames makes another.
  private struct Stamp: Hashable {
    var size: Int
    var changed: Date
    var number: Int
  }

  /// The state now; that of an empty folder where it cannot be read.
  init(of folder: String) {
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    for name in names where !name.hasPrefix(".") && !name.hasSuffix("~") {
      guard
        let attributes = try? FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)"),
        attributes[.type] as? FileAttributeType == .typeRegular
      else { continue }
      files[name] = Stamp(
        size: attributes[.size] as? Int ?? 0,
        changed: attributes[.modificationDate] as? Date ?? .distantPast,
        number: attributes[.systemFileNumber] as? Int ?? 0
      )
    }
  }
}
