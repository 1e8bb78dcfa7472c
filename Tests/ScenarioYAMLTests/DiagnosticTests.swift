import ScenarioModel
import ScenarioYAML
import Telemetry
import Testing

@Test func `a diagnostic shows file, place, line and caret`() {
  let text = Sample.yaml(replacing: "title", by: "tittle")
  let decoded = Sample.shape.decode(YAMLDocument(text: text, file: "Scenarios/x/scenario.yaml"))
  #expect(
    decoded.diagnostics.map(\.description) == [
      """
      Scenarios/x/scenario.yaml:2:1: error: unknown key 'tittle'. Did you mean 'title'?
      tittle: A canary
      ^
      """
    ]
  )
  #expect(decoded.diagnostics.first?.suggestion == "title")
}

@Test(arguments: [
  ("é: {漢字: [x]}", "1:10", "é: {漢字: [x]}\n           ^"),
  ("'\u{1F600}': [x]", "1:7", "'\u{1F600}': [x]\n       ^"),
  ("e\u{301}: [x]", "1:6", "e\u{301}: [x]\n    ^"),
  ("a:\t[x]", "1:5", "a:\t[x]\n  \t ^"),
  ("a\u{202E}b: [x]", "1:7", "a\u{FFFD}b: [x]\n      ^"),
])
func `the caret stands under the spot`(text: String, place: String, excerpt: String) {
  let document = YAMLDocument(text: text, file: "s")
  var node = document.root
  while let inner = node?.firstChild { node = inner }
  let mark = node?.mark ?? .start
  let diagnostic = Diagnostic(
    FileProblem.missing,
    file: "s",
    place: document.source.place(of: mark)
  )
  #expect(
    diagnostic.description == "s:\(place): error: there is no such file or folder\n\(excerpt)"
  )
}

extension YAMLNode {
  fileprivate var firstChild: YAMLNode? {
    switch content {
    case .scalar: nil
    case .list(let items): items.first
    case .object(let entries): entries.first?.value
    }
  }
}

@Test func `a long line is cut around the spot`() {
  let text = "a: [" + String(repeating: "x, ", count: 500) + "@]"
  let diagnostics = YAMLDocument(text: text, file: "s").diagnostics
  let lines = diagnostics.map(\.description).joined().split(separator: "\n")
  #expect(lines.count == 3)
  #expect(lines.first == "s:1:1505: error: a value cannot start with '@'; put the text in quotes")
  #expect(lines.dropFirst().first?.count == 100)
  #expect(lines.dropFirst().first?.dropFirst((lines.last?.count ?? 0) - 1).first == "@")
}

@Test func `the place of a path is that of its value`() {
  let document = YAMLDocument(text: "a: 1\nhypotheses:\n  - id: x\n    prior: 2\n", file: "s.yaml")
  func brief(_ path: Diagnostic.Path) -> String {
    let placed = document.placing(Diagnostic(FileProblem.notFile, at: path))
    return placed.place.map { "\($0.line):\($0.column)" } ?? "nowhere"
  }
  #expect(brief(["hypotheses", 0, "prior"]) == "4:12")
  #expect(brief(["hypotheses", 0, "absent", "deeper"]) == "3:5")
  #expect(brief(["hypotheses", 7]) == "3:3")
  #expect(brief([1, 0, 0]) == "3:9")
  #expect(brief([]) == "1:1")
}

@Test func `without a place a diagnostic shows its path`() {
  let diagnostic = Diagnostic(FileProblem.missing, at: ["reading", 2, "file"], file: "s.yaml")
  #expect(
    diagnostic.description == "s.yaml: reading[2].file: error: there is no such file or folder"
  )
}

@Test(
  arguments: [
    ("tittle", "title"), ("ttile", "title"), ("Title", "title"), ("titel", "title"), ("x", nil),
    ("helathy", "healthy"), ("helth", "healthy"), ("colour", nil), ("", nil),
  ] as [(String, String?)]
)
func `the nearest name is suggested when it is near`(typed: String, expected: String?) {
  #expect(NearestName.closest(to: typed, among: ["title", "healthy", "id"]) == expected)
}
