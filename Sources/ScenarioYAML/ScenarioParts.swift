/// A scenario's file as canonical bytes, what decides apart from what is prose.
///
/// Two files with the same `world` bytes give the same sessions: mending a typo in a text changes
/// only `prose`. Rules of precedence are prose too, because they judge a path after it was taken.
/// Layout, comments and quoting change neither.
package struct ScenarioParts: Hashable, Sendable {
  package let world: [UInt8]
  package let prose: [UInt8]

  /// Takes a scenario's file at a difficulty apart, its own where none is given; `nil` when it
  /// cannot be parsed.
  ///
  /// At each difficulty the bytes are those of a file that has the numbers of the knobs written out.
  package init?(_ document: YAMLDocument, difficulty: Int? = nil) {
    guard let root = document.at(difficulty).root else { return nil }
    var texts = (world: "", prose: "")
    Self.write(root, path: [], isProse: false, Knobs(root), to: &texts)
    world = Array(texts.world.utf8)
    prose = Array(texts.prose.utf8)
  }

  /// Paths of prose; `*` stands for any key or index, and what is below is prose too.
  private static let prosePaths: [[String]] = [
    ["title"], ["topic"], ["version"], ["brief"], ["debrief"], ["rubric"], ["messages"],
    ["abbreviations"],
    ["interview"], ["lab"], ["places", "*"], ["families", "*"], ["artifacts", "*", "title"],
    ["artifacts", "*", "variants", "*", "*"], ["hypotheses", "*", "title"],
    ["hypotheses", "*", "explanation"], ["hypotheses", "*", "prior_because"],
    ["actions", "*", "title"], ["actions", "*", "synonyms"],
    ["actions", "*", "purpose"],
    ["actions", "*", "nudge"], ["actions", "*", "pointer"], ["actions", "*", "panels"],
    ["actions", "*", "findings", "*", "says"],
    ["actions", "*", "findings", "*", "impossible_because"], ["mitigations", "*", "title"],
    ["mitigations", "*", "summary"], ["mitigations", "*", "expects"], ["invariants"],
    ["rules", "precedence"],
    ["harm", "weights", "*", "title"], ["world", "tables", "*", "title"],
    ["world", "tables", "*", "logs"], ["world", "tables", "*", "fields", "*", "title"],
    ["world", "tables", "*", "fields", "*", "unit"], ["world", "traces"], ["world", "metrics"],
  ]

  /// Paths of what says only at which difficulty something else is so.
  private static let difficultyPaths: [[String]] = [
    [Knobs.section], ["actions", "*", YAMLDocument.fromDifficulty],
    ["artifacts", "*", YAMLDocument.fromDifficulty],
    ["hypotheses", "*", YAMLDocument.fromDifficulty],
    ["mitigations", "*", YAMLDocument.fromDifficulty],
    ["brief", "background", "*", YAMLDocument.fromDifficulty],
  ]

  private static func isProse(_ path: [String]) -> Bool { matches(path, prosePaths) }

  private static func isAboutDifficulty(_ path: [String]) -> Bool {
    matches(path, difficultyPaths)
  }

  private static func matches(_ path: [String], _ patterns: [[String]]) -> Bool {
    patterns.contains { pattern in
      pattern.count == path.count
        && zip(pattern, path).allSatisfy { $0 == "*" || $0 == $1 }
    }
  }

  private static func write(
    _ node: YAMLNode,
    path: [String],
    isProse wasProse: Bool,
    _ knobs: Knobs,
    to texts: inout (world: String, prose: String)
  ) {
    guard !Self.isAboutDifficulty(path) else { return }
    let isProse = wasProse || Self.isProse(path)
    func add(_ text: String, to texts: inout (world: String, prose: String)) {
      if isProse { texts.prose += text } else { texts.world += text }
    }
    let content = knobs.number(of: node).map { .scalar(.number($0)) } ?? node.content
    switch content {
    case .scalar(let scalar):
      let value = scalar.canonicalText
      // The length keeps a value with a line break from reading as two values.
      add("\(path.joined(separator: "/")) \(value.utf8.count) \(value)\n", to: &texts)
    case .list(let items):
      for (index, item) in items.enumerated() {
        write(item, path: path + ["\(index)"], isProse: isProse, knobs, to: &texts)
      }
    case .object(let entries):
      for entry in entries {
        write(entry.value, path: path + [entry.key], isProse: isProse, knobs, to: &texts)
      }
    }
  }
}

extension YAMLScalar {
  /// The value with its kind; numbers in Swift's shortest text that reads back the same.
  fileprivate var canonicalText: String {
    switch self {
    case .text(let text): "text \(text)"
    case .number(let number): "number \(number.value)"
    case .boolean(let value): "boolean \(value)"
    case .null: "null"
    case .refused: "refused"
    }
  }
}
