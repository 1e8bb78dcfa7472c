import Foundation
import ScenarioModel
import ScenarioYAML
import Testing

/// A folder with files, removed again after the body.
private func withFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appending(path: "folder-\(UUID().uuidString)")
  try FileManager.default.createDirectory(
    at: folder.appending(path: "inner"),
    withIntermediateDirectories: true
  )
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder.appending(path: "inner"))
}

private func problem(_ body: () throws(FileProblem) -> String) -> FileProblem? {
  do throws(FileProblem) {
    _ = try body()
    return nil
  } catch {
    return error
  }
}

@Test func `a file is read up to the limit and not beyond`() throws {
  try withFolder { folder in
    try Data("12345".utf8).write(to: folder.appending(path: "a.txt"))
    let scenario = try ScenarioFolder(folder.path())
    #expect(try scenario.text("a.txt", limit: 5) == "12345")
    #expect(
      problem { () throws(FileProblem) in try scenario.text("a.txt", limit: 4) }
        == .tooLarge(limit: 4)
    )
  }
}

@Test func `a file of two mebibytes is refused`() throws {
  try withFolder { folder in
    let text = String(repeating: "# a comment line\n", count: (2 << 20) / 17)
    try Data(text.utf8).write(to: folder.appending(path: "scenario.yaml"))
    let document = YAMLDocument.reading("scenario.yaml", in: try ScenarioFolder(folder.path()))
    #expect(document.diagnostics.map(brief) == ["error: the file is larger than 1024 KiB"])
    #expect(document.diagnostics.first?.file?.hasSuffix("inner/scenario.yaml") == true)
  }
}

@Test func `what is no UTF-8 is named by its byte`() throws {
  try withFolder { folder in
    try Data(Array("a: é".utf8) + [0xC3, 0x28]).write(to: folder.appending(path: "a.yaml"))
    let scenario = try ScenarioFolder(folder.path())
    #expect(
      problem { () throws(FileProblem) in try scenario.text("a.yaml", limit: 99) }
        == .notUTF8(byte: 5)
    )
  }
}

@Test func `links and paths do not lead out of the folder`() throws {
  try withFolder { folder in
    let files = FileManager.default
    let outside = folder.deletingLastPathComponent().appending(path: "secret.txt")
    try Data("secret".utf8).write(to: outside)
    try Data("open".utf8).write(to: folder.appending(path: "open.txt"))
    try files.createSymbolicLink(
      at: folder.appending(path: "leak.txt"),
      withDestinationURL: outside
    )
    try files.createSymbolicLink(
      at: folder.appending(path: "up"),
      withDestinationURL: folder.deletingLastPathComponent()
    )
    try files.createSymbolicLink(
      atPath: folder.appending(path: "near.txt").path(),
      withDestinationPath: "open.txt"
    )
    try files.createSymbolicLink(
      atPath: folder.appending(path: "loop").path(),
      withDestinationPath: "loop"
    )
    let scenario = try ScenarioFolder(folder.path())
    #expect(try scenario.text("near.txt", limit: 9) == "open")
    for path in ["leak.txt", "up/secret.txt", "../secret.txt", "/etc/passwd", "loop", "a\u{0}b"] {
      #expect(
        problem { () throws(FileProblem) in try scenario.text(path, limit: 99) } == .leavesFolder,
        "\(path)"
      )
    }
  }
}

@Test func `only ordinary files that exist are read`() throws {
  try withFolder { folder in
    try FileManager.default.createDirectory(
      at: folder.appending(path: "sub"),
      withIntermediateDirectories: false
    )
    try #require(mkfifo(folder.appending(path: "pipe").path(), 0o600) == 0)
    try Data().write(to: folder.appending(path: "file"))
    let scenario = try ScenarioFolder(folder.path())
    for (path, expected) in [
      ("sub", FileProblem.notFile), ("pipe", .notFile), ("none", .missing), ("file/x", .notFolder),
    ] {
      #expect(
        problem { () throws(FileProblem) in try scenario.text(path, limit: 99) } == expected,
        "\(path)"
      )
    }
    #expect(throws: FileProblem.missing) { try ScenarioFolder(folder.path() + "/none") }
    #expect(throws: FileProblem.notFolder) { try ScenarioFolder(folder.path() + "/file") }
  }
}
