import Foundation
import Sessions
import TestSupport
import Testing

@testable import FiredrillCLI

/// Questions that make no sense, distributions that cannot be, and time that would run backwards.
struct BadTelemetryTests {
  @Test(arguments: [
    ("p95 latnecy_ms", "Did you mean 'latency_ms'?"),
    ("quantile latency_ms 1.5", "1.5"),
    ("quantile latency_ms -0.1", "-0.1"),
    ("count where locale=xx", "'xx'"),
  ])
  func `a slice that makes no sense is refused by its word`(words: String, part: String) throws {
    let drill = try Drill()
    let run = try drill.run(["play", "canary", "--seed", "5"], input: "slice \(words)\n")
    #expect(run.output.contains("Not done: "))
    #expect(run.output.contains(part))
    #expect(try drill.events().isEmpty)
  }

  @Test func `an empty slice says so and shows no number`() throws {
    let drill = try Drill()
    let none = "slice mean latency_ms where latency_ms>70000"
    let run = try drill.run(
      ["play", "canary", "--seed", "5"],
      input: "\(none)\n\(none) by arm every 5\n"
    )
    #expect(run.output.components(separatedBy: "no rows in this window").count == 3)
    #expect(!run.output.lowercased().contains("nan"))
    #expect(try drill.events().count == 2)
  }

  @Test(arguments: [
    ("            sigma: 0.48", "            sigma: ‸-0.48"),
    ("            concentration: 24", "            concentration: ‸0"),
    ("            shape: 2.4", "            shape: ‸-1"),
    ("            sigma: 0.48", "            sigma: ‸.inf"),
    ("            sigma: 0.48", "            sigma: ‸1000"),
    ("          flag: 0.87", "          flag: ‸1.87"),
  ])
  func `a distribution that cannot be is named at its line`(old: String, new: String) throws {
    let drill = try Drill()
    let (path, place) = try drill.changeScenario(old, to: new)
    let line = place.split(separator: ":")[0]
    let run = try drill.run(["check", "canary"])
    #expect(run.status == 1)
    #expect(run.output.contains("\(path):\(line):"), "\(run.output.prefix(600))")
  }

  @Test func `time that would run backwards is refused and never applied`() throws {
    var session = try Session.of(Sample.canary())
    session.apply(.waited(minutes: 5))
    session.apply(.waited(minutes: -3))
    #expect(session.clock == 5)
    #expect(throws: ReplayMismatch.self) {
      try session.replay(.waited(minutes: -3)) { _, _ in nil }
    }
    #expect(throws: SessionError.badWait(-3, longest: SessionLimits.longestWait)) {
      _ = try session.decide(.wait(minutes: -3))
    }
  }
}
