import Drills
import Foundation
import TestSupport
import Testing

/// Replay files that are signed: `export --sign` and `verify`.
struct SignedReplayTests {
  private let drill: Drill
  private static let oracle =
    Repository.root.appending(path: "Tests/FiredrillCLITests/BadInput/verify_replay.py").path

  init() throws {
    drill = try Drill()
    let played = try drill.run(
      ["play", "canary", "--seed", "5"],
      input: "look pools\ndeclare unknown because the Japanese gap stands !\n"
    )
    try #require(played.status == 0, "\(played.errors)")
  }

  /// A signed file of the session, and the fingerprint that was printed.
  private func signed(_ name: String) throws -> (path: String, key: String) {
    let path = drill.file(name)
    let run = try drill.run(["export", "1", "--sign", "--out", path])
    try #require(run.status == 0, "\(run.errors)")
    let line = try #require(run.errors.split(separator: "\n").last)
    return (path, String(try #require(line.split(separator: " ").last)))
  }

  private func write(_ name: String, _ text: String) throws -> String {
    let path = drill.file(name)
    try Data(text.utf8).write(to: URL(filePath: path))
    return path
  }

  /// The state and text of each part, as JSON tells them.
  private func parts(_ run: Finished) throws -> [String: String] {
    struct Document: Decodable {
      var checks: [Check]
      struct Check: Decodable { var part, state, text: String }
    }
    let document = try JSONDecoder().decode(Document.self, from: Data(run.output.utf8))
    return Dictionary(
      uniqueKeysWithValues: document.checks.map { ($0.part, "\($0.state): \($0.text)") }
    )
  }

  @Test func `another program takes our signature and finds its key`() throws {
    let (path, key) = try signed("own.jsonl")
    let found = try Tool.run("python3", [Self.oracle, "check", path])
    #expect(found == "\(key)\n")
    #expect(key.count == 32)
    let run = try drill.run(["verify", path])
    #expect(run.status == 0, "\(run.output)\(run.errors)")
    #expect(run.errors == "")
    #expect(run.lines.filter { $0.hasPrefix("holds") }.count == 5, "\(run.output)")
    #expect(run.output.contains("signed by this data folder's key"))
    // The key stays, its file is its owner's alone, and another program reads it as the same key.
    #expect(try signed("again.jsonl").key == key)
    let file = "\(drill.home)/signing-key.pem"
    let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    #expect(try Tool.run("python3", [Self.oracle, "read", file]) == "\(key)\n")
  }

  @Test func `a signature that another program made is taken, and its key must be named`() throws {
    let plain = drill.file("plain.jsonl")
    _ = try drill.run(["export", "1", "--out", plain])
    let pem = drill.file("other.pem")
    try Tool.run("python3", [Self.oracle, "make", pem])
    let made = try Tool.start("python3", [Self.oracle, "sign", plain, pem]).finish()
    try #require(made.status == 0, "\(made.errors)")
    let (path, key) = (
      try write("theirs.jsonl", made.output),
      made.errors.trimmingCharacters(in: .whitespacesAndNewlines)
    )
    let named = try drill.run(["verify", path, "--by", key.uppercased()])
    #expect(named.status == 0, "\(named.output)\(named.errors)")
    #expect(named.output.contains("signed by key \(key),"))
    for command in [["replay", path, "--all"], ["score", path]] {
      #expect(try drill.run(command).status == 0, "\(command)")
    }
    let unnamed = try drill.run(["verify", path, "--json"])
    #expect(unnamed.status == 1)
    #expect(
      try parts(unnamed)["signature"]?.hasPrefix(
        "open: signed by key \(key), which is not this data folder's"
      ) == true
    )
    let other = try drill.run(["verify", path, "--by", String(repeating: "0", count: 32)])
    #expect(other.status == 1)
    // Where a key is named, the folder's own does not do.
    let own = try signed("own.jsonl")
    #expect(try drill.run(["verify", own.path, "--by", key]).status == 1)
    #expect(try drill.run(["verify", own.path, "--by", key, "--by", own.key]).status == 0)
  }

  @Test func `a signature that is stripped is missed`() throws {
    let (path, _) = try signed("own.jsonl")
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    let stripped = try write("bare.jsonl", lines.dropLast().map { $0 + "\n" }.joined())
    let run = try drill.run(["verify", stripped, "--json"])
    #expect(run.status == 1)
    let parts = try parts(run)
    #expect(parts["signature"]?.hasPrefix("open: nobody signed it") == true)
    for part in ["chain", "texts", "events", "seal"] {
      #expect(parts[part]?.hasPrefix("holds: ") == true, "\(part)")
    }
    #expect(try drill.run(["replay", stripped, "--all"]).status == 0)
  }

  @Test func `a changed byte anywhere is named`() throws {
    let (path, _) = try signed("own.jsonl")
    let whole = Array(try Data(contentsOf: URL(filePath: path)))
    let changed = drill.file("changed.jsonl")
    for place in stride(from: 5, to: whole.count - 1, by: max(1, whole.count / 20)) {
      var bytes = whole
      bytes[place] = bytes[place] == UInt8(ascii: "7") ? UInt8(ascii: "8") : UInt8(ascii: "7")
      try Data(bytes).write(to: URL(filePath: changed))
      let run = try drill.run(["verify", changed, "--json"])
      #expect(run.status == 65, "byte \(place)")
      let line = whole[..<place].count { $0 == 0x0A } + 1
      let parts = try parts(run)
      #expect(
        parts["chain"]?.hasPrefix("fault: \(changed): line \(line) ") == true,
        "byte \(place)"
      )
      #expect(parts["signature"]?.hasPrefix("unseen") == true)
    }
  }

  @Test func `a signature of another file or key is refused by every command alike`() throws {
    let (path, _) = try signed("own.jsonl")
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    // A forger hashes anew what they changed, and keeps the signature.
    var note = lines.map { String($0.dropLast(75) + "}") }
    note.insert(#"{"event":"noted","text":"mine"}"#, at: 1)
    let sealed = try #require(note.firstIndex { $0.contains("\"seal\"") })
    let events = lines.count - 3
    note[sealed] = note[sealed].replacing("\"events\":\(events)", with: "\"events\":\(events + 1)")
    let forged = try write("forged.jsonl", chained(note))
    // Another key stands in place of the one that signed.
    var other = lines.map { String($0.dropLast(75) + "}") }
    let last = other.count - 1
    let start = try #require(other[last].range(of: "\"key\":\"")).upperBound
    other[last].replaceSubrange(
      start..<other[last].index(start, offsetBy: 64),
      with: String(repeating: "ab", count: 32)
    )
    let replaced = try write("replaced.jsonl", chained(other))
    for file in [forged, replaced] {
      let words = "firedrill: \(file) has a signature that is not its key's for this file;"
      for command in [
        ["replay", file, "--all"], ["import", file], ["score", file], ["debrief", file],
        ["evidence", file, "1"], ["compare", file, "expert"],
      ] {
        try drill.run(command).expectRefusal(65, words)
      }
      let run = try drill.run(["verify", file, "--json"])
      #expect(run.status == 65)
      #expect(try parts(run)["signature"]?.hasPrefix("fault: \(file) has a signature") == true)
      #expect(try parts(run)["chain"]?.hasPrefix("holds") == true)
    }
  }

  @Test func `a key that others may read signs nothing`() throws {
    _ = try signed("own.jsonl")
    let key = "\(drill.home)/signing-key.pem"
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: key)
    try drill.run(["export", "1", "--sign"]).expectRefusal(65, "\(key) may be read by other users")
    let doctor = try drill.run(["doctor"])
    #expect(doctor.status == 1)
    #expect(doctor.output.contains("fault  signing key \(key)"))
    try Data("mine".utf8).write(to: URL(filePath: key))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: key)
    try drill.run(["export", "1", "--sign"]).expectRefusal(65, "\(key) is no private key")
    try FileManager.default.removeItem(atPath: key)
    try FileManager.default.createSymbolicLink(
      atPath: key,
      withDestinationPath: drill.file("goal")
    )
    try drill.run(["export", "1", "--sign"]).expectRefusal(66, key)
    #expect(!FileManager.default.fileExists(atPath: drill.file("goal")))
  }

  @Test func `what verify cannot read has the code of its kind`() throws {
    try drill.run(["verify", "gone.jsonl"]).expectRefusal(66, "gone.jsonl")
    try drill.run(["verify", "x", "--by", "abc"]).expectRefusal(64, "'abc' is no fingerprint")
    let (path, _) = try signed("own.jsonl")
    let other = try Drill()
    other.scenarios = other.file("none")
    try FileManager.default.createDirectory(
      atPath: other.scenarios,
      withIntermediateDirectories: true
    )
    let run = try other.run(["verify", path, "--json"])
    #expect(run.status == 66)
    let parts = try parts(run)
    #expect(parts["texts"]?.hasPrefix("fault: there are no scenarios") == true)
    #expect(parts["events"]?.hasPrefix("unseen") == true)
    #expect(parts["seal"]?.hasPrefix("unseen") == true)
    #expect(parts["signature"]?.hasPrefix("open: signed by key") == true)
  }
}

/// The lines of a file with hashes that fit, as a forger could make it.
private func chained(_ bodies: [String]) throws -> String {
  var file = ""
  var head: [UInt8] = []
  for body in bodies {
    head = Digests.sha256(head + Array(body.utf8))
    let hash = head.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    file += body.dropLast() + ",\"hash\":\"\(hash)\"}\n"
  }
  return file
}
