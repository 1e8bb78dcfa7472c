import Foundation
import ScenarioModel
import ScenarioYAML
import TestSupport
import Testing

@Test(arguments: Repository.scenarioNames)
func `a shipped scenario has the form and the meaning of one`(name: String) {
  let folder = Repository.scenarios.appending(path: name).path
  let (scenario, diagnostics) = ScenarioLoader.load(
    folder: folder,
    validate: { $0.diagnostics() }
  )
  #expect(scenario != nil)
  #expect(diagnostics.filter { $0.severity == .error }.map(brief) == [])
}

private let publishedSchema = Repository.scenarios.appending(path: "schema.json").path

@Test(.enabled(if: FileManager.default.fileExists(atPath: publishedSchema)))
func `the published schema is the one of this format`() throws {
  let published = try String(contentsOfFile: publishedSchema, encoding: .utf8)
  #expect(published == ScenarioSchema.text, "run 'firedrill schema > Scenarios/schema.json'")
}

/// The scenario of every key with one text replaced, loaded from a folder of its own.
private func load(
  replacing old: String,
  by new: String,
  name: String = "every-key",
  validate: (Scenario) -> [Diagnostic] = { _ in [] }
) throws -> (scenario: Scenario?, problems: [String]) {
  let files = FileManager.default
  let parent = files.temporaryDirectory.appending(path: UUID().uuidString)
  try files.createDirectory(at: parent, withIntermediateDirectories: true)
  defer { try? files.removeItem(at: parent) }
  let folder = parent.appending(path: name)
  try files.copyItem(at: URL(filePath: everyKeyFolder), to: folder)
  try Data("secret".utf8).write(to: parent.appending(path: "secret.md"))
  let link = folder.appending(path: "artifacts/link.md").path()
  try files.createSymbolicLink(atPath: link, withDestinationPath: "../../secret.md")
  try Data("\u{1B}[2J".utf8).write(to: folder.appending(path: "artifacts/escape.md"))
  let large = String(repeating: "x", count: 256 << 10) + "x"
  try Data(large.utf8).write(to: folder.appending(path: "artifacts/large.md"))
  let file = folder.appending(path: ScenarioLoader.fileName)
  let text = try String(contentsOf: file, encoding: .utf8)
  try #require(text.contains(old))
  try Data(text.replacing(old, with: new, maxReplacements: 1).utf8).write(to: file)
  let (scenario, diagnostics) = ScenarioLoader.load(folder: folder.path(), validate: validate)
  return (scenario, diagnostics.map(brief))
}

private let path =
  "a path inside the scenario's folder (letters, digits, '_', '-' and '.', joined by '/')"

@Test(arguments: [
  Mistake(
    "artifacts/plain.md",
    "../secret.md",
    "104:50: error: expected \(path), found '../secret.md'"
  ),
  Mistake(
    "artifacts/plain.md",
    "/etc/passwd",
    "104:50: error: expected \(path), found '/etc/passwd'"
  ),
  Mistake(
    "artifacts/plain.md",
    "artifacts/link.md",
    "104:50: error: 'artifacts/link.md': the file is outside the folder of the scenario"
  ),
  Mistake(
    "artifacts/plain.md",
    "artifacts/none.md",
    "104:50: error: 'artifacts/none.md': there is no such file or folder"
  ),
  Mistake(
    "artifacts/plain.md",
    "artifacts/large.md",
    "104:50: error: 'artifacts/large.md': the file is larger than 256 KiB"
  ),
  Mistake(
    "artifacts/plain.md",
    "artifacts/escape.md",
    "104:50: error: 'artifacts/escape.md': the file contains control characters; "
      + "save it as plain text"
  ),
  Mistake(
    "prior: 0.4",
    "prior: .nan",
    "108:12: error: '.nan' is no finite number; numbers here are finite"
  ),
  Mistake(
    "prior: 0.4",
    "prior: 0",
    "108:12: error: expected a number above 0 and not above 1, found the number 0"
  ),
  Mistake(
    "  chance:\n    title",
    "  release:\n    title",
    "117:3: error: duplicate key 'release', first given in line 106"
  ),
  Mistake(
    "range: [0, 100]",
    "range: [100, 0]",
    "138:42: error: a range goes from low to high, found [100, 0]"
  ),
  Mistake(
    "back: {history: deep, default: running}",
    "back: {default: running}",
    "151:16: error: the key 'history' is missing beside 'default'"
  ),
  Mistake(
    "      initial: running\n",
    "",
    "142:7: error: the key 'initial' is missing beside 'states'"
  ),
  Mistake(
    "- {after: 45, to: [done]}",
    "- {after: 45, on: update, to: [done]}",
    "149:27: error: expected only one of the keys 'after' and 'on'"
  ),
  Mistake(
    "when: {rate.value: {below: 0.9, exists: true}",
    "when: {rate: {below: 0.9, exists: true}",
    "21:10: error: expected a figure such as 'gap.p', found 'rate'"
  ),
  Mistake(
    "{locale: ja}, window: [-30, 0]",
    "{Locale: ja}, window: [-30, 0]",
    "20:60: error: expected a name (lower-case letters, digits and '_', starting with a letter), "
      + "found 'Locale'"
  ),
  Mistake(
    "{locale: ja}, window: [-30, 0]",
    "{locale: no}, window: [-30, 0]",
    "20:68: error: 'no' is a boolean to some readers and text to others; "
      + "write false or put it in quotes"
  ),
  Mistake(
    "{locale: ja}, window: [-30, 0]",
    "{}, window: [-30, 0]",
    "20:59: error: expected at least one key, found none"
  ),
  Mistake(
    "{locale: ja}, window: [-30, 0]",
    "{locale: ja}, window: [-30]",
    "20:81: error: expected a list of two minutes, [from, to], found a list of 1"
  ),
  Mistake(
    "page_time: \"14:50\"",
    "page_time: 25:00",
    "32:14: error: expected a time such as \"14:50\", in quotes, found '25:00'"
  ),
  Mistake(
    "on: requests.rate",
    "on: requests.tempo",
    "75:12: error: expected a parameter such as 'requests.latency_ms.median' or 'requests.rate', "
      + "found 'requests.tempo'"
  ),
  Mistake(
    "title: Every key once",
    "title: \"Every \\e[2J key\"",
    "5:8: error: expected text on one line, without control characters, found 'Every  [2J key'"
  ),
])
func `one mistake in a scenario is one diagnostic at its spot`(mistake: Mistake) throws {
  let (scenario, problems) = try load(replacing: mistake.old, by: mistake.new)
  #expect(problems == mistake.expected)
  #expect(scenario == nil)
}

@Test func `a folder of another name than the scenario is reported`() throws {
  let (scenario, problems) = try load(replacing: "version: 3", by: "version: 4", name: "other")
  #expect(scenario == nil)
  #expect(
    problems == ["3:5: error: the id 'every-key' differs from the name of the folder, 'other'"]
  )
}

@Test func `what validation finds by path is placed in the file`() throws {
  let (scenario, problems) = try load(replacing: "version: 3", by: "version: 4") { _ in
    [
      Diagnostic(FileProblem.notFile, at: ["hypotheses", "chance", "prior"]),
      Diagnostic(FileProblem.missing, at: ["regimes", "states", 1, "when"]),
    ]
  }
  #expect(scenario == nil)
  #expect(
    problems == [
      "27:24: error: there is no such file or folder",
      "119:12: error: this is no ordinary file",
    ]
  )
}

@Test func `an unknown scenario is missing input`() {
  let (scenario, diagnostics) = ScenarioLoader.load(folder: "Scenarios/no-such-scenario")
  #expect(scenario == nil)
  #expect(
    diagnostics.map(\.description) == [
      "Scenarios/no-such-scenario: error: there is no such file or folder"
    ]
  )
  #expect(diagnostics.map(\.kind) == [.missing])
}

@Test func `a folder without a scenario is missing input`() throws {
  let (_, diagnostics) = ScenarioLoader.load(folder: everyKeyFolder + "/artifacts/")
  #expect(diagnostics.map(brief) == ["error: there is no such file or folder"])
  #expect(diagnostics.first?.file?.hasSuffix("every-key/artifacts/scenario.yaml") == true)
  #expect(diagnostics.map(\.kind) == [.missing])
}
