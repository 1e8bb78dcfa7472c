import Foundation

/// The commands of the random player that is playing, in a file that a breakdown leaves behind.
///
/// A program that traps can say nothing any more; the next one says it then.
struct FuzzTrail {
  private static let prefix = "fuzz-"
  private let folder: URL

  init(_ folder: URL) { self.folder = folder }

  private var file: URL { Self.file(of: getpid(), in: folder) }

  private static func file(of process: Int32, in folder: URL) -> URL {
    folder.appendingPathComponent("\(prefix)\(process).txt")
  }

  /// Keeps what has been done so far; where nothing can be written, nothing is kept.
  func keep(_ run: String, _ commands: [String]) {
    let text = "\(run): \(commands.joined(separator: ", "))"
    if (try? text.write(to: file, atomically: false, encoding: .utf8)) == nil {
      try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try? text.write(to: file, atomically: false, encoding: .utf8)
    }
  }

  /// Forgets the trail of this process.
  func remove() { try? FileManager.default.removeItem(at: file) }

  /// The trails of processes that are gone, which are forgotten by this.
  func takeLost() -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().compactMap { name in
      guard name.hasPrefix(Self.prefix), name.hasSuffix(".txt"),
        let process = Int32(name.dropFirst(Self.prefix.count).dropLast(4)), !isRunning(process)
      else { return nil }
      let file = Self.file(of: process, in: folder)
      defer { try? FileManager.default.removeItem(at: file) }
      return try? String(contentsOf: file, encoding: .utf8)
    }
  }

  private func isRunning(_ process: Int32) -> Bool {
    kill(process, 0) == 0 || errno != ESRCH
  }
}
