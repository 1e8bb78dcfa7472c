import ScenarioYAML

/// Values that differ from a JSON value in one to three places.
struct Mutations {
  private let original: JSONValue
  private let names: [String]
  private let parts: [JSONValue]
  private var state: UInt64

  /// Takes the keys and parts of the value as material for mutations of it.
  init(of original: JSONValue, seed: UInt64) {
    self.original = original
    state = seed
    parts = original.allParts
    let keys = parts.flatMap { $0.members.map(\.name) }
    names = Array(Set(keys)).sorted() + ["x", "A b", ""]
  }

  private static let replacements: [JSONValue] = [
    .null, true, false, 0, 1, -1, 3, 6, 101, 0.5, 1.5, -0.25, 1e20, 1e-9, "", "a", "ab", "abc",
    "Abc", "a-b", "-a", "a_b", "a/b.md", "../a", "/a", "a/", "é", "漢字漢", "agents", "all", "a.b",
    "a.b.c d", "a.rate", "14:50", "24:00", "line\nbreak", "tab\tstop", "bell\u{7}", "\u{202E}x",
    .string(String(repeating: "x", count: 41)), .string(String(repeating: "y", count: 5000)), [],
    [:],
    ["a"], ["a", "a"], [1], [1, 2], [2, 1], ["a", 0.5], ["a": 1], ["not": "a"], ["all": []],
    ["all": ["a", ["not": "b"]]], ["above": 3], ["control": "a"], ["between": [1, 2]],
    ["control": "a", "times": 2], ["between": [1, 2], "times": 2], ["base": 1, "adjust": []],
  ]

  /// SplitMix64, by Steele, Lea and Flood (2014).
  private mutating func next(below bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ (z >> 31)) % UInt64(bound))
  }

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[next(below: elements.count)]
  }

  /// A further mutation.
  mutating func next() -> JSONValue {
    (0...next(below: 3)).reduce(original) { value, _ in step(value) }
  }

  private mutating func step(_ value: JSONValue) -> JSONValue {
    switch value {
    case .object(var members) where !members.isEmpty && next(below: 12) > 0:
      let index = next(below: members.count)
      switch next(below: 16) {
      case 0: members.remove(at: index)
      case 1:
        let name = pick(names)
        if value[name] == nil { members[index].name = name }
      case 2:
        let name = pick(names)
        let added = replacement()
        if value[name] == nil { members.append(.init(name, added)) }
      default: members[index].value = step(members[index].value)
      }
      return .object(members)
    case .array(var values) where !values.isEmpty && next(below: 12) > 0:
      let index = next(below: values.count)
      switch next(below: 10) {
      case 0: values.remove(at: index)
      case 1: values.append(values[index])
      default: values[index] = step(values[index])
      }
      return .array(values)
    case .integer(let number) where next(below: 3) > 0:
      return .integer(pick([-number, number + 1, number * 100, number * 1_000_000]))
    case .number(let number) where next(below: 3) > 0:
      return .number(pick([-number, number / 2, number * 100]))
    case .string(let text) where next(below: 3) > 0:
      return .string(pick(["x" + text, text + "9", text.uppercased(), text + " y"]))
    case .null, .boolean, .integer, .number, .string, .array, .object: return replacement()
    }
  }

  private mutating func replacement() -> JSONValue {
    next(below: 2) == 0 ? pick(Self.replacements) : pick(parts)
  }

  /// The members of a mutation that differ from the original, for messages.
  func difference(_ mutation: JSONValue) -> String {
    let members = mutation.members.filter { original[$0.name] != $0.value }
    return JSONValue.object(members).compact
  }
}

extension JSONValue {
  /// The value and all values in it.
  fileprivate var allParts: [JSONValue] {
    switch self {
    case .null, .boolean, .integer, .number, .string: [self]
    case .array(let values): [self] + values.flatMap(\.allParts)
    case .object(let members): [self] + members.flatMap(\.value.allParts)
    }
  }
}
