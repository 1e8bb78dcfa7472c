import Foundation
import TestSupport
import Testing

@testable import FiredrillCLI

/// Work that is divided among machines and put together again.
struct ShardTests {
  /// A drill with files of the parts of a small simulation.
  private static func parts(_ drill: Drill, of count: Int) throws -> [String] {
    try (1...count).map { number in
      let path = drill.file("part\(number)")
      let run = try drill.run(
        [
          "simulate", "canary", "--players", "expert,idle", "--seeds", "5", "--shard",
          "\(number)/\(count)", "--out", path,
        ]
      )
      #expect(run.status == 0, "\(run.errors)")
      return path
    }
  }

  @Test func `a divided simulation is that of one machine`() throws {
    let drill = try Drill()
    let whole = try drill.run(
      ["simulate", "canary", "--players", "expert,idle", "--seeds", "5", "--json"]
    )
    let parts = try Self.parts(drill, of: 3)
    let merged = try drill.run(["merge"] + parts.reversed() + ["--json"])
    #expect(merged.status == 0, "\(merged.errors)")
    #expect(merged.output == whole.output)
    try drill.run(["merge"] + parts.dropLast()).expectRefusal(65, "missing: 3/3")
    try drill.run(["merge"] + parts + [parts[1]]).expectRefusal(65, "part 2/3 is there 2 times")
    // Half a part.
    let text = try String(contentsOfFile: parts[0], encoding: .utf8)
    let lines = text.split(separator: "\n")
    try Data((lines.dropLast().joined(separator: "\n") + "\n").utf8)
      .write(to: URL(filePath: parts[0]))
    try drill.run(["merge"] + parts).expectRefusal(65, "does not hold exactly")
    try Data(text.replacing(#""total":5"#, with: #""total":6"#).utf8)
      .write(to: URL(filePath: parts[0]))
    try drill.run(["merge"] + parts).expectRefusal(65, "other work")
    try Data(text.replacing(#""difficulty":2"#, with: #""difficulty":9"#).utf8)
      .write(to: URL(filePath: parts[0]))
    #expect(try drill.run(["merge", parts[0]]).status != 0)
  }

  @Test func `a divided calibration has the bytes of one machine`() throws {
    let drill = try Drill()
    let whole = drill.file("whole")
    let common = ["calibrate", "canary", "--samples", "2"]
    #expect(try drill.run(common + ["--out", whole]).status == 0)
    var parts: [String] = []
    for number in 1...3 {
      let path = drill.file("part\(number)")
      let run = try drill.run(common + ["--shard", "\(number)/3", "--out", path])
      #expect(run.status == 0, "\(run.errors)")
      parts.append(path)
    }
    let merged = drill.file("merged")
    let run = try drill.run(["merge", parts[1], parts[2], parts[0], "--out", merged])
    #expect(run.status == 0, "\(run.errors)")
    #expect(try Data(contentsOf: URL(filePath: merged)) == Data(contentsOf: URL(filePath: whole)))
    // Findings of other looks, in a file of good form.
    let text = try String(contentsOfFile: parts[0], encoding: .utf8)
    try Data(text.replacing(#""result":["#, with: #""result":[250,"#).utf8)
      .write(to: URL(filePath: parts[0]))
    #expect(try drill.run(["merge"] + parts + ["--out", drill.file("bad")]).status == 65)
  }

  @Test(
    arguments: [
      ["--shard", "0/3", "--out", "x"], ["--shard", "4/3", "--out", "x"],
      ["--shard", "1", "--out", "x"], ["--shard", "1/20000", "--out", "x"], ["--shard", "1/2"],
      ["--out", "x"],
    ]
  )
  func `a part that is none is refused`(options: [String]) throws {
    let drill = try Drill()
    #expect(try drill.run(["simulate", "canary", "--seeds", "2"] + options).status == 64)
  }

  @Test func `what is no part is named`() throws {
    let drill = try Drill()
    let path = drill.file("mine")
    try drill.run(["merge", path]).expectRefusal(66, "cannot be read")
    try Data("mine\n".utf8).write(to: URL(filePath: path))
    try drill.run(["merge", path]).expectRefusal(65, "no partial result")
  }
}
