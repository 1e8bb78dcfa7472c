import Foundation
import ScenarioModel
import Telemetry
import ScenarioYAML
import TestSupport
import Testing

@testable import Questions

private func shipped() throws -> QuestionBank {
  let folder = Repository.root.appending(path: "Questions").path
  let scenarios = try FileManager.default.contentsOfDirectory(atPath: Repository.scenarios.path)
  let read = BankLoader.load(folder: folder) {
    $0.findings(incidents: Set(scenarios.map { ScenarioID($0) }))
  }
  let errors = read.diagnostics.filter { $0.severity == .error }
  #expect(errors.isEmpty, "\(errors.map(\.description).joined(separator: "\n"))")
  return try #require(read.bank)
}

@Test func `the shipped bank is sound and gives nothing away to guessers`() throws {
  let bank = try shipped()
  #expect(bank.questions.count >= 150)
  #expect(bank.areas.map(\.area) == Topic.allCases)
  for part in bank.areas {
    #expect(part.questions.count >= 30, "\(part.area)")
    #expect(part.map != nil && part.numbers.count >= 12, "\(part.area)")
  }
  #expect(bank.questions.count(where: \.isTwenty) == 20)
  for guesser in Guesser.allCases {
    let rate = try #require(guesser.rate(over: bank))
    #expect(rate < guesser.limit, "\(guesser.title): \(rate)")
  }
}

@Test func `the published schema is the program's`() throws {
  let file = Repository.root.appending(path: "Questions/schema.json")
  #expect(try String(contentsOf: file, encoding: .utf8) == BankSchema.text)
}

/// Files of a bank in memory, by their paths.
private func load(_ files: [String: String]) -> (bank: QuestionBank?, messages: [String]) {
  let folder = ScenarioFolder(files: files.mapValues { Array($0.utf8) }, name: "Questions")
  let read = BankLoader.load(folder) { $0.findings() }
  return (read.bank, read.diagnostics.map(\.description))
}

private func questions(_ body: String) -> [String: String] {
  ["retrieval/questions.yaml": "format: 1\narea: retrieval\nquestions:\n" + body]
}

private let head =
  "    title: A list\n    seconds: 60\n    because: It shows whether ranks matter.\n"
  + "    sources: [{title: A paper, source: \"https://example.org\"}]\n"

@Test
func `an empty bank, a question without a key and an unknown formula are told at their places`() {
  #expect(
    load([:]).messages == [
      "Questions: error: there is no question here; expected folders such as retrieval with a"
        + " questions.yaml"
    ]
  )
  let option = "{text: Some words here, because: So., phrases: [[word]]}"
  let keyless = load(
    questions(
      "  - id: a\n    kind: choice\n    prompt: What?\n" + head
        + "    options: [\(option), \(option), \(option), \(option)]\n"
    )
  )
  #expect(keyless.bank == nil)
  #expect(
    keyless.messages.first?.contains("expected exactly one option with 'right', found 0") == true
  )
  let unknown = load(
    questions("  - id: a\n    kind: computed\n    formula: ncdg\n" + head)
  )
  #expect(unknown.messages.first?.contains("6:14: error: expected") == true)
  #expect(unknown.messages.first?.contains("Did you mean 'ndcg'?") == true)
  let kindless = load(questions("  - id: a\n    kind: essay\n" + head))
  #expect(kindless.messages.first?.contains("expected 'open', 'choice' or 'computed'") == true)
}

@Test func `two questions of one name and a map to nowhere are errors`() {
  let computed = "  - id: twice\n    kind: computed\n    formula: ndcg\n" + head
  var files = questions(computed + computed)
  files["retrieval/map.yaml"] = """
    format: 1
    area: retrieval
    title: A path
    stages:
      - {id: s, title: S, does: D, breaks: [b], shows: s, look: l, number: n, source: x, questions: [nowhere]}
    """
  let read = load(files)
  #expect(read.messages.contains { $0.contains("the id 'twice' is taken already") })
  #expect(read.messages.contains { $0.contains("there is no question 'nowhere' in the bank") })
}

@Test func `a computed number of the sheet is recomputed`() {
  var files = questions("  - id: a\n    kind: computed\n    formula: ndcg\n" + head)
  func sheet(_ gives: String) -> String {
    """
    format: 1
    area: retrieval
    numbers:
      - id: fan-out
        title: Fan-out
        range: "63 %"
        conditions: 100 calls
        say: A hundred calls make the tail the rule.
        source: "https://example.org"
        computed: {formula: p99-fan-out, of: {calls: 100}, gives: \(gives)}
    """
  }
  files["retrieval/numbers.yaml"] = sheet("63.4")
  #expect(load(files).bank != nil)
  files["retrieval/numbers.yaml"] = sheet("36.6")
  #expect(load(files).messages.contains { $0.contains("the formula gives 63.4 %, not 36.6 %") })
}
