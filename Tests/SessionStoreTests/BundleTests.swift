import Foundation
import Sessions
import Testing

@testable import SessionStore

struct BundleTests {
  /// Text of several lines' length with scalars of one to four bytes, bytes that are no text, nothing.
  private static let bundle = ScenarioBundle(files: [
    "scenario.yaml": Array(String(repeating: "é🚒x\u{1F}", count: 30_000).utf8),
    "artifacts/a.bin": (0..<100_000).map { UInt8(truncatingIfNeeded: $0) }, "empty.md": [],
  ])

  @Test func `a bundle comes back byte for byte and no line is too long`() throws {
    var file = try ReplayFile.sample()
    file.bundle = Self.bundle
    let bytes = try file.encoded(hash: sha256)
    #expect(try ReplayFile(decoding: bytes, hash: sha256) == file)
    let longest = bytes.split(separator: 0x0A).map(\.count).max() ?? 0
    #expect(longest <= ReplayLimits.lineBytes)
  }

  @Test func `the events of a bundled file have the hashes of a plain one`() throws {
    var file = try ReplayFile.sample()
    let plain = try file.encoded(hash: sha256).split(separator: 0x0A)
    file.bundle = Self.bundle
    let bundled = try file.encoded(hash: sha256).split(separator: 0x0A)
    #expect(bundled.prefix(plain.count - 1).elementsEqual(plain.dropLast()))
  }

  @Test(arguments: [
    "../outside.yaml", "/etc/passwd", "a/../../b", "a//b", "./a", ".hidden", "a/.git/b", "",
    "a\\b", "a\nb", "a\u{0}", String(repeating: "a", count: 201),
  ])
  func `a path outside the bundle is refused`(path: String) throws {
    let bytes = try Self.file(["{\"file\":\(Self.quoted(path)),\"text\":\"x\"}"])
    #expect(throws: ReplayError.badPath(line: 2, path: path)) {
      try ReplayFile(decoding: bytes, hash: sha256)
    }
    var own = try ReplayFile.sample()
    own.bundle = ScenarioBundle(files: [path: [0]])
    #expect(throws: ReplayError.badPath(line: 7, path: path)) { try own.encoded(hash: sha256) }
  }

  @Test func `what files may not do is named by line`() throws {
    let a = "{\"file\":\"a\",\"text\":\"x\"}"
    let b = "{\"file\":\"b\",\"text\":\"x\"}"
    #expect(throws: ReplayError.secondFile(line: 4, path: "a")) { try Self.read([a, b, a]) }
    let within = "{\"file\":\"a/b\",\"text\":\"x\"}"
    #expect(throws: ReplayError.secondFile(line: 3, path: "a/b")) { try Self.read([a, within]) }
    #expect(throws: ReplayError.secondFile(line: 3, path: "a")) { try Self.read([within, a]) }
    #expect(throws: ReplayError.eventAfterFiles(line: 3)) {
      try Self.read([a, "{\"event\":\"abandoned\"}"])
    }
    #expect(throws: ReplayError.unreadable(line: 2)) { try Self.read(["{\"file\":\"a\"}"]) }
    #expect(throws: ReplayError.unreadable(line: 2)) {
      try Self.read(["{\"base64\":\"!\",\"file\":\"a\"}"])
    }
    let many = (0...ReplayLimits.files).map { "{\"file\":\"f\($0)\",\"text\":\"\"}" }
    #expect(throws: ReplayError.tooManyFiles(line: ReplayLimits.files + 2)) {
      try Self.read(many)
    }
    let part = "{\"file\":\"a\",\"text\":\"\(String(repeating: "x", count: 200_000))\"}"
    #expect(throws: ReplayError.bundledFileTooLong(line: 7, path: "a")) {
      try Self.read(Array(repeating: part, count: 6))
    }
    #expect(try Self.read([a, a]).bundle == ScenarioBundle(files: ["a": Array("xx".utf8)]))
  }

  private static func read(_ lines: [String]) throws -> ReplayFile {
    try ReplayFile(decoding: file(lines), hash: sha256)
  }

  /// A file of the sample's header, some lines and a seal of no events, chained by hand.
  private static func file(_ lines: [String]) throws -> [UInt8] {
    let header = String(decoding: try LineJSON.encode(try SessionHeader.sample()), as: UTF8.self)
    var previous: [UInt8] = []
    var bytes: [UInt8] = []
    for own in [header] + lines + ["{\"seal\":{\"events\":0}}"] {
      previous = sha256(previous + Array(own.utf8))
      let digits = previous.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
      bytes += Array("\(own.dropLast()),\"hash\":\"\(digits)\"}\n".utf8)
    }
    return bytes
  }

  private static func quoted(_ text: String) -> String {
    String(decoding: (try? LineJSON.encode(text)) ?? [], as: UTF8.self)
  }
}
