import Foundation
import SessionStore
import TestSupport
import Testing

struct BadScenarioTests {
  @Test(arguments: ["nothing", "zz", "9"])
  func `an unknown scenario is named and the list pointed to`(name: String) throws {
    try Drill().run(["play", name]).expectRefusal(
      66,
      "firedrill: there is no scenario '\(name)'",
      "'firedrill list' names them; a path with a slash is taken for a folder"
    )
  }

  @Test func `the nearest name is offered`() throws {
    try Drill().run(["play", "canary-segment-regresion"]).expectRefusal(
      66,
      "Did you mean 'canary-segment-regression'?"
    )
  }

  @Test func `a folder that is missing is named`() throws {
    let drill = try Drill()
    try drill.run(["play", "./nowhere"]).expectRefusal(66, "./nowhere")
    try drill.run(["check", "./nowhere"]).expectRefusal(66)
    drill.scenarios = drill.file("none")
    try drill.run(["list"]).expectRefusal(
      66,
      "there are no scenarios in \(drill.file("none"))",
      "FIREDRILL_SCENARIOS"
    )
  }

  @Test func `broken YAML is shown at its line and column`() throws {
    let drill = try Drill()
    let (path, place) = try drill.changeScenario(
      "difficulty: 2\nknobs",
      to: "difficulty: [2\nknobs‸"
    )
    let run = try drill.run(["play", "canary"])
    run.expectRefusal(
      65,
      "\(path):\(place): error: expected ',' or ']' in the list that starts in line "
    )
    #expect(run.errors.contains("\nknobs:\n     ^\n"))
    #expect(run.output == "")
    try drill.run(["check", "canary"]).expectRefusal(1)
  }

  /// A change of the scenario, a caret where its mistake is, and what the message says of it.
  @Test(arguments: [
    (
      "    prior: 0.18", "    prior: ‸.nan",
      "'.nan' is no finite number; numbers here are finite\n    prior: .nan\n           ^\n"
    ),
    ("    prior: 0.18", "    prior: ‸NaN", "expected a number above 0 and not above 1"),
    ("    prior: 0.18", "    prior: ‸-0.18", "expected a number above 0 and not above 1"),
    (
      "  harder-users:\n    title", "  ‸output-limit:\n    title",
      "duplicate key 'output-limit', first given in line "
    ),
    (
      "artifacts/release-notes-one.md", "‸../../../etc/passwd",
      "expected a path inside the scenario's folder"
    ),
    (
      "artifacts/release-notes-one.md", "‸/etc/passwd",
      "expected a path inside the scenario's folder"
    ),
    ("\ndifficulty: 2", "\n‸dificulty: 2", "Did you mean 'difficulty'?"),
    ("\nversion: 1", "\nversion: ‸one", "expected "),
  ])
  func `a mistake is named with its place`(old: String, new: String, message: String) throws {
    let drill = try Drill()
    let (path, place) = try drill.changeScenario(old, to: new)
    let run = try drill.run(["play", "canary-segment-regression"])
    run.expectRefusal(65, "\(path):\(place): error: ", message)
    #expect(run.errors.hasPrefix("firedrill: "))
    #expect(try drill.store().list().isEmpty, "no session was begun")
  }

  @Test func `priors that do not sum to one are refused`() throws {
    let drill = try Drill()
    let (path, _) = try drill.changeScenario("    prior: 0.18", to: "    prior: 0.28")
    try drill.run(["play", "canary"]).expectRefusal(65, path, "prior")
  }

  @Test func `all mistakes are named at once`() throws {
    let drill = try Drill()
    try drill.changeScenario("    prior: 0.18", to: "    prior: .nan")
    try drill.changeScenario("    minutes: 4", to: "    minutes: -4")
    try drill.changeScenario("topic: production", to: "topic: cooking")
    let run = try drill.run(["play", "canary"])
    run.expectRefusal(65, "'.nan'", "'cooking'", "-4")
    #expect(run.errors.components(separatedBy: ": error: ").count == 4)
  }

  @Test func `a file of two mebibytes is refused unread`() throws {
    let drill = try Drill()
    let path = try drill.changeScenario { $0 += String(repeating: "#", count: 2 << 20) }
    try drill.run(["play", "canary"]).expectRefusal(
      65,
      "\(path): error: the file is larger than 1024 KiB"
    )
  }

  @Test func `an alias bomb is refused at once`() throws {
    let drill = try Drill()
    var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...40 {
      let parts = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      bomb += "a\(level): &a\(level) [\(parts)]\n"
    }
    try drill.changeScenario { $0 = bomb + $0 }
    try drill.run(["play", "canary"]).expectRefusal(65, "scenario.yaml:", "error: ")
  }

  @Test(arguments: ["", "\n", "--- \n---\n", "a: " + String(repeating: "[", count: 50_000), "7"])
  func `what is no scenario at all is refused`(text: String) throws {
    let drill = try Drill()
    let path = try drill.changeScenario { $0 = text }
    try drill.run(["play", "canary"]).expectRefusal(65, path)
  }

  @Test func `bytes that are no text are refused`() throws {
    let drill = try Drill()
    let path = try drill.changeScenario { _ in }
    try Data([0x66, 0xFF, 0xFE, 0x00]).write(to: URL(fileURLWithPath: path))
    try drill.run(["play", "canary"]).expectRefusal(65, "\(path): error: the file is not UTF-8")
  }

  @Test func `a link out of the scenario's folder is not followed`() throws {
    let drill = try Drill()
    let path = try drill.changeScenario { _ in }
    let artifact = URL(fileURLWithPath: path).deletingLastPathComponent()
      .appendingPathComponent("artifacts/release-notes-one.md")
    try FileManager.default.removeItem(at: artifact)
    try FileManager.default.createSymbolicLink(
      atPath: artifact.path,
      withDestinationPath: "/etc/passwd"
    )
    try drill.run(["play", "canary"]).expectRefusal(
      65,
      ": error: 'artifacts/release-notes-one.md': ",
      "outside the folder"
    )
  }

  @Test func `a missing artifact is named with the line that asks for it`() throws {
    let drill = try Drill()
    let path = try drill.changeScenario { _ in }
    try FileManager.default.removeItem(
      at: URL(fileURLWithPath: path).deletingLastPathComponent()
        .appendingPathComponent("artifacts/release-notes-one.md")
    )
    try drill.run(["play", "canary"]).expectRefusal(
      66,
      ": error: 'artifacts/release-notes-one.md': there is no such file"
    )
  }

  @Test func `a broken scenario does not hide the others`() throws {
    let drill = try Drill()
    try drill.changeScenario { _ in }
    let broken = URL(fileURLWithPath: drill.scenarios).appendingPathComponent("broken")
    try FileManager.default.createDirectory(at: broken, withIntermediateDirectories: true)
    try Data("x: [".utf8).write(to: broken.appendingPathComponent("scenario.yaml"))
    let run = try drill.run(["list"])
    run.expectRefusal(65, "broken/scenario.yaml:")
    #expect(run.output.contains("canary-segment-regression"))
  }
}
