import Foundation

/// The state of the files of a folder by what the file system says of them, which tells cheaply whether any
/// was changed, added or removed.
///
/// A file that is written anew in place, with the same length and within the resolution of the file system's
/// clock, looks unchanged.
struct FolderStamp: Hashable, Sendable {
  private let entries: [Entry]

  private struct Entry: Hashable {
    let path: String
    let device: UInt64
    let inode: UInt64
    let size: Int64
    /// When its bytes were changed, and when anything of it was, which nobody can set back.
    let written: Time
    let changed: Time

    /// The state of a file, or of what a link leads to; `nil` for one that is not there.
    init?(_ path: String) {
      var status = stat()
      guard stat(path, &status) == 0 else { return nil }
      self.path = path
      device = UInt64(status.st_dev)
      inode = UInt64(status.st_ino)
      size = Int64(status.st_size)
      #if canImport(Darwin)
        (written, changed) = (Time(status.st_mtimespec), Time(status.st_ctimespec))
      #else
        (written, changed) = (Time(status.st_mtim), Time(status.st_ctim))
      #endif
    }

    var text: String {
      "\(path) \(device) \(inode) \(size) \(written.text) \(changed.text)"
    }
  }

  private struct Time: Hashable {
    let seconds: Int
    let nanoseconds: Int

    init(_ time: timespec) { (seconds, nanoseconds) = (time.tv_sec, time.tv_nsec) }

    var text: String { "\(seconds).\(nanoseconds)" }
  }

  /// The state as text, a line a file.
  var text: String { entries.map { "\($0.text)\n" }.joined() }

  /// Reads the state of a folder and of all that is in it.
  ///
  /// Complexity: a system call for each file.
  init(of folder: String) {
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    entries = ([folder] + names.sorted().map { "\(folder)/\($0)" }).compactMap { Entry($0) }
  }

  /// Whether the folder is as it was.
  ///
  /// Complexity: a system call for each file, and no listing of names: a folder that gains or loses a name
  /// has changed itself.
  var isCurrent: Bool { entries.allSatisfy { Entry($0.path) == $0 } }
}
