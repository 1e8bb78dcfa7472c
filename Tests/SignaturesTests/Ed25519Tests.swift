import Foundation
import Signatures
import TestSupport
import Testing

struct Ed25519Tests {
  /// Source: RFC 8032, section 7.1, tests 1 to 3.
  private static let known = [
    (
      "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
      "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
      "",
      "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b4"
        + "6bd25bf5f0595bbe24655141438e7a100b"
    ),
    (
      "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
      "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
      "72",
      "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d"
        + "8c387b2eaeb4302aeeb00d291612bb0c00"
    ),
    (
      "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
      "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
      "af82",
      "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6"
        + "594a7c15e9716ed28dc027beceea1ec40a"
    ),
  ]

  @Test(arguments: known)
  func `known messages have the signatures that the standard gives`(
    seed: String,
    key: String,
    message: String,
    signature: String
  ) throws {
    let signer = try #require(SigningKey(seed: bytes(seed)))
    #expect(hexadecimal(signer.publicKey) == key)
    #expect(hexadecimal(signer.signature(of: bytes(message))) == signature)
    #expect(Ed25519.isValid(bytes(signature), of: bytes(message), by: bytes(key)))
  }

  @Test func `any changed bit makes a signature invalid`() throws {
    let (_, key, message, signature) = Self.known[2]
    for part in 0..<3 {
      let whole = [bytes(signature), bytes(message), bytes(key)]
      for bit in 0..<(whole[part].count * 8) {
        var changed = whole
        changed[part][bit / 8] ^= 1 << (bit % 8)
        #expect(!Ed25519.isValid(changed[0], of: changed[1], by: changed[2]), "\(part), \(bit)")
      }
    }
  }

  @Test func `keys and signatures of other lengths are none`() throws {
    let (_, key, message, signature) = Self.known[1]
    for count in [0, 31, 33, 64] {
      #expect(SigningKey(seed: Array(repeating: 1, count: count)) == nil)
    }
    #expect(!Ed25519.isValid(bytes(signature), of: bytes(message), by: bytes(key).dropLast()))
    #expect(!Ed25519.isValid(bytes(signature) + [0], of: bytes(message), by: bytes(key)))
    #expect(!Ed25519.isValid([], of: bytes(message), by: []))
  }

  /// Oracle: the Python package `cryptography`, over messages of many lengths.
  @Test func `another program makes the same signatures and takes ours`() throws {
    let script = Repository.root.appending(path: "Tests/SignaturesTests/ed25519.py").path
    var numbers = SeededNumbers(8032)
    func random(_ count: Int) -> [UInt8] {
      (0..<count).map { _ in UInt8.random(in: 0...255, using: &numbers) }
    }
    let cases = (0..<60).map { (seed: random(32), message: random($0 * $0)) }
    var lines: [String] = []
    for (seed, message) in cases {
      let key = try #require(SigningKey(seed: seed))
      let signature = hexadecimal(key.signature(of: message))
      let (sent, own) = (hexadecimal(message), hexadecimal(key.publicKey))
      lines.append(#"{"sign":"\#(hexadecimal(seed))","message":"\#(sent)"}"#)
      lines.append(#"{"verify":"\#(signature)","message":"\#(sent)","key":"\#(own)"}"#)
      lines.append(#"{"verify":"\#(signature)","message":"\#(sent)00","key":"\#(own)"}"#)
    }
    let answers = try Tool.run("python3", [script], input: lines.joined(separator: "\n"))
      .split(separator: "\n")
    try #require(answers.count == 3 * cases.count)
    for (index, (seed, message)) in cases.enumerated() {
      let made = try JSONDecoder().decode(
        [String: String].self,
        from: Data(answers[3 * index].utf8)
      )
      let key = try #require(SigningKey(seed: seed))
      #expect(made["key"] == hexadecimal(key.publicKey))
      #expect(made["value"] == hexadecimal(key.signature(of: message)))
      #expect(
        Ed25519.isValid(bytes(made["value"] ?? ""), of: message, by: bytes(made["key"] ?? ""))
      )
      #expect(answers[3 * index + 1] == "true")
      #expect(answers[3 * index + 2] == "false")
    }
  }
}

/// Bytes as lower-case hexadecimal digits.
private func hexadecimal(_ bytes: [UInt8]) -> String {
  bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}

/// The bytes of hexadecimal digits.
private func bytes(_ text: String) -> [UInt8] {
  let digits = Array(text)
  return stride(from: 0, to: digits.count, by: 2).compactMap {
    UInt8(String(digits[$0...($0 + 1)]), radix: 16)
  }
}
