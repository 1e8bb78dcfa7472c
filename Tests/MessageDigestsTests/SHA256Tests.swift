import Foundation
import MessageDigests
import TestSupport
import Testing

struct SHA256Tests {
  /// Source: FIPS 180-2, appendix B, for "abc", 448 bits and a million letters; Python's hashlib for
  /// the empty message and for the 896 bits of appendix C.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqr"
        + "lmnopqrsmnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
  ])
  func `known messages have the digests that the standard gives`(message: String, digest: String) {
    #expect(hexadecimal(SHA256.digest(of: Array(message.utf8))) == digest)
  }

  @Test func `a million letters have the digest that the standard gives`() {
    let letters = [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)
    #expect(
      hexadecimal(SHA256.digest(of: letters))
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    )
  }

  /// Oracle: coreutils' `sha256sum`, on every length about the borders of one to three blocks.
  @Test func `bytes of every value and length have the digests of sha256sum`() throws {
    let folder = try TemporaryFolder()
    var generator = SeededNumbers(180_4)
    let messages = (Array(0...200) + [4_095, 4_096, 65_537]).map { length in
      (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
    }
    let files = messages.indices.map { folder.file("\($0)") }
    for (message, file) in zip(messages, files) { try Data(message).write(to: URL(filePath: file)) }

    let lines = try Tool.run("sha256sum", files).split(separator: "\n")
    #expect(lines.count == messages.count)
    for (message, line) in zip(messages, lines) {
      #expect(hexadecimal(SHA256.digest(of: message)) == line.prefix(64))
    }
  }
}

/// Bytes as lower-case hexadecimal digits.
private func hexadecimal(_ bytes: [UInt8]) -> String {
  bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}
