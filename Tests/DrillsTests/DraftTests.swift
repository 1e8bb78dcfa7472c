import Drills
import Foundation
import TestSupport
import Testing

struct DraftTests {
  private let folder: TemporaryFolder
  private var path: String { folder.url.appending(path: "out").path }

  init() throws { folder = try TemporaryFolder() }

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted()
  }

  @Test func `a draft gets its name when it is whole`() throws {
    let draft = Draft(path)
    let handle = try draft.createFile(draft.url)
    try handle.write(contentsOf: Data("x".utf8))
    try handle.close()
    #expect(try names() != ["out"])
    try draft.publish(isForced: false)
    #expect(try names() == ["out"])
  }

  @Test func `drafts of processes that were killed are removed, those of others stay`() throws {
    let dead = try Tool.ended()
    for name in [".out.draft-\(dead)-x", ".out.draft-\(getpid())-x", ".other.draft-\(dead)-x"] {
      try Data().write(to: folder.url.appending(path: name))
    }
    _ = Draft(path)
    #expect(try names() == [".other.draft-\(dead)-x", ".out.draft-\(getpid())-x"])
  }

  @Test func `a link that stands in the way is not followed`() throws {
    let draft = Draft(path)
    let goal = folder.url.appending(path: "goal")
    try FileManager.default.createSymbolicLink(at: draft.url, withDestinationURL: goal)
    #expect(throws: ExportError.cannotCreate(path: draft.url.path)) {
      try draft.createFile(draft.url)
    }
    #expect(!FileManager.default.fileExists(atPath: goal.path))
  }

  @Test func `only regular files are replaced`() throws {
    #expect(mkfifo(path, 0o600) == 0)
    #expect(throws: ExportError.special(path: path)) {
      try Draft(path).checkTarget(isForced: true)
    }
    try FileManager.default.removeItem(atPath: path)
    try Data("x".utf8).write(to: URL(filePath: path))
    #expect(throws: ExportError.exists(path: path)) { try Draft(path).checkTarget(isForced: false) }
    try Draft(path).checkTarget(isForced: true)
  }
}

extension Tool {
  /// The number of a process that has ended.
  fileprivate static func ended() throws -> Int32 {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/true")
    try process.run()
    process.waitUntilExit()
    return process.processIdentifier
  }
}
