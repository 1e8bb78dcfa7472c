import Foundation
import TestSupport
import Testing

/// `--difficulty`: what is played, kept, calibrated and replayed at it.
struct DifficultyCommandTests {
  private static let name = "canary-segment-regression"

  /// Ships a tiny calibration of a difficulty with the drill's copy of the canary, in place of those of
  /// the other difficulties that came with it.
  private func ship(_ arguments: [String], in drill: Drill) throws -> [String] {
    let folder = "\(drill.scenarios)/\(Self.name)"
    for level in [1, 3, 4] {
      try FileManager.default.removeItem(atPath: "\(folder)/calibration-d\(level).bin")
    }
    let run = try drill.run(
      ["calibrate", folder, "--samples", "2", "--ship"] + arguments
    )
    #expect(run.status == 0, "\(run.errors)")
    return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
      .filter { $0.hasSuffix(".bin") }
  }

  @Test func `a session is of its difficulty from the first look to its replay file`() throws {
    let drill = try Drill()
    #expect(
      try ship(["--difficulty", "3"], in: drill) == ["calibration-d3.bin", "calibration.bin"]
    )
    let easy = try drill.run(
      ["play", Self.name, "--seed", "5", "--difficulty", "1"],
      input: "look locales\nquit\n"
    )
    let hard = try drill.run(
      ["play", Self.name, "--seed", "5", "--difficulty", "3"],
      input: "look locales\nlook answer-lengths\nquit\n"
    )
    #expect(easy.status == 0 && hard.status == 0, "\(hard.errors)")
    #expect(hard.output.contains("Output tokens of Japanese answers"))
    #expect(try drill.events(of: 1) != drill.events(of: 2))
    let resumed = try drill.run(["resume", "2"], input: "evidence 2\nabandon\nyes\n")
    #expect(resumed.status == 0, "\(resumed.errors)")
    #expect(resumed.output.contains("Output tokens of Japanese answers"))
    let file = drill.file("hard.jsonl")
    let exported = try drill.run(["export", "2", "--out", file])
    #expect(exported.status == 0, "\(exported.errors)")
    #expect(try String(contentsOfFile: file, encoding: .utf8).contains(#""difficulty":3"#))
    let replayed = try drill.run(["replay", file, "--all"])
    #expect(replayed.status == 0, "\(replayed.errors)")
    #expect(replayed.output.contains("Output tokens of Japanese answers"))
  }

  @Test func `a declared session is scored by the calibration of its difficulty`() throws {
    let drill = try Drill()
    _ = try ship(["--difficulty", "3"], in: drill)
    let run = try drill.run(
      ["play", Self.name, "--seed", "5", "--difficulty", "3"],
      input: "look locales\ndeclare h1 at ja citing 1 because nothing else fits !\n"
    )
    #expect(run.status == 0 && run.output.contains("── Score "), "\(run.errors)")
    // Nothing had to be simulated for it.
    #expect(!FileManager.default.fileExists(atPath: "\(drill.home)/cache/calibrations/x"))
    #expect(!run.errors.contains("calibrating"))
  }

  @Test func `each difficulty has a calibration of its own`() throws {
    let drill = try Drill()
    let names = [1, 3, 4].map { "calibration-d\($0).bin" } + ["calibration.bin"]
    #expect(try ship(["--all-levels"], in: drill) == names)
    let folder = "\(drill.scenarios)/\(Self.name)"
    let files = try names.map { try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\($0)")) }
    #expect(Set(files).count == 4)
    // One in the place of another is not taken for it.
    try files[0].write(to: URL(fileURLWithPath: "\(folder)/calibration-d4.bin"))
    let run = try drill.run(["check", "--difficulty", "4", folder])
    #expect(run.status == 1)
    #expect(run.output.contains("\(folder)/calibration-d4.bin cannot be used: it was made for"))
    #expect(run.output.contains("'firedrill calibrate --ship --all-levels \(folder)'"))
  }

  @Test func `list tells the difficulties there are`() throws {
    let drill = try Drill()
    #expect(try drill.run(["list"]).output.contains("2 (1 to 4)"))
    struct Listed: Decodable {
      var difficulty: Int
      var levels: [Int]
    }
    let json = Data(try drill.run(["list", "--json"]).output.utf8)
    let listed = try #require(try JSONDecoder().decode([Listed].self, from: json).first)
    #expect(listed.difficulty == 2 && listed.levels == [1, 2, 3, 4])
  }

  @Test(arguments: [
    (["play", name, "--difficulty", "0"], "--difficulty must be between 1 and 4, not 0"),
    (["preview", name, "--difficulty", "5"], "--difficulty must be between 1 and 4, not 5"),
    (["simulate", name, "--difficulty", "hard"], "hard"),
    (["calibrate", name, "--difficulty", "1", "--all-levels"], "exclude each other"),
  ])
  func `what is no difficulty is refused`(arguments: [String], part: String) throws {
    try Drill().run(arguments).expectRefusal(64, part)
  }

  @Test func `a scenario of one difficulty has no other`() throws {
    let drill = try Drill()
    try drill.run(["play", Repository.queueDrill.path, "--difficulty", "2"])
      .expectRefusal(64, "'queue-drill' has no difficulty 2, only 1")
  }
}
