import ScenarioYAML
import TestSupport
import Testing

/// A text that is refused, and the diagnostics.
struct Refusal: Sendable, CustomTestStringConvertible {
  var text: String
  var expected: [String]

  init(_ text: String, _ expected: String...) {
    self.text = text
    self.expected = expected.map { $0.first?.isNumber == true ? $0 : "1:1: error: \($0)" }
  }

  var testDescription: String { text.debugDescription }

  static let features: [Refusal] = [
    Refusal("", "the file is empty"),
    Refusal("# only a comment\n", "the file is empty"),
    Refusal(
      "a: 1\nb: x\u{2028}# c\nd: [",
      "2:5: error: the character U+2028 breaks the line in YAML but in few editors; write"
        + " \"\\u2028\" in double quotes"
    ),
    Refusal(
      "a: \u{85}",
      "1:4: error: the character U+0085 breaks the line in YAML but in few editors; write"
        + " \"\\u0085\" in double quotes"
    ),
    Refusal(
      "a: &x 1\nb: *x",
      "1:4: error: anchors are not allowed; drop '&x'",
      "2:4: error: aliases are not allowed; write the value of '*x' out here"
    ),
    Refusal("a: !!str 1", "1:4: error: tags are not allowed; drop 'tag:yaml.org,2002:str'"),
    Refusal("a: ! 1", "1:4: error: tags are not allowed; drop '!'"),
    Refusal("a: !x {b: 1}", "1:4: error: tags are not allowed; drop '!x'"),
    Refusal("a: !x [b]", "1:4: error: tags are not allowed; drop '!x'"),
    Refusal("!x a: 1", "tags are not allowed; drop '!x'"),
    Refusal(
      "a: 1\n---\nb: 2",
      "2:1: error: a second document starts here; a file holds one document"
    ),
    Refusal("%YAML 1.1\n---\na: 1", "directives (lines that start with '%') are not allowed"),
    Refusal(
      "a: 1\nb: 2\na: 3\na: 4",
      "3:1: error: duplicate key 'a', first given in line 1",
      "4:1: error: duplicate key 'a', first given in line 1"
    ),
    Refusal("{\"a\": 1, 'a': 2}", "1:10: error: duplicate key 'a', first given in line 1"),
    Refusal("1: a", "keys are text, found the number 1; put the key in quotes"),
    Refusal("true: a", "keys are text, found true; put the key in quotes"),
    Refusal("~: a", "keys are text, found nothing; put the key in quotes"),
    Refusal("? [a]\n: b", "1:3: error: keys are text, found a list; put the key in quotes"),
    Refusal("? {a: 1}\n: b", "1:3: error: keys are text, found an object; put the key in quotes"),
    Refusal(
      "&x a: 1\n*x : 2",
      "anchors are not allowed; drop '&x'",
      "2:1: error: aliases are not allowed; write the value of '*x' out here"
    ),
    Refusal("<<: {a: 1}", "merge keys are not allowed; write the keys out here"),
  ]

  static let syntax: [Refusal] = [
    Refusal("a:\n\tb: 1", "2:1: error: a tab character cannot stand here; indent with spaces"),
    Refusal("a: @b", "1:4: error: a value cannot start with '@'; put the text in quotes"),
    Refusal("a: `b`", "1:4: error: a value cannot start with '`'; put the text in quotes"),
    Refusal(
      "a: b: c",
      "1:5: error: a ':' is not allowed here; check the indentation, or put the text in quotes"
    ),
    Refusal("a: 1\nb\nc: 2", "2:1: error: expected ':' after this key"),
    Refusal("a: 'b\nc: 2\n", "1:4: error: the quoted text that starts here is never closed"),
    Refusal("a: \"b\n---\n", "1:4: error: the quoted text that starts here is never closed"),
    Refusal("a: [1, 2\nb: 3", "2:2: error: expected ',' or ']' in the list that starts in line 1"),
    Refusal("a: {b: 1\n", "2:1: error: expected ',' or '}' in the object that starts in line 1"),
    Refusal(
      "a: 1\n- b",
      "2:1: error: expected a key of the object that starts in line 1; check the indentation"
    ),
    Refusal(
      "- a\nb: 1",
      "2:1: error: expected '-' for the next item of the list that starts in line 1; "
        + "check the indentation"
    ),
    Refusal(
      "a: - b",
      "1:4: error: a list item cannot start here; put '-' on a line of its own below the key"
    ),
    Refusal(
      #"a: "\q""#,
      "1:5: error: unknown escape in double quotes; "
        + #"write '\\' for a backslash, or use single quotes"#
    ),
    Refusal("[a]\nb: 1", "2:1: error: this belongs to no key; check the indentation"),
    Refusal("a: \"x\u{0}\"", "1:6: error: the character U+0000 is not allowed in a YAML file"),
    Refusal("a: 1\nbé: \u{7}", "2:5: error: the character U+0007 is not allowed in a YAML file"),
    Refusal("\u{FEFF}a: 'b", "1:4: error: the quoted text that starts here is never closed"),
  ]
}

@Test(arguments: Refusal.features)
func `what no scenario needs is refused`(refusal: Refusal) {
  #expect(problems(inYAML: refusal.text) == refusal.expected)
}

@Test(arguments: Refusal.syntax)
func `broken syntax is explained where it is`(refusal: Refusal) {
  #expect(problems(inYAML: refusal.text) == refusal.expected)
}

@Test(arguments: [
  "a: 'x: *y'", "a: \"&b\"", "a: b # *c &d !e", "a: |\n  *x &y\n  <<: !z\n",
  "a: >-\n  --- x\n  ...y\n",
  "a: b*c&d", "on: x", "yes: x", "y: n", "'1': a", "'<<': a", "\u{FEFF}a: 1", "a: 1\r\nb: 2\r\n",
  "---\na: 1\n...\n",
])
func `what only looks refused is read`(text: String) {
  let document = YAMLDocument(text: text, file: "s.yaml")
  #expect(document.diagnostics.isEmpty)
  #expect(document.root != nil)
}

@Test func `an alias bomb is refused without being expanded`() {
  let text =
    "a: &a [x, x]\n"
    + (1...60).map { level in
      "k\(level): &k\(level) [\(level == 1 ? "*a, *a" : "*k\(level - 1), *k\(level - 1)")]\n"
    }.joined()
  let found = problems(inYAML: text)
  #expect(found.count == 101)
  #expect(found.last == "34:18: error: there are 100 problems so far; the rest is not read")
}

@Test(arguments: [("[", "]"), ("{a: ", "}")])
func `nesting is bounded`(open: String, close: String) {
  func nested(_ depth: Int) -> String {
    String(repeating: open, count: depth) + "1" + String(repeating: close, count: depth)
  }
  #expect(problems(inYAML: nested(64)) == [])
  let column = 64 * open.count + 1
  let message = "1:\(column): error: lists and objects are nested more than 64 deep"
  #expect(problems(inYAML: nested(65)) == [message])
  for text in [nested(5_000), String(repeating: open, count: 200_000)] {
    let found = problems(inYAML: text)
    #expect([[message], ["1:1: error: lists and objects are nested too deep"]].contains(found))
  }
}

@Test func `block nesting is bounded`() {
  let message = "1:129: error: lists and objects are nested more than 64 deep"
  #expect(problems(inYAML: String(repeating: "- ", count: 400_000)) == [message])
}

@Test func `the number of values is bounded`() {
  var limits = YAMLLimits()
  limits.nodes = 5
  #expect(problems(inYAML: "[1, 2, 3, 4]", limits: limits) == [])
  #expect(
    problems(inYAML: "[1, 2, 3, 4, 5]", limits: limits)
      == ["1:14: error: the file has more than 5 values and keys"]
  )
  #expect(
    problems(inYAML: "{a: 1, b: 2, c: 3}", limits: limits)
      == ["1:17: error: the file has more than 5 values and keys"]
  )
}

@Test(arguments: [
  "[1,", "a", "\"a\":", "- ", "? ", "{a: [", "'", "*a ", "&a ", "!a ", "|\n", "#", "%a\n",
])
func `a mebibyte of one thing is answered in bounded time`(unit: String) {
  let text = String(repeating: unit, count: (1 << 20) / unit.utf8.count)
  let start = ProcessorTime.ofThread
  #expect(problems(inYAML: text).count <= 101)
  #expect(ProcessorTime.ofThread - start < 20)
}
