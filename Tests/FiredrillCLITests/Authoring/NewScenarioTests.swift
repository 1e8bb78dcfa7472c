import Drills
import Foundation
import ScenarioModel
import ScenarioYAML
import Sessions
import Telemetry
import TestSupport
import Testing

@testable import FiredrillCLI

/// `firedrill new` through the built program.
struct NewScenarioTests {
  @Test func `a copy of an incident checks under its new name, without calibrations`() throws {
    let drill = try Drill.withShippedScenarios()
    let made = try drill.run(["new", "mine", "--from", "catastrophic", "--in", drill.folder.path])
    #expect(made.status == 0, "\(made.errors)")
    let path = drill.file("mine")
    let names = try FileManager.default.contentsOfDirectory(atPath: path)
    #expect(names.contains("scenario.yaml"))
    #expect(!names.contains { $0.hasSuffix(".bin") })
    let check = try drill.run(["check", "--quick", path])
    #expect(check.status == 0, "\(check.output)\(check.errors)")
    #expect(
      try drill.run(["new", "two", "--from", "none", "--in", drill.folder.path]).status == 66
    )
  }

  @Test func `a copy's comment leads an editor to the schema in the folder around it`() throws {
    let drill = try Drill()
    let example = Repository.root.appending(
      path: "Documentation/examples/some-answers-got-worse"
    )
    let path = try NewScenario.make("mine", in: drill.scenarios, from: example.path)
    let text = try String(contentsOfFile: "\(path)/scenario.yaml", encoding: .utf8)
    let named = text.split(separator: "\n").filter { $0.contains("$schema=") }
    #expect(named == ["# yaml-language-server: $schema=../schema.json"])
  }

  @Test func `a new scenario passes its whole check without a warning`() throws {
    let drill = try Drill()
    let made = try drill.run(["new", "slow-index", "--in", drill.scenarios])
    #expect(made.status == 0, "\(made.errors)")
    #expect(made.output.contains("Made \(drill.scenarios)/slow-index/scenario.yaml."))
    let check = try drill.run(["check", "\(drill.scenarios)/slow-index"])
    #expect(check.status == 0)
    #expect(check.output.hasSuffix("slow-index: 0 errors, 0 warnings\n"), "\(check.output)")
  }

  @Test func `a new scenario has all that a small one needs and a name of its own`() throws {
    let drill = try Drill()
    let path = try NewScenario.make("a1-b", in: drill.scenarios)
    let loaded = ScenarioLoader.load(folder: path) { $0.diagnostics() }
    #expect(loaded.diagnostics.map(\.description) == [])
    let scenario = try #require(loaded.scenario)
    #expect(scenario.id == "a1-b")
    #expect(scenario.hypotheses.count == 5)
    #expect(scenario.hypotheses.contains { $0.places.isEmpty })
    #expect(scenario.actions.count >= 10)
    #expect(scenario.mitigations.count >= 3)
    #expect(scenario.interview.count == 2)
    let text = try String(contentsOfFile: "\(path)/scenario.yaml", encoding: .utf8)
    #expect(!text.contains(ScenarioTemplate.name))
    #expect(text.split(separator: "\n").first?.hasPrefix("#") == true)
  }

  @Test func `a new scenario can be played to a verdict whatever is true`() throws {
    let drill = try Drill()
    let path = try NewScenario.make("first", in: drill.scenarios)
    let loaded = ScenarioLoader.load(folder: path) { $0.diagnostics() }
    let staging = try Staging(try #require(loaded.scenario))
    for hypothesis in staging.scenario.hypotheses {
      var session = try Session(
        header: SessionHeader(
          scenario: staging.scenario,
          worldDigest: "",
          textDigest: "",
          seed: 3,
          mode: .drill
        ),
        staging: staging,
        truth: hypothesis.id,
        digest: Digests.hexadecimal
      )
      for wanted in hypothesis.keyFindings {
        session.apply(try session.decide(.look(wanted.action)).event)
      }
      let places = hypothesis.places
      let declaration = Declaration(
        cause: hypothesis.id,
        places: places,
        explanation: "As seen.",
        cited: session.looks.map(\.entry.number)
      )
      session.apply(try session.decide(.declare(declaration)).event)
      #expect(session.isOver)
      let found = hypothesis.keyFindings.count { wanted in
        session.looks.contains {
          $0.action == wanted.action && wanted.findings.contains($0.finding)
        }
      }
      #expect(found > 0, "\(hypothesis.id)")
    }
  }

  @Test(arguments: ["", "Slow", "slow index", "-slow", "slöw", "a/b", "..", "slow_index"])
  func `a name that no scenario can have is refused with the rule`(name: String) throws {
    let drill = try Drill()
    // After '--', so that a name that begins with a hyphen is taken for a name.
    let run = try drill.run(["new", "--in", drill.scenarios, "--", name])
    #expect(run.status == 64)
    #expect(run.errors.contains("'\(name)' cannot be a scenario's name; take small letters"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: drill.scenarios).count == 1)
  }

  @Test func `what exists is not touched`() throws {
    let drill = try Drill()
    let before = try drill.run(["check", "--quick", "canary"]).output
    let run = try drill.run(["new", "canary-segment-regression", "--in", drill.scenarios])
    #expect(run.status == 73)
    #expect(run.errors.contains("canary-segment-regression exists already"))
    #expect(try drill.run(["check", "--quick", "canary"]).output.suffix(24) == before.suffix(24))
  }

  @Test func `a folder that is missing, a file or closed is named`() throws {
    let drill = try Drill()
    let missing = try drill.run(["new", "one", "--in", drill.file("nowhere")])
    #expect(missing.status == 66)
    #expect(missing.errors.contains("there is no folder \(drill.file("nowhere"))"))
    try Data().write(to: URL(fileURLWithPath: drill.file("plain")))
    let file = try drill.run(["new", "one", "--in", drill.file("plain")])
    #expect(file.status == 73)
    #expect(file.errors.contains("is a file"))
    // What no user may write to, root included.
    let closed = try drill.run(["new", "one", "--in", "/proc"])
    #expect(closed.status == 73)
    #expect(closed.errors.contains("/proc/one cannot be made"))
  }
}
