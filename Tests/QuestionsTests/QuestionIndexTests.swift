import ScenarioModel
import ScenarioYAML
import Telemetry
import Testing

@testable import Questions

private let fields =
  "title: A list, seconds: 60, because: It shows ranks., formula: ndcg,"
  + " sources: [{title: A paper,source: \"https://example.org\"}]"

/// The bank of a file of questions in memory.
private func source(_ text: String) -> BankSource {
  BankSource(path: "Questions", files: ["retrieval/questions.yaml": Array(text.utf8)])
}

@Test(arguments: [
  "", "\u{FEFF}", "# A comment: - id: no\n\n",
])
func `each question is read alone as it is read with all`(head: String) throws {
  let text =
    head + "format: 1\nquestions:\n# before\n"
    + "  - {id: first, kind: computed, \(fields)}\n  # between\n\n"
    + "  - id: second\n    kind: computed\n"
    + "    \(fields.replacing(", ", with: "\n    "))\n    twenty: true\n"
    + "  -   id: third\n      kind: computed\n"
    + "      \(fields.replacing(", ", with: "\n      "))\r\narea: retrieval\n# end\n"
  let file = source(text)
  let whole = try #require(BankLoader.load(file).bank)
  let index = try #require(BankLoader.index(file).index)
  #expect(index.entries.map(\.id) == ["first", "second", "third"])
  for question in whole.questions {
    let entry = try #require(index.entry(question.id))
    #expect(BankLoader.question(entry, from: file) == question)
    #expect(entry.isTwenty == (question.id == "second"))
  }
  let last = try #require(index.entries.last?.place)
  #expect(!String(decoding: Array(text.utf8)[last], as: UTF8.self).contains("area"))
}

@Test(arguments: [
  "questions: [{id: first, kind: computed, \(fields)}]",
  "questions:\n  -\n    id: first\n    kind: computed\n    \(fields.replacing(", ", with: "\n    "))",
])
func `questions that begin no line are indexed without a place`(questions: String) throws {
  let file = source("format: 1\narea: retrieval\n\(questions)\n")
  let index = try #require(BankLoader.index(file).index)
  let entry = try #require(index.entries.first)
  #expect(entry.id == "first" && entry.place == nil)
  #expect(BankLoader.question(entry, from: file) == nil)
  #expect(QuestionIndex(coded: index.coded[...]) == index)
}

@Test func `an index is read from its lines alone`() throws {
  let lines = "area agents\nopen 1 3 90 first\nchoice 0 - - second-2\narea production\n"
  let index = try #require(QuestionIndex(coded: Array(lines.utf8)[...]))
  #expect(index.areas.map(\.area) == [.agents, .production])
  #expect(index.entries.map(\.place) == [3..<90, nil])
  #expect(index.entries.map(\.kind) == [.open, .choice])
  #expect(String(decoding: index.coded, as: UTF8.self) == lines)
  for wrong in [
    "open 1 3 90 first", "area cooking", "area agents\nopen 2 3 90 first",
    "area agents\nsung 1 3 90 a",
    "area agents\nopen 1 90 3 first", "area agents\nopen 1 3 3 first",
    "area agents\nopen 1 3 - first",
    "area agents\nopen 1 -3 90 first", "area agents\nopen 1 3 9999999999 first",
    "area agents\nopen 1 3 90 fi\u{1B}st", "area agents\nopen 1 3 90 ", "area agents\nopen 1 3 90",
    "area agents\nopen 1 3 90 a b",
  ] {
    #expect(QuestionIndex(coded: Array(wrong.utf8)[...]) == nil, "\(wrong)")
  }
}
