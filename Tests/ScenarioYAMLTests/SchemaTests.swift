import ScenarioYAML
import Testing

@Test func `a recursive shape is a definition that refers to itself`() {
  let schema = Sample.guardRule.schemaDocument(title: "Guard")
  #expect(
    schema.prettyPrinted == """
      {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Guard",
        "$ref": "#/$defs/guard",
        "$defs": {
          "guard": {
            "anyOf": [
              { "type": "string", "pattern": "^[a-z0-9][a-z0-9-]*$", "maxLength": 64 },
              {
                "description": "A condition on the chart.",
                "type": "object",
                "properties": {
                  "all": {
                    "description": "All hold.",
                    "type": "array",
                    "items": { "$ref": "#/$defs/guard" },
                    "minItems": 1,
                    "maxItems": 4
                  },
                  "not": { "description": "It does not hold.", "$ref": "#/$defs/guard" }
                },
                "additionalProperties": false,
                "allOf": [
                  {
                    "oneOf": [
                      { "required": ["all"] },
                      { "required": ["not"] }
                    ]
                  }
                ]
              }
            ]
          }
        }
      }

      """
  )
}

@Test func `the schema of a shape is always the same text`() {
  let first = Sample.shape.schemaDocument(title: "Sample").prettyPrinted
  #expect(Sample.shape.schemaDocument(title: "Sample").prettyPrinted == first)
}

/// Mutations of the sample, each as JSON text, which is YAML too.
private struct Mutations {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  static let replacements: [JSONValue] = [
    .null, true, false, 0, 1, -1, 3, 6, 101, 0.5, 1.5, -0.25, .number(1e20), .number(1e-9), "", "a",
    "ab", "abc", "Abc", "a-b", "-a", "a_b", "a/b.md", "../a", "/a", "a/", "é", "漢字漢", "agents",
    "all",
    .string(String(repeating: "x", count: 41)), .string(String(repeating: "y", count: 65)), [], [:],
    ["a"], ["a", "a"], [1], ["a": 1], ["not": "a"], ["all": []], ["all": ["a", ["not": "b"]]],
    ["lognormal": ["median": 1]], ["beta": ["a": 1, "b": 2]],
    ["lognormal": ["median": 1], "beta": ["a": 1, "b": 1]], ["mobile": 0.5, "Web": 0.5],
  ]

  static let names = [
    "id", "title", "set", "scale", "when", "from", "x", "median", "sigma", "a", "b", "not", "all",
    "beta", "lognormal", "level", "web", "A b", "",
  ]

  /// SplitMix64, by Steele, Lea and Flood (2014).
  private mutating func next(below bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ (z >> 31)) % UInt64(bound))
  }

  mutating func mutate(_ value: JSONValue) -> JSONValue {
    (0...next(below: 3)).reduce(value) { value, _ in step(value) }
  }

  private mutating func step(_ value: JSONValue) -> JSONValue {
    switch value {
    case .object(var members) where !members.isEmpty && next(below: 8) > 0:
      let index = next(below: members.count)
      switch next(below: 10) {
      case 0: members.remove(at: index)
      case 1:
        let name = Self.names[next(below: Self.names.count)]
        if value[name] == nil { members[index].name = name }
      case 2:
        let name = Self.names[next(below: Self.names.count)]
        let added = Self.replacements[next(below: Self.replacements.count)]
        if value[name] == nil { members.append(.init(name, added)) }
      default: members[index].value = step(members[index].value)
      }
      return .object(members)
    case .array(var values) where !values.isEmpty && next(below: 8) > 0:
      let index = next(below: values.count)
      switch next(below: 6) {
      case 0: values.remove(at: index)
      case 1: values.append(values[index])
      default: values[index] = step(values[index])
      }
      return .array(values)
    case .null, .boolean, .integer, .number, .string, .array, .object:
      return Self.replacements[next(below: Self.replacements.count)]
    }
  }
}

@Test(.enabled(if: JSONSchemaOracle.isAvailable, "python3 with jsonschema is needed"))
func `the schema accepts what the shape accepts`() throws {
  let original = try #require(YAMLDocument(text: Sample.yaml, file: "s.yaml").root?.json)
  var mutations = Mutations(seed: 2026)
  let instances = [original] + (1...4000).map { _ in mutations.mutate(original) }
  let verdicts = try JSONSchemaOracle.verdicts(
    schema: Sample.shape.schemaDocument(title: "Sample"),
    instances: instances
  )
  try #require(verdicts.count == instances.count)
  var accepted = 0
  for (instance, verdict) in zip(instances, verdicts) {
    let document = YAMLDocument(text: instance.compact, file: "s.yaml")
    #expect(document.root?.json == instance)
    let decoded = Sample.shape.decode(document)
    #expect(decoded.isAcceptedBySchema == verdict, "\(instance.compact)")
    #expect((decoded.value != nil) == verdict, "\(instance.compact)")
    #expect(decoded.diagnostics.isEmpty == verdict, "\(instance.compact)")
    accepted += verdict ? 1 : 0
  }
  #expect(accepted > 200 && accepted < 3800, "accepted \(accepted)")
}
