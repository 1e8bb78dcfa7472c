import Foundation
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `firedrill calibrate`: what it keeps, what it ships, and damage to either.
struct CalibrateTests {
  private static let name = "canary-segment-regression"

  /// What `calibrate --json` says.
  private struct Report: Decodable {
    var source: String
    var samples: Int
    var hypotheses: Int
    var reachable: Int
    var files: [File]

    struct File: Decodable {
      var path: String
      var bytes: Int
    }
  }

  private func calibrate(_ drill: Drill, to file: String) throws -> (Report, Data, Finished) {
    let out = drill.file(file)
    let run = try drill.run(["calibrate", Self.name, "--samples", "2", "--json", "--out", out])
    #expect(run.status == 0, "\(run.errors)")
    let reports = try JSONDecoder().decode([Report].self, from: Data(run.output.utf8))
    return (try #require(reports.first), try Data(contentsOf: URL(fileURLWithPath: out)), run)
  }

  private func kept(_ drill: Drill) -> [String] {
    let folder = "\(drill.home)/cache/calibrations"
    return ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
      .map { "\(folder)/\($0)" }
  }

  @Test func `a calibration is the same whenever it is made, and kept`() throws {
    let (first, second) = (try Drill(), try Drill())
    let one = try calibrate(first, to: "one.bin")
    #expect(one.0.source == "simulated" && one.0.samples == 2 && one.0.hypotheses == 7)
    #expect(one.0.files.map(\.bytes) == [one.1.count])
    #expect(one.1.starts(with: Data("FIREDCAL".utf8)))
    // A new machine simulates with other timings of its threads.
    #expect(try calibrate(second, to: "two.bin").1 == one.1)
    let again = try calibrate(first, to: "again.bin")
    #expect(again.0.source == "cache" && again.1 == one.1)
    #expect(kept(first).count == 1)
  }

  @Test(arguments: [true, false])
  func `a damaged one of the cache is named and made anew`(isCut: Bool) throws {
    let drill = try Drill()
    let before = try calibrate(drill, to: "before.bin").1
    let file = URL(fileURLWithPath: try #require(kept(drill).first))
    var bytes = try Data(contentsOf: file)
    if isCut { bytes.removeLast(40) } else { bytes[bytes.count / 2] ^= 4 }
    try bytes.write(to: file)
    let (report, after, run) = try calibrate(drill, to: "after.bin")
    #expect(report.source == "simulated" && after == before)
    let what = isCut ? "it is cut short after \(bytes.count) bytes" : "its checksum does not fit"
    #expect(run.errors.contains("\(file.path): \(what)"))
    #expect(run.errors.contains("it is made anew"))
    #expect(try Data(contentsOf: file) == before)
  }

  @Test func `Ctrl-C leaves nothing`() throws {
    let drill = try Drill()
    let out = drill.file("never.bin")
    let terminal = try drill.terminal(
      ["calibrate", Self.name, "--samples", "5000", "--out", out]
    )
    try terminal.wait(for: "worlds")
    terminal.press(.interrupt)
    #expect(try terminal.exit() == 130)
    #expect(kept(drill).isEmpty)
    #expect(!FileManager.default.fileExists(atPath: out))
  }

  @Test(arguments: [
    (["calibrate"], "name scenarios, or all of them with --all"),
    (["calibrate", "canary", "--all"], "name scenarios, or all of them with --all"),
    (["calibrate", "canary", "--samples", "0"], "--samples must be between 1 and 10000, not 0"),
    (["calibrate", "canary", "--samples", "-1"], "--samples"),
    (["preview", "canary", "--samples", "0"], "--samples must be between 1 and 10000, not 0"),
    (["calibrate", "canary", "canary", "--out", "x"], "--out takes the calibration of one"),
    (["preview", "canary", "--truth", "gremlins"], "gremlins"),
    (["preview", "canary", "--action", "gremlins"], "gremlins"),
  ])
  func `what cannot be calibrated is refused`(arguments: [String], part: String) throws {
    try Drill().run(arguments).expectRefusal(64, part)
  }

  @Test func `a file that cannot be written is named`() throws {
    let drill = try Drill()
    try drill.run(["calibrate", Self.name, "--samples", "1", "--out", "/nowhere/x.bin"])
      .expectRefusal(73, "/nowhere/x.bin cannot be written")
  }
}
