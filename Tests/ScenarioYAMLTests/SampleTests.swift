import ScenarioYAML
import Testing

@Test func `a whole sample is decoded, with defaults`() {
  let decoded = Sample.shape.decode(YAMLDocument(text: Sample.yaml, file: "s.yaml"))
  #expect(decoded.diagnostics.isEmpty)
  #expect(decoded.isAcceptedBySchema)
  #expect(decoded.value == Sample.value)
}

/// A text of the sample, what stands there instead, and the diagnostics that follow.
struct Mistake: Sendable, CustomTestStringConvertible {
  var old: String
  var new: String
  var expected: [String]

  init(_ old: String, _ new: String, _ expected: String...) {
    self.old = old
    self.new = new
    self.expected = expected
  }

  var testDescription: String { "\(old) -> \(new)" }

  static let identifier =
    "an identifier (lower-case letters, digits and '-', not starting with '-')"

  static let all: [Mistake] = [
    Mistake("id: canary-1", "id: Canary", "1:5: error: expected \(identifier), found 'Canary'"),
    Mistake(
      "id: canary-1",
      "id: 7",
      "1:5: error: expected \(identifier), found the number 7 (in quotes it would be text)"
    ),
    Mistake("id: canary-1", "id:", "1:4: error: expected \(identifier), found nothing"),
    Mistake(
      "id: canary-1\n",
      "",
      "1:1: error: the key 'id' is missing (Its name)"
    ),
    Mistake("title:", "tittle:", "2:1: error: unknown key 'tittle'. Did you mean 'title'?"),
    Mistake(
      "level: 4",
      "colour: red",
      "3:1: error: unknown key 'colour'; the keys here are 'id', 'title', 'level', 'prior', "
        + "'shown', 'topic', 'latency', 'set', 'scale', 'when', 'shares', 'tags', 'reading', "
        + "'from' and 'ramp'"
    ),
    Mistake(
      "title: A canary",
      "title: ab",
      "2:8: error: expected text of 3 to 40 characters, found 'ab' (2 characters)"
    ),
    Mistake(
      "title: A canary",
      "title: 1000",
      "2:8: error: expected text of 3 to 40 characters, found the number 1000 "
        + "(in quotes it would be text)"
    ),
    Mistake("title: A canary", "title: éàü"),
    Mistake(
      "level: 4",
      "level: 6",
      "3:8: error: expected a whole number from 1 to 5, found the number 6"
    ),
    Mistake(
      "level: 4",
      "level: 2.5",
      "3:8: error: expected a whole number from 1 to 5, found the number 2.5"
    ),
    Mistake(
      "level: 4",
      "level: '4'",
      "3:8: error: expected a whole number from 1 to 5, found '4'"
    ),
    Mistake("level: 4", "level: 5e0"),
    Mistake("level: 4", "level: 5.0"),
    Mistake(
      "prior: 0.25",
      "prior: 1.5",
      "4:8: error: expected a number not below 0 and not above 1, found the number 1.5"
    ),
    Mistake(
      "prior: 0.25",
      "prior: .nan",
      "4:8: error: '.nan' is no finite number; numbers here are finite"
    ),
    Mistake(
      "prior: 0.25",
      "prior: 0x1",
      "4:8: error: '0x1' is no decimal number; write it in decimal, or put it in quotes for text"
    ),
    Mistake(
      "shown: false",
      "shown: no",
      "5:8: error: 'no' is a boolean to some readers and text to others; "
        + "write false or put it in quotes"
    ),
    Mistake("shown: false", "shown: 0", "5:8: error: expected true or false, found the number 0"),
    Mistake(
      "topic: agents",
      "topic: agnets",
      "6:8: error: expected 'retrieval', 'agents' or 'evaluation', found 'agnets'. "
        + "Did you mean 'agents'?"
    ),
    Mistake(
      "topic: agents",
      "topic: [agents]",
      "6:8: error: expected 'retrieval', 'agents' or 'evaluation', found a list"
    ),
    Mistake(
      "{median: 120}",
      "{median: 0}",
      "7:31: error: expected a number above 0, found the number 0"
    ),
    Mistake(
      "{lognormal: {median: 120}}",
      "fast",
      "7:10: error: expected a number or a distribution, found 'fast'"
    ),
    Mistake(
      "{lognormal: {median: 120}}",
      "{}",
      "7:10: error: expected exactly one of the keys 'lognormal' and 'beta', found none"
    ),
    Mistake(
      "{lognormal: {median: 120}}",
      "{lognormal: {median: 1}, beta: {a: 1, b: 1}}",
      "7:35: error: expected exactly one of the keys 'lognormal' and 'beta', "
        + "found 'lognormal' and 'beta'"
    ),
    Mistake(
      "{lognormal: {median: 120}}",
      "{lognormle: {median: 120}}",
      "7:11: error: unknown key 'lognormle'. Did you mean 'lognormal'?"
    ),
    Mistake("{lognormal: {median: 120}}", "120"),
    Mistake(
      "scale: 1.5",
      "scale: 1.5\nset: 2",
      "9:1: error: expected only one of the keys 'scale' and 'set'"
    ),
    Mistake("scale: 1.5\n", ""),
    Mistake(
      "- not: rolled-back",
      "- not: {not: {nut: x}}",
      "11:19: error: unknown key 'nut'. Did you mean 'not'?"
    ),
    Mistake(
      "mobile: 0.6",
      "Mobile: 0.6",
      "14:3: error: expected \(identifier), found 'Mobile'"
    ),
    Mistake(
      "  mobile: 0.6\n  web: 0.4",
      "  {}",
      "14:3: error: expected an object with 1 to 4 keys, found 0"
    ),
    Mistake("[fast, b-2]", "[fast, fast]", "16:14: error: 'fast' stands in this list twice"),
    Mistake("[fast, b-2]", "[a, b, c, d]", "16:7: error: expected 0 to 3 items, found 4"),
    Mistake("[fast, b-2]", "fast", "16:7: error: expected a list, found 'fast'"),
    Mistake(
      "notes/deploy.md",
      "../secret.md",
      "17:11: error: expected a path inside the scenario's folder "
        + "(letters, digits, '_', '-' and '.', joined by '/'), found '../secret.md'"
    ),
    Mistake(
      "from: 10",
      "from: ~",
      "18:7: error: expected a whole number from 0 to 100, found nothing"
    ),
  ]
}

@Test(arguments: Mistake.all)
func `one thing wrong gives one diagnostic`(mistake: Mistake) {
  let text = Sample.yaml(replacing: mistake.old, by: mistake.new)
  #expect(Sample.problems(of: text) == mistake.expected)
}

@Test func `everything wrong is reported, in the order of the file`() {
  let text = """
    id: Canary
    title: ab
    prior: 2
    latency: {beta: {a: 0, c: 1}}
    scale: x
    tags: [1, A]
    """
  #expect(
    Sample.problems(of: text) == [
      "1:1: error: the key 'topic' is missing (What it is about)",
      "1:5: error: expected \(Mistake.identifier), found 'Canary'",
      "2:8: error: expected text of 3 to 40 characters, found 'ab' (2 characters)",
      "3:8: error: expected a number not below 0 and not above 1, found the number 2",
      "4:21: error: expected a number above 0, found the number 0",
      "4:24: error: unknown key 'c'. Did you mean 'b'?",
      "5:8: error: expected a number not below 0, found 'x'",
      "6:8: error: expected \(Mistake.identifier), found the number 1 (in quotes it would be text)",
      "6:11: error: expected \(Mistake.identifier), found 'A'",
    ]
  )
}

@Test func `a value of the wrong kind at the top is one diagnostic`() {
  #expect(
    Sample.problems(of: "- a\n- b") == ["1:1: error: expected an object, found a list"]
  )
}

@Test(arguments: ["a/b.md", "a", "a_b-c.d/e.1"])
func `relative paths stay inside`(path: String) {
  #expect(TextPattern.relativePath.matches(path))
}

@Test(arguments: [
  "", "/a", "a/", "a//b", "../a", "a/../b", "./a", "a\\b", "a\u{0}b", ".git", "a b",
])
func `paths that could lead elsewhere are no paths`(path: String) {
  #expect(!TextPattern.relativePath.matches(path))
}

@Test func `a file with an unknown key in every place is answered briefly`() {
  let keys = (0..<60_000).map { "titl\($0): 1" }.joined(separator: ", ")
  let found = Sample.problems(of: "{\(keys)}")
  #expect(found.count == 101)
  #expect(found.last?.hasSuffix("there are 100 problems so far; the rest is not read") == true)
}
