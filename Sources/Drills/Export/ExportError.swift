/// The reason why files cannot be written.
package enum ExportError: Error, Hashable, Sendable {
  /// The window holds no minutes; `first` is the first minute that there is.
  case noMinutes(from: Int, to: Int, first: Int)
  case cannotCreate(path: String)
  /// The folder in which the file is to be is missing.
  case noFolder(path: String, folder: String)
  /// Nothing can be written under this path.
  case unwritable(path: String, reason: String)
  /// Writing failed on the way.
  case cannotWrite(path: String, reason: String)
  /// The disk is full.
  case full(path: String)
  case exists(path: String)
  /// A new folder was to be made and is there.
  case folderExists(path: String)
  case folderCannotBeMade(path: String, reason: String)
  /// A folder stands where a file is to be written, or the other way round.
  case otherForm(path: String, isFolder: Bool)
  /// A device, a pipe or a link has the name.
  case special(path: String)
  /// The folder to be replaced holds a file that is no part of an export.
  case stranger(path: String, file: String)
}

extension ExportError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .noMinutes(let from, let to, let first):
      "there are no minutes from \(from) to \(to) in this telemetry; it begins at minute \(first)"
    case .cannotCreate(let path): "\(path) cannot be created"
    case .noFolder(let path, let folder):
      "\(path) cannot be written: there is no folder \(folder); make it, or name another file"
    case .unwritable(let path, let reason), .cannotWrite(let path, let reason):
      "\(path) cannot be written: \(reason)"
    case .full(let path):
      "\(path) cannot be written: the disk is full; free some space and run the command again"
    case .exists(let path):
      "\(path) exists already; name another, remove it, or replace it with --force"
    case .folderExists(let path): "\(path) is there already; name a new folder"
    case .folderCannotBeMade(let path, let reason): "\(path) cannot be made: \(reason)"
    case .otherForm(let path, let isFolder):
      "\(path) is \(isFolder ? "a folder" : "a file")"
        + " and this format writes \(isFolder ? "a file" : "a folder"); name another"
    case .special(let path): "\(path) is no regular file, and only one is replaced; name another"
    case .stranger(let path, let file):
      "\(path) holds '\(file)', which is no part of an export; name another folder"
    }
  }
}
