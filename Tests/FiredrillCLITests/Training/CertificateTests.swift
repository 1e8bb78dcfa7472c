import Foundation
import TestSupport
import Testing

@testable import FiredrillCLI

/// Certificates of what was drilled, and what happens to those that were changed.
struct CertificateTests {
  private static let path =
    "look arms\nmitigate pause\ndeclare h3 at pool-c because pool c cuts Japanese answers !\n"

  /// A folder with the certificate of one drill.
  private static func certified(_ drill: Drill) throws -> String {
    #expect(try drill.run(["play", "canary"], input: path).status == 0)
    let folder = drill.file("drills")
    let made = try drill.run(["certificate", "--name", "A. Player", "--out", folder])
    #expect(made.status == 0, "\(made.errors)")
    #expect(made.output.contains("This is no exam"))
    return folder
  }

  private static func change(_ file: String, _ old: String, _ new: String) throws {
    let text = try String(contentsOfFile: file, encoding: .utf8)
    #expect(text.contains(old))
    try text.replacing(old, with: new).write(toFile: file, atomically: true, encoding: .utf8)
  }

  @Test func `a certificate holds until something in it or beside it is changed`() throws {
    let drill = try Drill.withShippedScenarios()
    let folder = try Self.certified(drill)
    let file = folder + "/certificate.json"
    #expect(try drill.run(["verify", file]).status == 0)
    #expect(
      try drill.run(["verify", file, "--by", String(repeating: "0", count: 32)]).status == 1
    )

    let replay = folder + "/session-1.jsonl"
    let kept = try Data(contentsOf: URL(filePath: replay))
    try FileManager.default.removeItem(atPath: replay)
    #expect(try drill.run(["verify", file]).status == 1)
    try Data(kept.dropLast()).write(to: URL(filePath: replay))
    #expect(try drill.run(["verify", file]).status == 65)
    try kept.write(to: URL(filePath: replay))
    #expect(try drill.run(["verify", file]).status == 0)

    try Self.change(file, "A. Player", "B. Player")
    let changed = try drill.run(["verify", file])
    #expect(changed.status == 65)
    #expect(changed.output.contains("is not that of the key"))
    #expect(try drill.run(["certificate", "--out", folder]).status == 73)
  }

  @Test func `a file outside of the folder is not read`() throws {
    let drill = try Drill.withShippedScenarios()
    let file = try Self.certified(drill) + "/certificate.json"
    try Self.change(file, "session-1.jsonl", "../drills/session-1.jsonl")
    #expect(try drill.run(["verify", file]).output.contains("is no name of a replay file"))
  }

  @Test func `sessions whose world was known are left out, and other files are named`() throws {
    let drill = try Drill.withShippedScenarios()
    #expect(try drill.run(["play", "canary", "--seed", "4"], input: Self.path).status == 0)
    #expect(try drill.run(["certificate"]).output.contains("0 sessions on 0 incidents"))
    let other = drill.file("other.json")
    try "{}\n".write(toFile: other, atomically: true, encoding: .utf8)
    try drill.run(["verify", other]).expectRefusal(65, "is no certificate")
    try drill.run(["verify", drill.file("none.json")]).expectRefusal(66, "there is no file")
  }
}
