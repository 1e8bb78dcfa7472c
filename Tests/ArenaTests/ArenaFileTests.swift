import Drills
import Foundation
import Reports
import TestSupport
import Testing

@testable import Arena

struct ArenaFileTests {
  private static func header(shard: String? = nil, agent: String = "agent") -> ArenaHeader {
    ArenaHeader(
      program: "1",
      agent: agent,
      scenarios: ["b", "a"].map { ArenaHeader.Scenario(id: $0, difficulty: 2, digest: "d") },
      seeds: 3,
      trials: 2,
      shard: shard,
      limits: ArenaHeader.Limits(steps: 500, minutes: nil, seconds: 60)
    )
  }

  /// A result for each session of the header, in the order of the work.
  private static let results = (0..<3).flatMap { world in
    ["b", "a"].flatMap { scenario in
      (0..<2).map { trial in
        ArenaResult(
          scenario: scenario,
          world: world,
          trial: trial,
          truth: "x",
          outcome: .declared,
          reason: nil,
          score: Double(world * 10 + trial) / 3,
          criteria: ["order": 1.5],
          harm: 2,
          steps: 3,
          minutes: 4,
          calls: 5
        )
      }
    }
  }

  private static func write(
    _ results: [ArenaResult],
    _ header: ArenaHeader,
    to path: String
  ) throws {
    let file = try ArenaFile(path, header)
    for result in results { try file.append(result) }
  }

  @Test func `whichever session ends first, a finished file has the order of the work`() throws {
    let folder = try TemporaryFolder()
    let (one, two) = (folder.file("1"), folder.file("2"))
    try Self.write(Self.results, Self.header(), to: one)
    try Self.write(Self.results.reversed(), Self.header(), to: two)
    #expect(try Data(contentsOf: URL(filePath: one)) != Data(contentsOf: URL(filePath: two)))
    try ArenaFile(two, Self.header()).finish(Self.results.reversed())
    #expect(try Data(contentsOf: URL(filePath: one)) == Data(contentsOf: URL(filePath: two)))
    #expect(try ArenaFile.read(two).results == Self.results)
  }

  @Test(arguments: [1, 2, 5, 12])
  func `parts give the bytes of one run, in any order of files`(count: Int) throws {
    let folder = try TemporaryFolder()
    let whole = folder.file("whole")
    try Self.write(Self.results, Self.header(), to: whole)
    let parts = try (1...count).map { number in
      let shard = try #require(Shard("\(number)/\(count)"))
      let path = folder.file("part\(number)")
      let own = Self.results.enumerated().filter { shard.contains($0.offset) }.map(\.element)
      try Self.write(own.reversed(), Self.header(shard: shard.description), to: path)
      return path
    }
    let merged = folder.file("merged")
    #expect(try ArenaFile.merge(parts.reversed(), to: merged) == Self.header())
    #expect(try Data(contentsOf: URL(filePath: merged)) == Data(contentsOf: URL(filePath: whole)))
    guard count > 1 else { return }
    let last = try #require(Shard("\(count)/\(count)"))
    #expect(throws: ShardError.missing([last])) {
      try ArenaFile.merge(parts.dropLast(), to: merged)
    }
    #expect(throws: ShardError.self) { try ArenaFile.merge(parts + [parts[0]], to: merged) }
  }

  @Test func `parts of other work or without all their sessions are named`() throws {
    let folder = try TemporaryFolder()
    func path(_ name: String) -> String { folder.file(name) }
    let halves = ["1/2", "2/2"].compactMap { Shard($0) }
    for (shard, name) in zip(halves, ["first", "second"]) {
      let own = Self.results.enumerated().filter { shard.contains($0.offset) }.map(\.element)
      try Self.write(own, Self.header(shard: "\(shard)"), to: path(name))
      try Self.write(own, Self.header(shard: "\(shard)", agent: "other"), to: path("other \(name)"))
      try Self.write(own.dropLast(), Self.header(shard: "\(shard)"), to: path("short \(name)"))
    }
    try Self.write(Self.results, Self.header(), to: path("whole"))
    let first = path("first")
    #expect(throws: ShardError.otherWork(path: path("other second"), than: first)) {
      try ArenaFile.merge([first, path("other second")], to: path("out"))
    }
    #expect(throws: ShardError.incomplete(path: path("short second"), halves[1])) {
      try ArenaFile.merge([first, path("short second")], to: path("out"))
    }
    #expect(throws: ShardError.notAPart(path: path("whole"))) {
      try ArenaFile.merge([first, path("whole")], to: path("out"))
    }
    #expect(!FileManager.default.fileExists(atPath: path("out")))
  }
}
