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
      rubric: 9,
      generator: 1,
      scenarios: ["b", "a"].map {
        ArenaHeader.Scenario(id: $0, difficulty: 2, digest: "d", text: "t")
      },
      seeds: 3,
      trials: 2,
      shard: shard,
      limits: ArenaHeader.Limits(
        steps: 500,
        minutes: nil,
        seconds: 60,
        answerBytes: 1_000,
        sessionBytes: nil
      )
    )
  }

  /// Changes of one setting each that changes results, with the difference that is named.
  private static let changes:
    [(change: @Sendable (inout ArenaHeader) -> Void, difference: ArenaHeader.Difference)] = [
      ({ $0.program = "2" }, .init(.program, "2", "1")),
      ({ $0.agent = "other" }, .init(.agent, "other", "agent")),
      ({ $0.form = .lines }, .init(.form, "lines", "messages")),
      ({ $0.rubric = 10 }, .init(.rubric, "10", "9")),
      ({ $0.generator = 2 }, .init(.generator, "2", "1")),
      ({ $0.scenarios[0].digest = "e" }, .init(.worldDigest, "e, d", "d, d")),
      ({ $0.scenarios[1].text = "u" }, .init(.textDigest, "t, u", "t, t")),
      ({ $0.worlds = "hidden 1" }, .init(.worlds, "hidden 1", "public")),
      ({ $0.limits.steps = 40 }, .init(.steps, "40", "500")),
      ({ $0.limits.minutes = 90 }, .init(.minutes, "90", "none")),
      ({ $0.limits.seconds = 61 }, .init(.seconds, "61", "60")),
      ({ $0.limits.answerBytes = 2_000 }, .init(.answerBytes, "2000", "1000")),
      ({ $0.limits.sessionBytes = 9_000 }, .init(.sessionBytes, "9000", "none")),
    ]

  @Test(arguments: changes.indices)
  func `parts that were played under anything else are refused, and it is named`(
    number: Int
  ) throws {
    let (change, difference) = Self.changes[number]
    let folder = try TemporaryFolder()
    let (first, second) = (folder.file("first"), folder.file("second"))
    for (path, shard) in [(first, "1/2"), (second, "2/2")] {
      var header = Self.header(shard: shard)
      if path == second { change(&header) }
      let part = try #require(Shard(shard))
      let own = Self.results.enumerated().filter { part.contains($0.offset) }.map(\.element)
      try Self.write(own, header, to: path)
    }
    #expect(throws: ArenaError.otherPart(path: second, than: first, [difference])) {
      try ArenaFile.merge([first, second], to: folder.file("out"))
    }
    // A run goes on under its own settings alone.
    #expect(throws: ArenaError.otherRun(path: second, [difference])) {
      try ArenaFile(second, Self.header(shard: "2/2"))
    }
  }

  /// The header of an older form, which says less.
  private static let oldHeader = """
    {"agent":"agent","arena":2,"limits":{"seconds":60,"steps":500},"program":"1","scenarios":\
    [{"difficulty":2,"digest":"d","id":"b"},{"difficulty":2,"digest":"d","id":"a"}],"seeds":3,\
    "shard":"1/1","trials":2,"worlds":"public"}
    """

  @Test func `a file of an older form is read, and neither added to nor put together`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("old")
    try Self.write(Self.results, Self.header(shard: "1/1"), to: path)
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").dropFirst()
    let text = ([Self.oldHeader] + lines.map(String.init)).map { $0 + "\n" }.joined()
    try Data(text.utf8).write(to: URL(filePath: path))
    let found = try ArenaFile.read(path)
    #expect(found.results == Self.results)
    #expect(found.header.rubric == nil)
    #expect(found.header.limits.answerBytes == nil)
    #expect(throws: ArenaError.oldForm(path: path, version: 2)) {
      try ArenaFile.merge([path], to: folder.file("out"))
    }
    #expect(throws: ArenaError.oldForm(path: path, version: 2)) {
      try ArenaFile(path, Self.header(shard: "1/1"))
    }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
  }

  @Test(arguments: [(1, true), (4, false)])
  func `a file of a form that cannot be read says its version`(
    version: Int,
    isOld: Bool
  ) throws {
    let folder = try TemporaryFolder()
    let path = folder.file("other")
    try Data("{\"arena\":\(version)}\n".utf8).write(to: URL(filePath: path))
    let error =
      isOld
      ? ArenaError.oldForm(path: path, version: version)
      : .unknownForm(path: path, version: version)
    #expect(throws: error) { try ArenaFile.read(path) }
  }

  @Test func `files are compared by what both say of their measure`() {
    let header = Self.header()
    var old = header
    (old.rubric, old.generator) = (nil, nil)
    for index in old.scenarios.indices { old.scenarios[index].text = nil }
    #expect(header.differencesInMeasure(from: old) == [])
    var other = header
    other.agent = "other"
    other.limits.answerBytes = 7
    other.scenarios = [other.scenarios[1]]
    #expect(header.differencesInMeasure(from: other) == [])
    other.scenarios[0].digest = "e"
    other.rubric = 10
    #expect(
      header.differencesInMeasure(from: other)
        == [.init(.rubric, "9", "10"), .init(.worldDigest, "d", "e")]
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
    let other = ArenaHeader.Difference(.agent, "other", "agent")
    #expect(throws: ArenaError.otherPart(path: path("other second"), than: first, [other])) {
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
