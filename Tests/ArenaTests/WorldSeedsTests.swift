import Foundation
import TestSupport
import Testing

@testable import Arena

struct WorldSeedsTests {
  private static let isPythonThere = (try? Tool.run("python3", ["-c", ""])) != nil

  private static func secretFile(
    _ folder: TemporaryFolder,
    _ bytes: Int = 32,
    mode: Int = 0o600
  ) throws -> String {
    let path = folder.file("secret")
    try Data((0..<bytes).map { UInt8(truncatingIfNeeded: $0 * 7) })
      .write(to: URL(filePath: path))
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    return path
  }

  @Test(.enabled(if: isPythonThere), arguments: [0, 16, 64, 65, 200])
  func `the code is HMAC-SHA-256 as Python computes it`(length: Int) throws {
    let secret = (0..<length).map { UInt8(truncatingIfNeeded: $0 * 31 + 5) }
    let expected = try Tool.run(
      "python3",
      [
        "-c",
        "import hmac,sys; print(hmac.new(bytes(eval(sys.argv[1])), b'abc', 'sha256').hexdigest())",
        "\(secret)",
      ]
    )
    let code = WorldSeeds.code("abc", secret)
    let hexadecimal = code.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    #expect(expected.trimmingCharacters(in: .newlines) == hexadecimal)
  }

  @Test func `hidden worlds follow from the secret, the scenario and the number alone`() throws {
    let folder = try TemporaryFolder()
    let seeds = try WorldSeeds(secretFile: try Self.secretFile(folder))
    let again = try WorldSeeds(secretFile: try Self.secretFile(folder))
    #expect(seeds.name == again.name)
    let drawn = (0..<200).map { seeds.seed(ofWorld: $0, of: "canary") }
    #expect(drawn == (0..<200).map { again.seed(ofWorld: $0, of: "canary") })
    #expect(Set(drawn).count == 200)
    #expect(drawn.allSatisfy { $0 < 1 << 53 })
    #expect(seeds.seed(ofWorld: 3, of: "other") != drawn[3])
    let other = WorldSeeds.hidden(secret: Array(repeating: 1, count: 32))
    #expect(other.name != seeds.name)
    #expect(other.seed(ofWorld: 3, of: "canary") != drawn[3])
    #expect(seeds.name.hasPrefix("hidden "))
    #expect(WorldSeeds.known.name == "public")
  }

  @Test(arguments: [0o644, 0o640, 0o606])
  func `a secret that others can read is refused`(mode: Int) throws {
    let folder = try TemporaryFolder()
    let path = try Self.secretFile(folder, mode: mode)
    #expect(throws: ArenaError.secret(.isOpen, path: path)) { try WorldSeeds(secretFile: path) }
  }

  @Test func `a short or missing secret is refused`() throws {
    let folder = try TemporaryFolder()
    let path = try Self.secretFile(folder, 15)
    #expect(throws: ArenaError.secret(.isShort, path: path)) { try WorldSeeds(secretFile: path) }
    let missing = "\(path).none"
    #expect(throws: ArenaError.secret(.unreadable, path: missing)) {
      try WorldSeeds(secretFile: missing)
    }
  }
}
