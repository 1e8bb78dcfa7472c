import Foundation
import TestSupport
import Testing

@testable import FiredrillCLI

/// Sessions and telemetry that go through pipes.
struct PipeTests {
  private static let recorded = Repository.replays.appending(path: "canary-hurried.jsonl").path

  @Test func `a replay file is read from standard input and written to standard output`() throws {
    let drill = try Drill.withShippedScenarios()
    let imported = try drill.shell("\"$F\" import - < \(Self.recorded)")
    #expect(imported.status == 0, "\(imported.errors)")
    let written = try drill.shell("\"$F\" export 1 --out -")
    #expect(written.output == (try String(contentsOfFile: Self.recorded, encoding: .utf8)))
    let played = try drill.shell("\"$F\" export 1 --out - | \"$F\" replay - --json")
    #expect(try played.output == drill.run(["replay", Self.recorded, "--json"]).output)
    #expect(
      try drill.shell("\"$F\" debrief - < \(Self.recorded)").output
        == drill.run(["debrief", Self.recorded]).output
    )
  }

  @Test func `a pipe that brings nothing is named`() throws {
    try Drill().run(["replay", "-"]).expectRefusal(65, "standard input")
  }

  @Test func `metrics go to standard output, folders do not`() throws {
    let drill = try Drill.withShippedScenarios()
    _ = try drill.run(["import", Self.recorded])
    let file = drill.file("metrics.txt")
    _ = try drill.run(["export", "1", "--format", "openmetrics", "--out", file])
    let piped = try drill.run(["export", "1", "--format", "openmetrics", "--out", "-"])
    #expect(piped.output == (try String(contentsOfFile: file, encoding: .utf8)))
    #expect(piped.errors.contains("wrote to standard output: minutes"))
    for format in ["csv", "sqlite"] {
      try drill.run(["export", "1", "--format", format, "--out", "-"])
        .expectRefusal(64, "--format \(format) is no single text")
    }
  }
}
